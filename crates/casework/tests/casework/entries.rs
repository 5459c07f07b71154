//! Tests of rows: what a register shows of a case, and that rows are read back as they were written.

use probity_casework::publish::{Change, correct, withhold};
use probity_casework::{Refusal, Table, World};
use probity_conduct::Value;

use crate::cases::{case, sent};
use crate::common::{REFERENCE, SECRET, answer, happen};

fn rows(world: &World, table: Table) -> (String, String) {
    let row = case(world)
        .rows()
        .into_iter()
        .find(|row| row.key.table == table)
        .unwrap();
    (row.doc, row.columns.words.unwrap())
}

#[test]
fn an_entry_holds_public_fields_alone_and_nothing_once_withheld() {
    let mut world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let (doc, text) = rows(&world, Table::Entry);
    assert!(doc.contains("A diary") && !doc.contains(SECRET) && !text.contains(SECRET));
    assert!(rows(&world, Table::Case).0.contains(SECRET));
    let change = Change {
        field: "worth".to_owned(),
        old: Some(Value::Money(450)),
        new: Some(Value::Money(540)),
        outcome: None,
    };
    assert!(matches!(
        correct(REFERENCE, change.clone(), ""),
        Err(Refusal::Fields(_))
    ));
    let bodies = correct(REFERENCE, change, "Figures swapped.").unwrap();
    happen(&mut world, bodies);
    let (doc, _) = rows(&world, Table::Entry);
    assert!(doc.contains(r#""corrected":["worth"]"#) && doc.contains("540"));
    let bodies = withhold(REFERENCE, false, "A witness.").unwrap();
    happen(&mut world, bodies);
    let (doc, text) = rows(&world, Table::Entry);
    for gone in [
        "A diary",
        "Made-up Print",
        "Sam Staff",
        "540",
        "A witness",
        r#"situation":"gift""#,
    ] {
        assert!(!doc.contains(gone), "{gone} is still in {doc}");
    }
    assert!(doc.contains(REFERENCE));
    assert_eq!(text, REFERENCE.to_lowercase());
}

#[test]
fn rows_read_back_as_the_aggregates_they_came_from() {
    let world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        Some("accepted"),
    );
    let mut read = World::default();
    for row in case(&world).rows() {
        read.put(row.key.table, &row.key.id, &row.doc).unwrap();
    }
    assert_eq!(case(&read), case(&world));
}
