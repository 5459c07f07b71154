//! Tests of cases: where each answer sends them, who can do what next, and what a register shows.

use jiff::civil::date;
use probity_casework::answer::{Judged, KeptAnswer};
use probity_casework::case::{Case, State};
use probity_casework::decide::{
    Choice, Deciding, GivenInformation, Resolution, decide, give_information, note, record_outcome,
    withdraw,
};
use probity_casework::event::{Routed, Submitted, Task};
use probity_casework::exclusion::Why;
use probity_casework::office::Office;
use probity_casework::submit::{reroute, submit};
use probity_casework::{Body, Refusal, World};
use serde_json::{Value, json};

use crate::common::{answer, duty, happen, kept, office, submitted};

pub fn sent_in(submission: Submitted, office: &Office) -> Vec<Body> {
    let (judged, today) = (
        Judged::of(submission.answer.read().unwrap(), &[]),
        date(2026, 11, 21),
    );
    submit(submission, &judged, office, Some(&"clerk".into()), today)
}

/// The world after this case was sent in.
pub fn sent(answer: KeptAnswer, response: Option<&str>) -> World {
    let mut world = World::default();
    let bodies = sent_in(submitted(answer, response), &office());
    happen(&mut world, bodies);
    world
}

/// The only case.
pub fn case(world: &World) -> &Case {
    world.cases.values().next().unwrap()
}

fn resolutions() -> Vec<Resolution> {
    let of = |id: &str, outcome: Option<&str>| Resolution {
        id: id.to_owned(),
        outcome: outcome.map(str::to_owned),
        ..Resolution::default()
    };
    let hand_over = Resolution {
        needs_recipient: true,
        ..of("hand-over", Some("handed_over"))
    };
    vec![
        of("decline", Some("declined")),
        hand_over,
        Resolution {
            ask: true,
            ..of("ask-more", None)
        },
    ]
}

pub fn choice(resolution: &str) -> Choice {
    Choice {
        resolution: resolution.to_owned(),
        reasons: "Because.".to_owned(),
        ..Choice::default()
    }
}

/// When its holder must act by, if the office sets itself ten days to decide.
#[test]
fn the_offices_own_time_counts_for_deciding_where_no_instrument_names_one() {
    let office = Office {
        deciding_days: Some(10),
        ..office()
    };
    let due = |answer: KeptAnswer, response: Option<&str>| {
        let submission = submitted(answer, response);
        let bodies = sent_in(submission, &office);
        bodies.into_iter().find_map(|body| match body {
            Body::CaseRouted(to) => Some((to.task, to.due.map(|due| due.to_string()))),
            _ => None,
        })
    };
    let ten_days = || Some("2026-12-02T00:00:00Z".to_owned());
    let authority = answer("needs-authorisation", Some("line-manager"), &[]);
    assert_eq!(due(authority, None), Some((Task::Decide, ten_days())));
    let silent = answer("silent", None, &[]);
    assert_eq!(due(silent, None), Some((Task::Decide, ten_days())));
    // A duty has its own time limit. The office's limit does not apply to cases that only need reading.
    let (task, named) = due(
        answer("prohibited", None, &[("report", "line-manager")]),
        None,
    )
    .unwrap();
    assert!(task == Task::Decide && named != ten_days(), "{named:?}");
    let mut untimed = duty("report", Some("line-manager"));
    untimed["within"] = Value::Null;
    let untimed = kept(json!({ "outcome": "permitted", "duties": [untimed] }));
    assert_eq!(due(untimed, Some("accepted")), Some((Task::Note, None)));
}

/// Input: outcome, authority, duties, what the person did. Expected: who has it and their task, or `-` if it is
/// closed at once.
#[test]
fn where_a_case_goes() {
    type Case<'a> = (
        &'a str,
        Option<&'a str>,
        &'a [(&'a str, &'a str)],
        Option<&'a str>,
        &'a str,
    );
    let cases: [Case; 11] = [
        (
            "needs-authorisation",
            Some("line-manager"),
            &[],
            None,
            "manager decides",
        ),
        (
            "needs-authorisation",
            Some("line-manager"),
            &[("report", "clerk")],
            None,
            "manager decides, clerk informed",
        ),
        (
            "needs-authorisation",
            Some("line-manager"),
            &[],
            Some("declined"),
            "-",
        ),
        (
            "needs-authorisation",
            Some("line-manager"),
            &[("report", "chief")],
            Some("declined"),
            "chief notes",
        ),
        (
            "prohibited",
            None,
            &[("report", "line-manager")],
            None,
            "manager decides",
        ),
        (
            "prohibited",
            None,
            &[("report", "chief+clerk")],
            Some("returned"),
            "chief notes, clerk informed",
        ),
        ("prohibited", None, &[], Some("declined"), "-"),
        ("prohibited", None, &[], Some("accepted"), "clerk decides"),
        ("silent", None, &[], None, "clerk decides"),
        ("permitted", None, &[], Some("accepted"), "-"),
        (
            "permitted",
            None,
            &[("declare", "chief|clerk")],
            None,
            "chief notes",
        ),
    ];
    for (outcome, authority, duties, response, goes) in cases {
        let world = sent(answer(outcome, authority, duties), response);
        let case = case(&world);
        let now = match &case.holder {
            None => "-".to_owned(),
            Some(Routed {
                person,
                task,
                informed,
                ..
            }) => {
                let informed: Vec<String> = informed
                    .iter()
                    .map(|(_, person)| format!(", {person} informed"))
                    .collect();
                format!(
                    "{person} {}{}",
                    if *task == Task::Decide {
                        "decides"
                    } else {
                        "notes"
                    },
                    informed.join("")
                )
            }
        };
        assert_eq!(now, goes, "{outcome} {authority:?} {duties:?} {response:?}");
        assert_eq!(case.state == State::Closed, goes == "-");
    }
}

#[test]
fn a_confidential_case_never_goes_to_nobody() {
    let goes = |answer: KeptAnswer, confidential| {
        let submission = Submitted {
            confidential,
            ..submitted(answer, None)
        };
        let office = office();
        let bodies = sent_in(submission, &office);
        bodies.into_iter().next_back().unwrap()
    };
    let unaddressed = kept(json!({ "duties": [duty("report", None)] }));
    for (answer, task) in [
        (unaddressed, Task::Decide),
        (kept(json!({})), Task::Decide),
        (answer("permitted", None, &[]), Task::Note),
        (answer("not-covered", None, &[]), Task::Note),
    ] {
        let open = goes(answer.clone(), false);
        assert!(matches!(open, Body::CaseRecorded {}), "{answer:?}");
        let Body::CaseRouted(routed) = goes(answer.clone(), true) else {
            panic!("{answer:?} reaches nobody");
        };
        assert_eq!((routed.person.as_str(), routed.task), ("clerk", task));
    }
}

#[test]
fn whoever_reports_a_permitted_offer_says_what_they_did() {
    let mut world = sent(answer("permitted", None, &[]), None);
    assert_eq!(case(&world).state, State::AwaitingInformation);
    let given = GivenInformation {
        outcome: Some("accepted".to_owned()),
        reply: "Kept it.".to_owned(),
        ..GivenInformation::default()
    };
    let bodies = give_information(case(&world), given).unwrap();
    happen(&mut world, bodies);
    assert_eq!(
        (case(&world).state, case(&world).outcome.as_deref()),
        (State::Closed, Some("accepted"))
    );
}

#[test]
fn only_its_holder_decides_once_and_with_reasons() {
    let mut world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let office = office();
    let all = resolutions();
    let asked = |choice: &Choice, who: &str| {
        let by = Deciding {
            person: &who.into(),
            resolutions: &all,
            no_exception: false,
            office: &office,
            today: date(2026, 11, 21),
        };
        decide(case(&world), choice, by)
    };
    assert_eq!(
        asked(&choice("decline"), "staff"),
        Err(Refusal::Conflict(Why::Subject))
    );
    assert_eq!(asked(&choice("decline"), "clerk"), Err(Refusal::NotHolder));
    let fields = |refused| match refused {
        Err(Refusal::Fields(problems)) => problems
            .iter()
            .map(|one| format!("{}: {}", one.field, one.problem.key()))
            .collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        fields(asked(
            &Choice {
                reasons: " ".to_owned(),
                ..choice("decline")
            },
            "manager"
        )),
        ["reasons: required"]
    );
    assert_eq!(
        fields(asked(&choice("keep"), "manager")),
        ["resolution: resolution-unknown"]
    );
    assert_eq!(
        fields(asked(&choice("hand-over"), "manager")),
        ["recipient: recipient-missing"]
    );
    assert_eq!(
        fields(asked(
            &Choice {
                reasons: "x".repeat(1_000_000),
                ..choice("decline")
            },
            "manager"
        )),
        ["reasons: too-long"]
    );
    assert_eq!(
        asked(&choice("ask-more"), "manager").unwrap(),
        [Body::InformationAsked {
            question: "Because.".to_owned()
        }]
    );
    assert!(note(case(&world), "", &"manager".into(), &office).is_err());
    let bodies = asked(&choice("decline"), "manager").unwrap();
    happen(&mut world, bodies);
    assert_eq!(
        (case(&world).state, case(&world).outcome.as_deref()),
        (State::Decided, Some("declined"))
    );
    let by = Deciding {
        person: &"manager".into(),
        resolutions: &all,
        no_exception: false,
        office: &office,
        today: date(2026, 11, 21),
    };
    let again = decide(case(&world), &choice("decline"), by);
    assert_eq!(again, Err(Refusal::NotNow(State::Decided)));
    assert_eq!(
        withdraw(case(&world), "No need."),
        Err(Refusal::NotNow(State::Decided))
    );
    let bodies = record_outcome(
        case(&world),
        "Sent back",
        date(2026, 11, 22),
        date(2026, 11, 22),
    )
    .unwrap();
    happen(&mut world, bodies);
    assert_eq!(case(&world).state, State::Closed);
}

#[test]
fn a_holder_who_comes_to_have_a_part_in_it_loses_it() {
    let world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let mut office = office();
    assert_eq!(reroute(case(&world), &office, None), Ok(None));
    office.people.get_mut(&"manager".into()).unwrap().left = Some(date(2026, 11, 21));
    match reroute(case(&world), &office, None) {
        Ok(Some(Body::CaseRouted(to))) => {
            assert_eq!((to.post.as_str(), to.person.as_str()), ("chief", "chief"));
        }
        other => panic!("{other:?}"),
    }
    office.holders.clear();
    assert!(matches!(
        reroute(case(&world), &office, None),
        Ok(Some(Body::CaseOnHold { .. }))
    ));
}
