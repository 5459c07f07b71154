//! Tests of where a case goes by what its answer says: the person to ask decides, and a report goes no further than it
//! must.

use probity_casework::Body;
use probity_casework::event::Task;
use serde_json::{Value, json};

use crate::cases::sent_in;
use crate::common::{duty, kept, office, submitted};

/// The person whom the answer says to ask is the person who decides, and a duty that either of two can be told of is met
/// by the one who has the case.
#[test]
fn where_the_instruments_are_silent_the_post_to_ask_decides() {
    let ask = |post: &str| json!({ "post": post, "instrument": null, "clause": null });
    let routed = |to: &str, ask: Value| {
        let silent =
            json!({ "outcome": "silent", "ask": ask, "duties": [duty("consult", Some(to))] });
        let bodies = sent_in(submitted(kept(silent), None), &office());
        match bodies.into_iter().nth(1).unwrap() {
            Body::CaseRouted(to) => {
                let informed = to.informed.into_iter().map(|(_, person)| person.0);
                (to.task, to.person.0, informed.collect::<Vec<_>>())
            }
            other => panic!("{other:?}"),
        }
    };
    let decides = |person: &str, informed: &[&str]| {
        let informed = informed.iter().map(|one| (*one).to_owned()).collect();
        (Task::Decide, person.to_owned(), informed)
    };
    assert_eq!(
        routed("line-manager|chief", ask("chief")),
        decides("chief", &[])
    );
    assert_eq!(
        routed("line-manager", ask("chief")),
        decides("chief", &["manager"])
    );
    // Where no one has to be asked, the person whom a duty names gets it.
    assert_eq!(routed("line-manager", Value::Null), decides("manager", &[]));
}

/// A report that a clause sends to someone goes no further because another duty falls to the office's adviser.
#[test]
fn a_report_goes_no_further_than_a_clause_says() {
    let mut other = duty("act", Some("clerk"));
    other["by_default"] = json!(true);
    let answer = json!({ "duties": [other, duty("report", Some("chief"))] });
    let goes = |confidential: bool| {
        let mut submission = submitted(kept(answer.clone()), None);
        submission.confidential = confidential;
        match sent_in(submission, &office()).into_iter().nth(1).unwrap() {
            Body::CaseRouted(to) => (to.person.0, to.informed.len()),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(goes(true), ("chief".to_owned(), 0));
    assert_eq!(goes(false), ("chief".to_owned(), 1));
}
