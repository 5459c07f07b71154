//! Tests of impossible days: only dates have `when` and `not-before`, their order can be kept, and every fact that
//! breaks them is reported.
use jiff::Span;
use jiff::civil::date;
use probity_conduct::{Codes, Facts, impossible_days};
use serde_json::json;

use crate::common::{self, broken};

const FILE: &str = "situations/present.toml";
const ARRIVED: &str = r#"
[[field]]
name = "arrived_on"
type = "date"
label = "When did it arrive?"
meaning = "received-on"
public = true
when = "any"
not-before = "offered_on"
"#;

fn with_arrival() -> Codes {
    let mut files = common::fixture();
    let text = std::fs::read_to_string(common::root().join(FILE)).unwrap();
    files.insert(FILE, format!("{text}{ARRIVED}"));
    Codes::load(&files).unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)))
}

#[test]
fn whatever_is_possible_lies_in_the_past_and_in_order() {
    let codes = with_arrival();
    let present = codes.situation("present").unwrap();
    let today = date(2026, 11, 21);
    let day = |shift: i32| today.checked_add(Span::new().days(shift)).unwrap();
    let shifts = [-400, -1, 0, 1, 13_000];
    for offered in shifts {
        for arrived in shifts {
            // If the field does not apply, its value is kept all the same.
            let given = json!({ "offered_on": day(offered).to_string(), "arrived_on": day(arrived).to_string(),
                                "bid_closes": day(arrived).to_string(), "from_bidder": false });
            let facts = Facts::from_json(present, &given).unwrap();
            let problems = impossible_days(present, &facts, today);
            let problems: Vec<_> = problems
                .iter()
                .map(|one| (one.field.as_str(), one.problem.key()))
                .collect();
            let mut wrong = Vec::new();
            if offered > 0 {
                wrong.push(("offered_on", "day-ahead"));
            }
            if arrived < offered {
                wrong.push(("arrived_on", "day-too-early"));
            }
            assert_eq!(problems, wrong, "{offered} {arrived}");
        }
    }
    let alone = Facts::from_json(present, &json!({ "arrived_on": "2020-01-01" })).unwrap();
    assert_eq!(impossible_days(present, &alone, today), []);
}

#[test]
fn a_register_is_of_the_past_where_all_that_enters_it_is() {
    use probity_conduct::model::Meaning;
    let codes = with_arrival();
    let presents = codes.register("presents").unwrap();
    assert!(codes.is_of_the_past(presents, Meaning::OccurredOn));
    assert!(!codes.is_of_the_past(presents, Meaning::ReceivedOn));
    assert!(!codes.is_of_the_past(presents, Meaning::KnownOn));
    assert!(codes.comes_after(presents, Meaning::ReceivedOn, Meaning::OccurredOn));
    assert!(!codes.comes_after(presents, Meaning::OccurredOn, Meaning::ReceivedOn));
}

#[test]
fn when_and_not_before_are_checked() {
    broken(
        FILE,
        "when = \"past\"",
        "",
        "the date `offered_on` is public, but does not say whether it may be in the future",
    );
    broken(
        FILE,
        "when = \"past\"",
        "when = \"soon\"",
        "unknown variant `soon`",
    );
    broken(
        FILE,
        "meaning = \"series\"",
        "meaning = \"series\"\nwhen = \"past\"",
        "`times` is not a date, so it cannot have `when`",
    );
    broken(
        FILE,
        "meaning = \"series\"",
        "meaning = \"series\"\nnot-before = \"offered_on\"",
        "`times` is not a date, so it cannot have `not-before`",
    );
    for first in ["offered_on", "kind", "note", "nothing"] {
        broken(
            FILE,
            "when = \"past\"",
            &format!("when = \"past\"\nnot-before = \"{first}\""),
            &format!("no earlier date has the name `{first}`"),
        );
    }
}
