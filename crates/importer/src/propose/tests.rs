//! Tests of the mappings proposed for small made-up files.

use super::*;
use crate::table::look;

fn proposed(file: &str) -> Mapping {
    let table = look(file.as_bytes()).unwrap();
    propose(&table.headings(), &table.records)
}

#[test]
fn a_vague_heading_gives_way_to_a_clear_one() {
    let mapping =
        proposed("member,date_str,name\nM 1,12 May 2016,Dinner as guest of the harbour board\n");
    assert_eq!(mapping.heading_of(Field::Recipient), Some("member"));
    assert_eq!(mapping.heading_of(Field::Description), Some("name"));
    assert_eq!(mapping.columns[2].why, [Why::LongestText]);
}

#[test]
fn a_person_has_the_last_word() {
    let mut mapping =
        proposed("Ref No,Date,Name,Info,Accepted/Declined\n1,3.9.31,,Spare kite,Declined\n");
    assert_eq!(mapping.heading_of(Field::Description), Some("Info"));
    mapping.state_by_key("info", "notes").unwrap();
    assert_eq!(mapping.heading_of(Field::Description), None);
    assert!(mapping.state_by_key("Info", "colour").is_err());
    assert!(mapping.state_by_key("Colour", "notes").is_err());
}

#[test]
fn blanks_are_same_as_above_only_where_nothing_repeats() {
    let shows = proposed(
        "Minister,Date,Name of External Organisation\nA,June 2010,X\n,June 2010,Y\nB,July 2010,Z\n",
    );
    assert!(shows.columns[0].blank_is_same_as_above);
    let repeats = proposed(
        "Minister,Date,Name of External Organisation\nA,June 2010,X\nA,June 2010,Y\n,July 2010,Z\n",
    );
    assert!(!repeats.columns[0].blank_is_same_as_above);
}

#[test]
fn a_mapping_can_be_kept_and_given_back() {
    let mapping = proposed("Date,Officer,Gift,Value (£)\n1/2/2025,A,Pen,5\n");
    assert_eq!(mapping.currency.as_deref(), Some("GBP"));
    let kept = serde_json::to_string(&mapping).unwrap();
    assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
}

#[test]
fn month_first_is_proposed_only_where_the_days_show_it() {
    use crate::dates::DateOrder;
    let order = |dates: &str| proposed(&format!("Date,Officer,Gift\n{dates}")).date_order;
    assert_eq!(
        order("1/2/2031,A,Pen\n12/17/2031,A,Kite\n"),
        DateOrder::MonthFirst
    );
    assert_eq!(
        order("1/2/2031,A,Pen\n12/17/2031,A,Kite\n17/12/2031,A,Cup\n"),
        DateOrder::DayFirst
    );
    assert_eq!(order("1/2/2031,A,Pen\n"), DateOrder::DayFirst);
}
