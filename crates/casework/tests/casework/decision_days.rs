//! Tests of the days in decisions: none lies before what it is about.

use jiff::civil::date;
use probity_casework::decide::{Choice, Deciding, Resolution, decide, record_outcome};
use probity_casework::{Body, Refusal, World};

use crate::cases::{case, choice, sent_in};
use crate::common::{answer, happen, office, submitted};

/// The earliest day that a refusal names, by field.
fn earliest(refused: Result<Vec<Body>, Refusal>) -> (String, String) {
    match refused {
        Err(Refusal::Fields(problems)) => {
            let [one] = &problems[..] else {
                panic!("{problems:?}");
            };
            (one.field.clone(), one.args["earliest"].clone())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn no_day_of_a_decision_lies_before_what_it_is_about() {
    let starting = |day| {
        let answer = answer("needs-authorisation", Some("line-manager"), &[]);
        let mut submission = submitted(answer, None);
        submission.facts.remove("offered_on");
        submission.occurred_on = Some(day);
        let mut world = World::default();
        happen(&mut world, sent_in(submission, &office()));
        world
    };
    let allow = Resolution {
        id: "allow".to_owned(),
        lasting: true,
        ..Resolution::default()
    };
    let today = date(2026, 11, 21);
    let decided = |world: &World, until| {
        let choice = Choice {
            until: Some(until),
            ..choice("allow")
        };
        let by = Deciding {
            person: &"manager".into(),
            resolutions: std::slice::from_ref(&allow),
            no_exception: false,
            office: &office(),
            today,
        };
        decide(case(world), &choice, by)
    };
    let mut later = starting(date(2026, 12, 5));
    assert_eq!(
        earliest(decided(&later, date(2026, 12, 4))),
        ("until".to_owned(), "2026-12-05".to_owned()),
        "it ends before it starts"
    );
    let began = starting(date(2026, 11, 1));
    assert_eq!(
        earliest(decided(&began, date(2026, 11, 20))),
        ("until".to_owned(), "2026-11-21".to_owned()),
        "it ends before it is given"
    );
    assert!(decided(&began, today).is_ok());
    let one_day = decided(&later, date(2026, 12, 5)).unwrap();
    happen(&mut later, one_day);
    let happened = |day| record_outcome(case(&later), "Called off", day, today);
    let sent = probity_casework::case::day_of(case(&later).at);
    assert!(happened(sent).is_ok(), "what is planned can be called off");
    assert_eq!(
        earliest(happened(sent.yesterday().unwrap())),
        ("on".to_owned(), sent.to_string())
    );
}
