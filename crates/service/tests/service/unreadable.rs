//! A case whose stored answer is damaged: it is not rerouted, commands on it fail with its name, and it hides no other
//! case.

use jiff::civil::date;
use probity_service::casework::case::State;
use probity_service::casework::{CaseId, reference};
use probity_service::input::{FactsIn, Reply};
use probity_service::view::CaseView;
use probity_service::{CaseError, Clock as _, ServiceError};
use probity_store::{Append, NewEvent, Payload};
use serde_json::json;

use crate::common::{OFFICE, Stage, choice, key, machine, meal, person};

/// Changes a case's stored row behind the program's back.
fn damage(stage: &Stage, reference: &str, change: &str) {
    let database = rusqlite::Connection::open(stage.database()).unwrap();
    let sql = format!("UPDATE cases SET doc = {change} WHERE id = ?1");
    assert_eq!(database.execute(&sql, [reference]).unwrap(), 1);
}

/// Puts an invalid answer into a case's stored row.
fn damage_answer(stage: &Stage, reference: &str) {
    damage(
        stage,
        reference,
        "json_set(doc, '$.submitted.answer.outcome', 'perhaps')",
    );
}

async fn declared(stage: &Stage) -> String {
    stage.declare("sam", meal()).await.unwrap().reference.0
}

async fn seen(stage: &Stage, who: &str, reference: &str) -> CaseView {
    stage
        .service
        .cases
        .get(&person(who), reference)
        .await
        .unwrap()
}

/// Checks that a command was refused with the case's name, and that nothing was recorded.
fn named<T: std::fmt::Debug>(done: Result<T, ServiceError>, reference: &str) {
    let error = done.unwrap_err();
    let unreadable = CaseError::Unreadable {
        reference: reference.into(),
    };
    assert_eq!(error, unreadable.into());
}

#[tokio::test]
async fn it_stays_with_its_holder() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let (damaged, sound) = (declared(&stage).await, declared(&stage).await);
    damage_answer(&stage, &damaged);
    // Its holder leaves: the other case goes on, and this one stays until it is repaired.
    service
        .people
        .leave(&person("ada"), &"lee".into(), date(2026, 11, 21))
        .await
        .unwrap();
    assert_ne!(
        seen(&stage, "sam", &sound).await.holder.unwrap().person,
        "lee".into()
    );
    let view = seen(&stage, "sam", &damaged).await;
    assert_eq!(view.state, State::AwaitingDecision);
    assert_eq!(view.holder.unwrap().person, "lee".into());
    let head = stage.head().await;
    named(service.cases.reroute(&machine(), &damaged).await, &damaged);
    assert_eq!(stage.head().await, head);
    assert_eq!(
        seen(&stage, "sam", &damaged).await.state,
        State::AwaitingDecision
    );
}

#[tokio::test]
async fn a_review_and_more_information_are_refused_with_its_name() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let refused = declared(&stage).await;
    service
        .cases
        .decide(&person("lee"), &refused, None, &choice("refuse"))
        .await
        .unwrap();
    let asked = declared(&stage).await;
    service
        .cases
        .ask_information(&person("lee"), &asked, None, "How much?")
        .await
        .unwrap();
    damage_answer(&stage, &refused);
    damage_answer(&stage, &asked);
    let head = stage.head().await;
    named(
        service
            .cases
            .ask_review(&person("sam"), &refused, None, "It was cheap.")
            .await,
        &refused,
    );
    let facts = FactsIn::Json(json!({ "value": "20" }));
    named(
        service
            .cases
            .give_information(&person("sam"), &asked, None, &Reply::new("", facts.clone()))
            .await,
        &asked,
    );
    assert_eq!(stage.head().await, head);
    assert_eq!(
        key(service.cases.reroute(&machine(), &refused).await),
        "nothing-would-change"
    );
}

#[tokio::test]
async fn it_is_listed_as_unreadable_and_hides_no_other() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let (answer, whole, sound) = (
        declared(&stage).await,
        declared(&stage).await,
        declared(&stage).await,
    );
    damage_answer(&stage, &answer);
    damage(&stage, &whole, "'{}'");
    let lists = [
        service.cases.mine(&person("sam")).await.unwrap(),
        service.cases.to_decide(&person("lee")).await.unwrap(),
        service
            .cases
            .all(&person("aud"), None, None)
            .await
            .unwrap()
            .lines,
    ];
    for lines in lists {
        let unreadable = |reference: &str| {
            let line = lines
                .iter()
                .find(|line| line.reference.as_str() == reference);
            line.unwrap_or_else(|| panic!("{reference}: {lines:?}"))
                .unreadable
        };
        assert!(unreadable(&answer) && unreadable(&whole) && !unreadable(&sound));
    }
    let bystander = service.cases.mine(&person("jo")).await.unwrap();
    assert_eq!(bystander, []);
    // The other case's page counts it among the earlier offers.
    assert_eq!(seen(&stage, "lee", &sound).await.reference.as_str(), sound);
    assert_eq!(
        seen(&stage, "sam", &answer).await.reference.as_str(),
        answer
    );
    assert_eq!(
        key(service.cases.get(&person("sam"), &whole).await),
        "store-damaged"
    );
    // Posts can still be taken and left, and no one gets the case by that.
    let (ada, clerk) = (person("ada"), "clerk".into());
    service
        .posts
        .take(&ada, &clerk, &"jo".into(), date(2026, 11, 20))
        .await
        .unwrap();
}

#[tokio::test]
async fn only_its_people_know_of_a_confidential_one() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let report = json!({ "injured": false });
    let reference = stage
        .submit("sam", "collision", report)
        .await
        .unwrap()
        .reference
        .0;
    damage(&stage, &reference, "'{}'");
    let mine = service.cases.mine(&person("sam")).await.unwrap();
    assert!(mine[0].unreadable && mine[0].confidential);
    let all = service.cases.all(&person("aud"), None, None).await.unwrap();
    assert_eq!(all.lines, []);
    let lines = service.ledger.events(&person("aud"), 1, 500).await.unwrap();
    let named = lines.iter().any(|line| {
        line.envelope
            .as_ref()
            .is_some_and(|one| one.case.as_deref() == Some(reference.as_str()))
    });
    assert!(!named, "the ledger's lines name it");
}

/// An event with such an answer was written as it is, so it verifies, and so do the rows that follow from it.
#[tokio::test]
async fn checking_and_rebuilding_name_it() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let reference = declared(&stage).await;
    let store = service.store();
    let event = store.events_of(OFFICE, &reference).await.unwrap().remove(0);
    let Payload::Kept { bytes, .. } = event.payload else {
        panic!()
    };
    let other = reference::from_random([9; _]);
    let other = other.as_str();
    let text = String::from_utf8(bytes).unwrap().replace(&reference, other);
    let text = text.replace(
        "\"outcome\":\"needs-authorisation\"",
        "\"outcome\":\"perhaps\"",
    );
    let append = Append {
        office: OFFICE.to_owned(),
        events: vec![NewEvent {
            at: stage.clock.now(),
            kind: "case-submitted".to_owned(),
            case: Some(other.to_owned()),
            actor: "sam".to_owned(),
            payload: text.into_bytes(),
            salt: [7; 32],
        }],
        ..Append::default()
    };
    store.append(append).await.unwrap();
    let rebuilt = service.ledger.rebuild(&machine()).await.unwrap();
    assert_eq!(rebuilt.unreadable, [CaseId::from(other)]);
    let report = service.ledger.verify(&machine()).await.unwrap();
    let found: Vec<&str> = report
        .findings
        .iter()
        .map(|one| one.difference.id.as_str())
        .collect();
    assert_eq!(found, [format!("{OFFICE}/{other}")]);
    named(service.cases.reroute(&machine(), other).await, other);
}
