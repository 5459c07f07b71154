//! Tests of sentences as registers print them, with the values read from them.

use super::*;

fn found(text: &str) -> (String, Vec<&'static str>) {
    let (date, marks) = date_in_prose(text, DateOrder::DayFirst);
    (
        date.map(|d| d.original).unwrap_or_default(),
        marks.iter().map(|m| m.key()).collect(),
    )
}

#[test]
fn the_opening_date_is_the_date() {
    assert_eq!(found("30 May 2031 - Kite and string").0, "30 May 2031");
    assert_eq!(
        found("17-18 July 2025: I attended the regatta. On 18 July 2025 I had lunch").0,
        "17-18 July 2025"
    );
    assert_eq!(
        found("On Friday 23 May 2031 I went to a talk").0,
        "Friday 23 May 2031"
    );
    assert_eq!(
        found("9 August - Regatta, with dinner"),
        ("9 August".into(), vec!["date-from-prose", "year-missing"])
    );
    assert_eq!(found("16th July 2017 -Voucher").0, "16th July 2017");
}

#[test]
fn one_date_elsewhere_is_taken_and_several_are_not() {
    assert_eq!(
        found("Dinner with the harbour board - 16 November 2016").0,
        "16 November 2016"
    );
    assert_eq!(
        found("Talk before the regatta on18/09/2031. We went.").0,
        "18/09/2031"
    );
    assert_eq!(
        found("Concert on 13/05/31 and play on 19/1/31"),
        (String::new(), vec!["several-dates-in-prose"])
    );
}

#[test]
fn numbers_are_not_dates() {
    for text in [
        "Open 24/7 pass",
        "Channel 2 on the pier",
        "5 x kites (value £270)",
        "I may attend",
        "2 kites at £23 each",
    ] {
        assert_eq!(found(text).0, "", "{text}");
    }
}

#[test]
fn labels_are_taken_apart() {
    let text = "Description of the gift: Tea set Name of donor: Acme: the shop Value: £40 Date received: 3 May 2026";
    let values = labelled(text).unwrap_or_default();
    assert_eq!(values[0], (Field::Description, "Tea set".into()));
    assert_eq!(values[1], (Field::Donor, "Acme: the shop".into()));
    assert_eq!(values[3], (Field::ReceivedOn, "3 May 2026".into()));
    assert_eq!(labelled("Lunch: soup"), None);
}

#[test]
fn a_closing_note_of_registration_is_read() {
    let (text, date) = registered_note("A ticket [Registered 22 June 2017]").unwrap_or((
        "",
        Understood {
            original: String::new(),
            value: DateValue::Unreadable,
        },
    ));
    assert_eq!((text, date.original.as_str()), ("A ticket", "22 June 2017"));
}
