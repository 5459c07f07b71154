//! Tests of rows displaced in the ways that occur in registers.

use super::*;

const FIELDS: [Option<Field>; 6] = [
    Some(Field::Department),
    Some(Field::Recipient),
    Some(Field::ReceivedOn),
    Some(Field::Donor),
    Some(Field::Description),
    Some(Field::Value),
];

fn row(cells: [&str; 6]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

fn keys(marks: &[Marked]) -> Vec<&'static str> {
    marks.iter().map(|m| m.mark.key()).collect()
}

#[test]
fn a_shifted_row_is_moved_back_and_its_loss_is_marked() {
    let (cells, marks) = settle(
        &row(["", "Parks", "A. B.", "2025-04-01", "Acme", "Dinner"]),
        &FIELDS,
    )
    .unwrap();
    assert_eq!(cells, ["Parks", "A. B.", "2025-04-01", "Acme", "Dinner"]);
    assert_eq!(keys(&marks), ["shifted-right", "last-cell-lost"]);
}

#[test]
fn a_shift_that_lost_the_gift_is_refused() {
    let fields = &FIELDS[..5];
    let cells = row(["", "Parks", "A. B.", "2025-04-01", "Acme", ""]);
    assert_eq!(settle(&cells[..5], fields), Err(Reason::ShiftedContentLost));
}

#[test]
fn a_displacement_with_no_safe_way_back_is_refused() {
    let cells = row(["Parks", "A. B.", "Acme", "2025-04-01", "Dinner", "£5"]);
    assert_eq!(settle(&cells, &FIELDS), Err(Reason::CellsDisplaced));
}

#[test]
fn a_label_in_front_is_taken_out_as_far_as_the_gap() {
    let fields = [
        Some(Field::Reference),
        Some(Field::ReceivedOn),
        Some(Field::Recipient),
        Some(Field::Description),
        Some(Field::Outcome),
        None,
    ];
    let (cells, marks) = settle(
        &row(["Item", "1", "3.9.31", "Spare kite", "Declined", ""]),
        &fields,
    )
    .unwrap();
    assert_eq!(cells[..5], ["1", "3.9.31", "", "Spare kite", "Declined"]);
    assert_eq!(keys(&marks), ["cells-realigned"]);
}

#[test]
fn rows_in_place_are_left_alone() {
    for cells in [
        ["Parks", "A. B.", "Various", "Acme", "Dinners", "£5"],
        ["", "A. B.", "2025-04-01", "Acme", "Dinner", ""],
    ] {
        assert_eq!(settle(&row(cells), &FIELDS).unwrap().1, vec![]);
    }
}
