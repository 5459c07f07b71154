//! The real registers, where they are at hand: prints what was made of each file and checks facts counted by hand.
//!
//! The files are not part of the project. They are looked for in `../shared/real-registers` beside the repository, or
//! under the folder that `PROBITY_SHARED` names; without them these tests have nothing to do and say so.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use probity_registers::{ReadRegister, look, propose, read};

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
        let table = look(&bytes);
        let register = read(&bytes, &propose(&table.headings(), &table.records));
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
        if std::env::var_os("PROBITY_DETAIL").is_some() {
            detail(&name, &register);
        }
        assert_eq!(s.read, s.taken + s.nil + s.refused, "{name}");
    }
}

fn detail(name: &str, register: &ReadRegister) {
    let bytes = std::fs::read(folder().expect("folder").join(format!("{name}.csv"))).expect("file");
    let table = look(&bytes);
    let mapping = propose(&table.headings(), &table.records);
    for c in &mapping.columns {
        println!(
            "    {:?} -> {:?} {} {:?} same={}",
            c.heading, c.field, c.confidence, c.why, c.blank_is_same_as_above
        );
    }
    println!(
        "    {:?} date_rows={} {:?}",
        mapping.shape, mapping.date_rows, mapping.currency
    );
    println!("    {:?}", register.summary.marks);
    for r in &register.refused {
        println!("    - {} {} {:?}", r.line, r.reason.key(), r.original);
    }
    for r in &register.nil {
        println!(
            "    0 {} {:?} {:?} {:?}",
            r.original.line,
            r.said,
            r.entry.recipient,
            r.marks.iter().map(|m| m.mark.key()).collect::<Vec<_>>()
        );
    }
    for r in &register.rows {
        let e = &r.entry;
        println!(
            "    + {} d={:?} who={:?} on={:?} val={:?} out={:?} what={:?} from={:?} {:?}",
            r.line(),
            e.department,
            e.recipient,
            e.received_on.as_ref().map(|d| (&d.original, d.value)),
            e.value.as_ref().map(|d| (&d.original, &d.value)),
            e.outcome.as_ref().map(|d| (&d.original, d.value)),
            e.description
                .as_ref()
                .map(|d| d.chars().take(60).collect::<String>()),
            e.donor
                .as_ref()
                .map(|d| d.chars().take(40).collect::<String>()),
            r.marks
                .iter()
                .map(|m| (m.mark.key(), m.field.map(|f| f.key()), m.line))
                .collect::<Vec<_>>()
        );
    }
}
