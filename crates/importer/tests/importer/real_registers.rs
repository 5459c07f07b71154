//! Tests of the real registers, if they are available: they print the reading of each file and check facts counted
//! by hand.
//!
//! The files are not part of the project. They are expected in `../shared/real-registers` beside the repository, or
//! in the folder that `PROBITY_SHARED` names. Without them, these tests only print that they are skipped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use probity_importer::{ReadRegister, look, propose, read};

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("PROBITY_SHARED").map(PathBuf::from);
    let shared =
        shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let folder = shared.join("real-registers");
    if !folder.is_dir() {
        println!("no real registers at hand; nothing was checked");
    }
    folder.is_dir().then_some(folder)
}

fn registers() -> BTreeMap<String, ReadRegister> {
    let Some(folder) = folder() else {
        return BTreeMap::new();
    };
    let files = std::fs::read_dir(folder)
        .expect("readable folder")
        .map(|entry| entry.expect("entry").path());
    let csv = files.filter(|path| path.extension().is_some_and(|e| e == "csv"));
    csv.map(|path| {
        let bytes = std::fs::read(&path).expect("readable file");
        let table = look(&bytes).expect("text");
        let register = read(&table, &propose(&table.headings(), &table.records));
        (
            path.file_stem()
                .expect("name")
                .to_string_lossy()
                .into_owned(),
            register,
        )
    })
    .collect()
}

type Counted = (
    &'static str,
    usize,
    usize,
    usize,
    &'static [(u64, &'static str)],
);

/// Counts made by hand for each file: rows taken, entries, nil returns, and the refused lines with their reasons.
const COUNTED: &[Counted] = &[
    (
        "blackburn-with-darwen-councillors-gifts-2026",
        26,
        14,
        1,
        &[(2, "form-heading")],
    ),
    ("burnley-councillors-gifts-2026", 3, 3, 1, &[]),
    (
        "cabinet-office-external-meetings-2010-06-to-07",
        6,
        6,
        5,
        &[
            (2, "blank-row"),
            (14, "blank-row"),
            (15, "blank-row"),
            (16, "footnote"),
            (17, "footnote"),
        ],
    ),
    ("city-of-london-members-2015-2019", 105, 105, 0, &[]),
    ("cleveland-opcc-2016-17", 1, 1, 0, &[]),
    (
        "european-parliament-viii-term-2014-2019",
        57,
        57,
        0,
        &[
            (1, "title"),
            (49, "title"),
            (50, "repeated-heading"),
            (75, "title"),
            (76, "repeated-heading"),
        ],
    ),
    (
        "house-of-commons-category-3-uk-gifts-2026-08-17",
        30,
        30,
        0,
        &[],
    ),
    (
        "house-of-commons-category-5-overseas-gifts-2026-08-17",
        20,
        20,
        0,
        &[],
    ),
    (
        "interests-blackburn-with-darwen-councillors-2026",
        34,
        34,
        0,
        &[],
    ),
    ("interests-burnley-councillors-2026", 35, 35, 0, &[]),
    ("interests-city-of-london-members-2019", 108, 108, 0, &[]),
    (
        "interests-house-of-commons-category-10-family-lobbyists-2026-08-17",
        22,
        22,
        0,
        &[],
    ),
    (
        "interests-lancashire-county-councillors-2026",
        38,
        38,
        0,
        &[(40, "form-heading")],
    ),
    ("interests-preston-councillors-2026", 47, 47, 32, &[]),
    (
        "interests-west-lancashire-councillors-2026",
        17,
        17,
        10,
        &[],
    ),
    ("lancashire-county-councillors-gifts-2026", 7, 7, 0, &[]),
    ("northern-ireland-assembly-gifts-2022-2026", 32, 32, 0, &[]),
    (
        "preston-councillors-gifts-2026",
        91,
        91,
        12,
        &[(47, "sub-heading"), (64, "sub-heading")],
    ),
    ("scottish-parliament-gifts-2017-2026", 21, 21, 3, &[]),
    ("senedd-gifts-hospitality-2021-2026", 51, 51, 1, &[]),
    ("south-ribble-councillors-gifts-2026", 8, 8, 2, &[]),
    (
        "uk-departments-defence-supplier-hospitality-2010-2016",
        108,
        108,
        0,
        &[],
    ),
    ("uk-ministers-gifts-2024-07-to-10", 30, 30, 8, &[]),
    ("uk-ministers-gifts-2024-12", 30, 30, 24, &[]),
    ("uk-ministers-hospitality-2024-12", 42, 42, 3, &[]),
    ("uk-ministers-hospitality-2025-04", 44, 44, 7, &[]),
];

#[test]
fn counts_are_those_counted_by_hand() {
    let registers = registers();
    for (name, taken, entries, nil, refused) in COUNTED.iter().filter(|_| !registers.is_empty()) {
        let register = &registers[*name];
        let s = &register.summary;
        assert_eq!(
            (s.taken, s.entries, s.nil),
            (*taken, *entries, *nil),
            "{name}"
        );
        let found: Vec<_> = register
            .refused
            .iter()
            .map(|r| (r.line, r.reason.key()))
            .collect();
        assert_eq!(&found, refused, "{name}");
    }
    assert!(registers.is_empty() || registers.len() == COUNTED.len());
}

/// Marks counted by hand.
const MARKED: &[(&str, &str, usize)] = &[
    ("uk-ministers-hospitality-2025-04", "shifted-right", 16),
    ("uk-ministers-hospitality-2025-04", "last-cell-lost", 9),
    ("uk-ministers-hospitality-2024-12", "nil-word-in-entry", 2),
    (
        "uk-ministers-gifts-2024-07-to-10",
        "gift-and-donor-may-be-swapped",
        1,
    ),
    ("uk-ministers-gifts-2024-12", "direction-names-someone", 1),
    (
        "cabinet-office-external-meetings-2010-06-to-07",
        "same-as-above",
        2,
    ),
    (
        "blackburn-with-darwen-councillors-gifts-2026",
        "date-from-row-above",
        12,
    ),
    ("cleveland-opcc-2016-17", "cells-realigned", 1),
    // One row that has the same impossible day under two headings.
    (
        "uk-departments-defence-supplier-hospitality-2010-2016",
        "impossible-date",
        2,
    ),
    (
        "interests-blackburn-with-darwen-councillors-2026",
        "says-as-above",
        1,
    ),
    ("senedd-gifts-hospitality-2021-2026", "from-labels", 5),
    (
        "senedd-gifts-hospitality-2021-2026",
        "nil-by-punctuation",
        1,
    ),
    ("preston-councillors-gifts-2026", "outcome-from-prose", 1),
    (
        "european-parliament-viii-term-2014-2019",
        "currency-not-stated",
        57,
    ),
];

#[test]
fn marks_are_those_counted_by_hand() {
    let registers = registers();
    for (name, mark, count) in MARKED.iter().filter(|_| !registers.is_empty()) {
        assert_eq!(
            registers[*name].summary.marks.get(*mark),
            Some(count),
            "{name}: {mark}"
        );
    }
}

#[test]
fn encodings_are_recognised() {
    for (name, register) in registers() {
        let wanted = match name.as_str() {
            _ if name.contains("house-of-commons") => "utf-8-bom",
            "cabinet-office-external-meetings-2010-06-to-07" => "windows-1252",
            _ => "utf-8",
        };
        assert_eq!(register.encoding.key(), wanted, "{name}");
    }
}

#[test]
fn every_row_is_accounted_for() {
    println!(
        "{:<66} {:<13} read taken entries nil refused marks",
        "file", "encoding"
    );
    for (name, register) in registers() {
        let s = &register.summary;
        println!(
            "{name:<66} {:<13} {:>4} {:>5} {:>7} {:>3} {:>7} {:>5}",
            register.encoding.key(),
            s.read,
            s.taken,
            s.entries,
            s.nil,
            s.refused,
            s.marks_total()
        );
        assert_eq!(s.read, s.taken + s.nil + s.refused, "{name}");
    }
}
