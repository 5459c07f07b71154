//! "I do not know" as an answer: where it sends a case, and how a value settles it.

use jiff::civil::date;
use probity_casework::answer::Judged;
use probity_casework::decide::{GivenInformation, ask_information, give_information};
use probity_casework::event::Task;
use probity_casework::submit::submit;
use probity_casework::{Body, World};
use serde_json::{Value, json};

use crate::cases::{case, sent_in};
use crate::common::{duty, happen, kept, office, submitted};

#[test]
fn what_someone_does_not_know_goes_to_the_most_cautious_authority_and_never_to_no_one() {
    let sent = |members: Value, unknown: &[&str], confidential: bool| {
        let mut submission = submitted(kept(members), None);
        submission.unknown = unknown.iter().map(|name| (*name).to_owned()).collect();
        submission.confidential = confidential;
        let judged = Judged::of(submission.answer.read().unwrap(), &submission.unknown);
        let bodies = submit(
            submission,
            &judged,
            &office(),
            Some(&"clerk".into()),
            date(2026, 11, 21),
        );
        match bodies.into_iter().nth(1).unwrap() {
            Body::CaseRouted(to) => (to.task, to.post.0, to.informed.len()),
            other => panic!("{other:?}"),
        }
    };
    let open = json!({ "outcome": null, "undecided": ["kind"], "could_authorise": ["chief"] });
    assert_eq!(
        sent(open, &["kind"], false),
        (Task::Decide, "chief".to_owned(), 0)
    );
    let no_one_named = json!({ "outcome": null, "undecided": ["kind"] });
    assert_eq!(
        sent(no_one_named, &["kind"], false),
        (Task::Decide, "clerk".to_owned(), 0)
    );
    // Needs permission anyway; only who gives it is open.
    let narrowed = json!({ "outcome": "needs-authorisation", "authority": "clerk", "authorities": ["clerk"],
        "undecided": ["kind"], "could_authorise": ["chief"] });
    assert_eq!(sent(narrowed, &["kind"], false).1, "chief");
    // Permitted, but what is unknown may add a duty: someone settles it, and the post is told.
    let permitted = json!({ "outcome": "permitted", "undecided": ["kind"], "may_owe": [duty("report", Some("chief"))] });
    assert_eq!(
        sent(permitted, &["kind"], false),
        (Task::Decide, "chief".to_owned(), 0)
    );
    let both = json!({ "outcome": null, "undecided": ["kind"], "duties": [duty("report", Some("clerk"))],
        "may_owe": [duty("report", Some("chief"))] });
    assert_eq!(
        sent(both.clone(), &["kind"], false),
        (Task::Decide, "clerk".to_owned(), 1)
    );
    assert_eq!(
        sent(both, &["kind"], true),
        (Task::Decide, "clerk".to_owned(), 0)
    );
}

#[test]
fn a_value_settles_what_was_unknown() {
    let open =
        kept(json!({ "outcome": null, "undecided": ["kind"], "could_authorise": ["chief"] }));
    let mut submission = submitted(open, None);
    submission.unknown = vec!["kind".to_owned(), "worth".to_owned()];
    let mut world = World::default();
    let bodies = sent_in(submission, &office());
    happen(&mut world, bodies);
    let chief = "chief".into();
    let asked = ask_information(case(&world), "What is it?", &chief, &office()).unwrap();
    happen(&mut world, asked);
    assert_eq!(case(&world).submitted.unknown, ["kind", "worth"]);
    let given = GivenInformation {
        reply: "A diary.".to_owned(),
        facts: [(
            "kind".to_owned(),
            probity_conduct::Value::Choice("object".to_owned()),
        )]
        .into(),
        ..GivenInformation::default()
    };
    let bodies = give_information(case(&world), given).unwrap();
    happen(&mut world, bodies);
    assert_eq!(case(&world).submitted.unknown, ["worth"]);
}
