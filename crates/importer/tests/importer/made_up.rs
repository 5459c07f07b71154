//! Tests of made-up registers with the faults of real ones, and the expected result of each row.

use std::path::Path;

use probity_importer::{
    DateValue, Direction, Encoding, Field, Mark, Marked, MoneyValue, Outcome, ReadRegister, Reason,
    TakenRow, look, propose, read,
};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/made-up")
            .join(name),
    )
    .expect("made-up register")
}

fn register(name: &str) -> ReadRegister {
    let bytes = bytes(name);
    let table = look(&bytes).expect("text");
    read(&table, &propose(&table.headings(), &table.records))
}

fn row(register: &ReadRegister, line: u64) -> &TakenRow {
    register
        .rows
        .iter()
        .find(|row| row.line() == line)
        .expect("a row taken on that line")
}

fn marks(marks: &[Marked]) -> Vec<&'static str> {
    marks.iter().map(|m| m.mark.key()).collect()
}

fn refused(register: &ReadRegister) -> Vec<(u64, Reason)> {
    register
        .refused
        .iter()
        .map(|r| (r.line, r.reason))
        .collect()
}

#[test]
fn gifts_of_several_departments() {
    let register = register("gifts.csv");
    let nil: Vec<_> = register
        .nil
        .iter()
        .map(|n| (n.original.line, n.text.as_str(), n.marks.len()))
        .collect();
    assert_eq!(
        nil,
        [
            (5, "Nil return", 0),
            (6, "NIL Return", 0),
            (7, "Nil Return", 1)
        ]
    );
    assert_eq!(
        row(&register, 2).entry.value.as_ref().unwrap().value,
        MoneyValue::AboveLimit
    );
    let pears = row(&register, 3);
    assert_eq!(
        pears.entry.direction.as_ref().unwrap().value,
        Direction::Received
    );
    assert_eq!(
        pears.entry.value.as_ref().unwrap().value,
        MoneyValue::Exact { pence: 180_000 }
    );
    assert_eq!(marks(&pears.marks), ["direction-names-someone"]);
    assert_eq!(marks(&row(&register, 4).marks), ["day-order-assumed"]);
    assert_eq!(
        marks(&row(&register, 8).marks),
        ["gift-and-donor-may-be-swapped"]
    );
    assert_eq!(marks(&row(&register, 9).marks), ["outcome-unreadable"]);
    assert_eq!(
        row(&register, 9).entry.outcome.as_ref().unwrap().original,
        "Kept in a drawer"
    );
}

#[test]
fn rows_shifted_to_the_right() {
    let register = register("hospitality-shifted.csv");
    assert_eq!(
        register.nil[0].entry.department.as_deref(),
        Some("Tide Office")
    );
    assert_eq!(marks(&register.nil[0].marks), ["shifted-right"]);
    let moved = row(&register, 3);
    assert_eq!(moved.entry.recipient.as_deref(), Some("C. D. Heron"));
    assert_eq!(moved.entry.value, None);
    assert_eq!(
        moved.marks[1],
        Marked::field(Mark::LastCellLost, Field::Value)
    );
    assert_eq!(
        moved.original[0].cells[1], "Tide Office",
        "the original is kept as it stood"
    );
    assert_eq!(
        marks(&row(&register, 5).marks),
        ["nil-word-in-entry", "identity-blank"]
    );
    assert_eq!(refused(&register), [(6, Reason::CellsDisplaced)]);
}

#[test]
fn a_log_that_leaves_blanks_for_same_as_above() {
    let register = register("meetings-windows-1252.csv");
    assert_eq!(register.encoding, Encoding::Windows1252);
    assert_eq!(
        row(&register, 4).entry.donor.as_deref(),
        Some("Net Menders’ Guild")
    );
    let inherited = row(&register, 5);
    assert_eq!(
        inherited.entry.recipient.as_deref(),
        Some("Warden of the Quay, T. Okoro")
    );
    assert_eq!(
        inherited.marks,
        [Marked::field(Mark::SameAsAbove, Field::Recipient)]
    );
    let reasons = [
        (2, Reason::BlankRow),
        (7, Reason::BlankRow),
        (8, Reason::Footnote),
        (9, Reason::Footnote),
    ];
    assert_eq!(refused(&register), reasons);
    assert_eq!(register.nil.len(), 1);
}

#[test]
fn blanks_stay_blank_when_the_person_says_so() {
    let bytes = bytes("meetings-windows-1252.csv");
    let table = look(&bytes).expect("text");
    let mut mapping = propose(&table.headings(), &table.records);
    mapping.columns[0].blank_is_same_as_above = false;
    let register = read(&table, &mapping);
    assert_eq!(row(&register, 5).entry.recipient, None);
    assert_eq!(marks(&row(&register, 5).marks), ["identity-blank"]);
}

#[test]
fn page_breaks_in_the_middle() {
    let register = register("page-breaks.csv");
    let reasons = [
        (1, Reason::Title),
        (8, Reason::Title),
        (9, Reason::RepeatedHeading),
        (13, Reason::SubHeading),
    ];
    assert_eq!(refused(&register), reasons);
    assert_eq!(
        row(&register, 5).entry.donor.as_deref(),
        Some("Society of Kites")
    );
    assert_eq!(
        row(&register, 7).entry.value.as_ref().unwrap().value,
        MoneyValue::Over { pence: 15_000 }
    );
    let line = |mark, line| Marked::line(mark, line);
    assert!(
        row(&register, 14)
            .marks
            .contains(&line(Mark::DuplicateInFile, 12))
    );
    assert!(
        row(&register, 15)
            .marks
            .contains(&line(Mark::SameEventAsRow, 12))
    );
}

#[test]
fn one_line_of_text_a_row() {
    let register = register("lines.csv");
    let reasons = [
        (2, Reason::FormHeading),
        (11, Reason::SubHeading),
        (15, Reason::DateWithoutEntry),
    ];
    assert_eq!(refused(&register), reasons);
    let dinner = row(&register, 5);
    assert_eq!(
        dinner.original.iter().map(|o| o.line).collect::<Vec<_>>(),
        [4, 5]
    );
    assert_eq!(
        marks(&dinner.marks),
        ["date-from-row-above", "two-digit-year"]
    );
    let match_ticket = &row(&register, 7).entry;
    assert_eq!(
        match_ticket.received_on.as_ref().unwrap().value,
        DateValue::Month {
            year: 2031,
            month: 5
        }
    );
    assert!(matches!(
        match_ticket.value.as_ref().unwrap().value,
        MoneyValue::PerUnit { pence: 2500, .. }
    ));
    assert!(marks(&register.nil[1].marks).contains(&"nil-beside-entry"));
    assert!(marks(&row(&register, 10).marks).contains(&"may-belong-with-row-above"));
    assert_eq!(
        row(&register, 12)
            .entry
            .received_on
            .as_ref()
            .unwrap()
            .original,
        "4 June 2031"
    );
    assert_eq!(
        row(&register, 13).entry.value.as_ref().unwrap().value,
        MoneyValue::Under { pence: 2500 }
    );
    assert_eq!(
        row(&register, 14).entry.outcome.as_ref().unwrap().value,
        Outcome::NotTakenUp
    );
    assert_eq!((register.summary.taken, register.summary.entries), (9, 7));
}

#[test]
fn everything_in_one_cell() {
    let register = register("free-text.csv");
    let gala = row(&register, 2);
    assert_eq!(
        gala.entry.description.as_deref(),
        Some("Evening gala dinner")
    );
    assert_eq!(gala.entry.donor.as_deref(), Some("Kite Convention"));
    assert_eq!(marks(&gala.marks), ["from-labels"]);
    let tickets = marks(&row(&register, 3).marks);
    for mark in [
        "date-from-prose",
        "vat-not-included",
        "value-from-prose",
        "outcome-from-prose",
        "registered-before-received",
    ] {
        assert!(tickets.contains(&mark), "{mark}");
    }
    assert!(
        row(&register, 4)
            .marks
            .contains(&Marked::line(Mark::NearDuplicateInFile, 3))
    );
    assert_eq!(marks(&register.nil[0].marks), ["nil-by-punctuation"]);
    assert_eq!(register.nil[1].text, "No registrable interests.");
    assert!(matches!(
        row(&register, 7).entry.value.as_ref().unwrap().value,
        MoneyValue::OtherCurrency { .. }
    ));
    assert!(marks(&row(&register, 8).marks).contains(&"weekday-disagrees"));
}

#[test]
fn a_register_of_one_row() {
    let register = register("one-row.csv");
    let pass = row(&register, 2);
    assert_eq!(pass.entry.reference.as_deref(), Some("1"));
    assert_eq!(
        pass.entry.outcome.as_ref().unwrap().value,
        Outcome::Declined
    );
    assert_eq!(
        marks(&pass.marks),
        [
            "cells-realigned",
            "day-order-assumed",
            "two-digit-year",
            "identity-blank"
        ]
    );
}

#[test]
fn importing_twice_adds_nothing_and_moving_rows_changes_no_key() {
    let keys = |bytes: &[u8]| {
        let table = look(bytes).expect("text");
        let register = read(&table, &propose(&table.headings(), &table.records));
        let mut keys: Vec<_> = register.rows.into_iter().map(|r| r.row_key).collect();
        keys.sort();
        (register.file_sha256, keys)
    };
    let text = String::from_utf8(bytes("gifts.csv")).expect("UTF-8");
    let (file, taken) = keys(text.as_bytes());
    assert_eq!(keys(text.as_bytes()), (file.clone(), taken.clone()));
    let mut lines: Vec<_> = text.lines().collect();
    lines[1..].reverse();
    let turned = lines.join("\r\n");
    assert_ne!(keys(turned.as_bytes()).0, file);
    assert_eq!(keys(turned.as_bytes()).1, taken);
}

#[test]
fn a_mapping_of_another_file_is_noticed() {
    let bytes = bytes("gifts.csv");
    let other = look(&self::bytes("lines.csv")).expect("text");
    let register = read(
        &look(&bytes).expect("text"),
        &propose(&other.headings(), &other.records),
    );
    assert_eq!(register.missing_headings, ["councillor", "section", "text"]);
    assert_eq!(register.new_headings.len(), 8);
    assert!(register.rows.is_empty());
}
