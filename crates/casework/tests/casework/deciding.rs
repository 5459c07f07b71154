//! Tests of what a holder can and cannot do: a reply comes back to whoever asked, a decision against the code says so,
//! and whoever has a conflict steps aside for good.

use jiff::civil::date;
use probity_casework::case::State;
use probity_casework::conflict::conflict;
use probity_casework::decide::{
    Choice, Deciding, GivenInformation, Resolution, ask_information, decide, give_information,
};
use probity_casework::event::{ConnectionTo, Task};
use probity_casework::exclusion::Why;
use probity_casework::office::Office;
use probity_casework::step_aside::step_aside;
use probity_casework::submit::{reroute, send_again};
use probity_casework::{Body, PersonId, PostId, Refusal, World};
use probity_conduct::Value as Fact;

use crate::cases::{case, sent, sent_in};
use crate::common::{answer, happen, office, submitted};

/// A case that its holder, the manager, has asked about.
fn asked() -> World {
    let mut world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let question = ask_information(case(&world), "Worth?", &"manager".into(), &office());
    happen(&mut world, question.unwrap());
    world
}

/// What the reply with this answer leads to.
fn replied(
    world: &mut World,
    outcome: &str,
    authority: Option<&str>,
    duties: &[(&str, &str)],
) -> Body {
    let given = GivenInformation {
        reply: "Less.".to_owned(),
        facts: [("worth".to_owned(), Fact::Money(100))].into(),
        answer: Some(answer(outcome, authority, duties)),
        ..GivenInformation::default()
    };
    let bodies = give_information(case(world), given).unwrap();
    happen(world, bodies);
    let goes = send_again(case(world), &office(), Some(&"clerk".into())).unwrap();
    happen(world, [goes.clone()]);
    goes
}

#[test]
fn a_reply_comes_back_to_whoever_asked_whatever_it_makes_of_the_answer() {
    let tell = [("tell", "clerk")];
    let answers = [
        ("permitted", None, &[][..]),
        ("permitted", None, &tell[..]),
        ("silent", None, &[]),
        ("needs-authorisation", Some("line-manager"), &[]),
    ];
    for (outcome, authority, duties) in answers {
        let mut world = asked();
        let goes = replied(&mut world, outcome, authority, duties);
        let Body::CaseRouted(to) = &goes else {
            panic!("{outcome}: {goes:?}");
        };
        let silent = outcome == "silent";
        let expected = if silent { "clerk" } else { "manager" };
        assert_eq!((to.person.as_str(), to.task), (expected, Task::Decide));
        assert_eq!(case(&world).state, State::AwaitingDecision);
        if !duties.is_empty() {
            assert_eq!(to.informed, [(PostId::from("clerk"), "clerk".into())]);
        }
    }
}

#[test]
fn a_reply_after_which_another_post_decides_goes_to_it() {
    let mut world = asked();
    let goes = replied(&mut world, "needs-authorisation", Some("clerk"), &[]);
    assert!(matches!(goes, Body::CaseRouted(to) if to.person.as_str() == "clerk"));
}

#[test]
fn what_a_reply_changes_is_marked_in_the_register() {
    let mut world = asked();
    let _ = replied(&mut world, "permitted", None, &[]);
    let corrected: Vec<&str> = (case(&world).corrections.iter())
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(corrected, ["worth"]);
}

#[test]
fn a_case_with_a_yes_still_reaches_someone_after_its_holder_has_gone() {
    let mut world = asked();
    let _ = replied(&mut world, "permitted", None, &[]);
    let mut office = office();
    office.people.get_mut(&"manager".into()).unwrap().left = Some(date(2026, 11, 21));
    let goes = reroute(case(&world), &office, None).unwrap();
    assert!(matches!(goes, Some(Body::CaseRouted(to)) if to.person.as_str() == "chief"));
}

fn resolution(id: &str, permits: bool) -> Resolution {
    Resolution {
        id: id.to_owned(),
        permits,
        ..Resolution::default()
    }
}

/// The manager's decision on a case with this answer.
fn decides(
    world: &World,
    resolution_id: &str,
    against: Option<&str>,
    never: bool,
) -> Result<Vec<Body>, Refusal> {
    let choice = Choice {
        resolution: resolution_id.to_owned(),
        reasons: "Because.".to_owned(),
        against: against.map(str::to_owned),
        ..Choice::default()
    };
    let by = Deciding {
        person: &"manager".into(),
        resolutions: &[resolution("accept", true), resolution("decline", false)],
        no_exception: never,
        office: &office(),
        today: date(2026, 11, 21),
    };
    decide(case(world), &choice, by)
}

fn problem(result: Result<Vec<Body>, Refusal>) -> String {
    match result {
        Err(Refusal::Fields(problems)) => problems
            .iter()
            .map(|one| format!("{}: {}", one.field, one.problem.key()))
            .collect::<Vec<_>>()
            .join(", "),
        other => panic!("{other:?}"),
    }
}

/// A prohibited gift that the manager has, because a duty says so.
fn prohibited() -> World {
    sent(
        answer("prohibited", None, &[("report", "line-manager")]),
        None,
    )
}

#[test]
fn a_decision_against_the_code_says_so_and_the_next_post_hears_of_it() {
    let mut world = prohibited();
    assert_eq!(
        problem(decides(&world, "accept", None, false)),
        "against: against-the-code"
    );
    assert_eq!(
        problem(decides(&world, "accept", Some(" "), false)),
        "against: against-the-code"
    );
    assert_eq!(
        problem(decides(&world, "decline", Some("No."), false)),
        "against: not-against-the-code"
    );
    assert!(decides(&world, "decline", None, false).is_ok());
    let bodies = decides(&world, "accept", Some("A farewell."), false).unwrap();
    let [Body::DecisionMade(made)] = bodies.as_slice() else {
        panic!("{bodies:?}");
    };
    let against = made.against.as_ref().unwrap();
    assert_eq!(against.reasons, "A farewell.");
    assert_eq!(against.told, Some(("chief".into(), "chief".into())));
    happen(&mut world, bodies);
    assert!(case(&world).informed.contains(&PersonId::from("chief")));
}

#[test]
fn a_code_without_exceptions_refuses_one() {
    let world = prohibited();
    for against in [None, Some("A farewell.")] {
        assert_eq!(
            decides(&world, "accept", against, true),
            Err(Refusal::NoException)
        );
    }
    assert!(decides(&world, "decline", None, true).is_ok());
}

#[test]
fn whoever_has_a_case_but_is_not_the_authority_decides_beyond_their_post() {
    // The answer that went with it was for the manager. Its copy names the clerk.
    let mut world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let held = world.cases.values_mut().next().unwrap();
    held.submitted.answer = answer("needs-authorisation", Some("clerk"), &[]);
    assert_eq!(
        problem(decides(&world, "accept", None, false)),
        "against: beyond-the-post"
    );
    assert!(decides(&world, "accept", Some("It could not wait."), false).is_ok());
}

#[test]
fn whoever_steps_aside_never_gets_it_again() {
    let mut world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let office = office();
    let manager = PersonId::from("manager");
    let stranger = step_aside(case(&world), &"clerk".into(), "I know them.");
    assert_eq!(stranger, Err(Refusal::NotHolder));
    assert!(matches!(
        step_aside(case(&world), &manager, " "),
        Err(Refusal::Fields(_))
    ));
    let aside = step_aside(case(&world), &manager, "I know them.").unwrap();
    happen(&mut world, [aside]);
    assert_eq!(
        conflict(&office, &case(&world).parties(), &manager),
        Some(Why::Recused)
    );
    let goes = reroute(case(&world), &office, None).unwrap().unwrap();
    assert!(matches!(&goes, Body::CaseRouted(to) if to.person.as_str() == "chief"));
    happen(&mut world, [goes]);
    assert_eq!(reroute(case(&world), &office, None), Ok(None));
    assert_eq!(
        step_aside(case(&world), &manager, "Again."),
        Err(Refusal::NotHolder)
    );
}

#[test]
fn whoever_was_informed_steps_aside_and_the_next_person_is_informed() {
    let duties = [("tell", "chief")];
    let permission = answer("needs-authorisation", Some("line-manager"), &duties);
    let mut world = sent(permission, None);
    let chief = PersonId::from("chief");
    assert!(case(&world).informed.contains(&chief));
    let aside = step_aside(case(&world), &chief, "I know them.").unwrap();
    happen(&mut world, [aside]);
    let goes = reroute(case(&world), &office(), None).unwrap();
    let Some(Body::CaseRouted(to)) = goes else {
        panic!("{goes:?}");
    };
    assert_eq!(to.person.as_str(), "manager");
    assert_eq!(to.informed, [("clerk".into(), "clerk".into())]);
}

/// The office after the manager declared a connection to the member of staff, which ended on this day.
fn with_ended_connection(day: i8) -> Office {
    let mut office = office();
    let manager = office.people.get_mut(&"manager".into()).unwrap();
    manager
        .connections
        .push(probity_casework::people::Connection {
            to: ConnectionTo::Person("staff".into()),
            relation: "brother".to_owned(),
            ended: Some(date(2026, 11, day)),
        });
    office
}

#[test]
fn ending_a_connection_opens_no_case_that_was_sent_before() {
    // The case was sent on 21 November.
    let world = sent(
        answer("needs-authorisation", Some("line-manager"), &[]),
        None,
    );
    let parties = case(&world).parties();
    let manager = PersonId::from("manager");
    for (day, expected) in [
        (20, None),
        (21, Some(Why::Connection)),
        (25, Some(Why::Connection)),
    ] {
        let why = conflict(&with_ended_connection(day), &parties, &manager);
        assert_eq!(why, expected, "ended on {day} November");
    }
}

#[test]
fn whoever_sends_a_case_for_someone_else_does_not_decide_it() {
    let permission = answer("needs-authorisation", Some("line-manager"), &[]);
    let mut submission = submitted(permission, None);
    submission.by = "manager".into();
    let bodies = sent_in(submission, &office());
    // The chief's manager is no one, and the chief reports to no one.
    assert!(
        bodies
            .iter()
            .any(|body| matches!(body, Body::CaseRouted(to) if to.person.as_str() == "chief")),
        "{bodies:?}"
    );
}
