//! A declaration sent again under the same value: the same content is the same case, other content is a conflict that
//! shows both.

use std::collections::BTreeSet;

use probity_conduct::Value as Fact;
use probity_service::input::{Declare, FactsIn, Reply};
use probity_service::view::Labelled;
use probity_service::{SentBefore, ServiceError, Status};
use serde_json::{Value, json};

use crate::common::{Stage, choice, key, meal, person};

fn sent_before(refused: ServiceError) -> SentBefore {
    match refused {
        ServiceError::SentBefore(sent) => *sent,
        other => panic!("{other:?}"),
    }
}

fn form(facts: Value) -> Declare {
    Declare {
        situation: "present".to_owned(),
        subject: None,
        facts: FactsIn::Json(facts),
        not_meant: BTreeSet::new(),
        expects: None,
        idempotency_key: Some("form-1".to_owned()),
        ..Declare::default()
    }
}

fn dearer() -> Value {
    let mut facts = meal();
    facts["value"] = json!("150");
    facts["what"] = json!("A very large meal");
    facts.as_object_mut().unwrap().remove("note");
    facts
}

#[tokio::test]
async fn other_content_under_a_used_value_is_a_conflict_that_shows_both() {
    let stage = Stage::open().await;
    let (service, sam) = (&stage.service, person("sam"));
    let first = service.cases.declare(&sam, form(meal())).await.unwrap();
    let head = stage.head().await;
    let refused: ServiceError = service
        .cases
        .declare(&sam, form(dearer()))
        .await
        .unwrap_err();
    assert_eq!(refused.status(), Status::Conflict);
    let sent = sent_before(refused);
    assert_eq!(sent.reference, first.reference);
    let differs: Vec<_> = sent
        .differs
        .iter()
        .map(|one| (one.field.as_str(), &one.before, &one.now))
        .collect();
    let text = |text: &str| Some(Labelled::text(text));
    let money = |pence| Some(Fact::Money(pence).into());
    assert_eq!(
        differs,
        [
            ("what", &text("A meal on board"), &text("A very large meal")),
            ("value", &money(1250), &money(15000)),
            ("note", &text("for the decider alone"), &None),
        ]
    );
    assert_eq!(stage.head().await, head);
    // Other spellings of the same content are the same, and the same value from another person is a different one.
    let mut respelled = meal();
    respelled["value"] = json!("£12.5");
    respelled["what"] = json!("  A meal on board ");
    let again = service.cases.declare(&sam, form(respelled)).await.unwrap();
    assert_eq!(again.reference, first.reference);
    let jo = service
        .cases
        .declare(&person("jo"), form(dearer()))
        .await
        .unwrap();
    assert_ne!(jo.reference, first.reference);
    stage.is_clean().await;
}

#[tokio::test]
async fn another_situation_or_another_person_is_other_content() {
    let stage = Stage::open().await;
    let (service, kim) = (&stage.service, person("kim"));
    let first = service.cases.declare(&kim, form(meal())).await.unwrap();
    let elsewhere = Declare {
        situation: "collision".to_owned(),
        facts: FactsIn::Json(json!({ "who": "Sam Staff" })),
        ..form(Value::Null)
    };
    let refused = service.cases.declare(&kim, elsewhere).await.unwrap_err();
    let sent = sent_before(refused);
    assert_eq!(sent.reference, first.reference);
    assert_eq!(sent.differs[0].field, "situation");
    assert!(sent.differs.iter().any(|one| one.field == "who"));
    assert!(sent.differs.iter().any(|one| one.field == "giver"));
}

#[tokio::test]
async fn people_who_are_ruled_out_are_part_of_the_content() {
    let stage = Stage::open().await;
    let (service, sam) = (&stage.service, person("sam"));
    let mut facts = meal();
    facts["who_else"] = json!("Kim");
    let first = service
        .cases
        .declare(&sam, form(facts.clone()))
        .await
        .unwrap();
    let other = Declare {
        not_meant: BTreeSet::from(["kim".into()]),
        ..form(facts)
    };
    let refused = service.cases.declare(&sam, other).await.unwrap_err();
    let sent = sent_before(refused);
    assert_eq!(sent.reference, first.reference);
    let kim = Some(Labelled::text("Kim Clerk"));
    let differs = &sent.differs[0];
    assert_eq!(
        (
            &*differs.field,
            &differs.before,
            &differs.now,
            sent.differs.len()
        ),
        ("not-meant", &None, &kim, 1)
    );
}

#[tokio::test]
async fn the_content_as_sent_counts_not_later_changes() {
    let stage = Stage::open().await;
    let (service, sam, lee) = (&stage.service, person("sam"), person("lee"));
    let first = service.cases.declare(&sam, form(meal())).await.unwrap();
    let reference = first.reference.as_str();
    service
        .cases
        .ask_information(&lee, reference, None, "How much was it?")
        .await
        .unwrap();
    let more = FactsIn::Json(json!({ "value": "150" }));
    service
        .cases
        .give_information(&sam, reference, None, &Reply::new("", more))
        .await
        .unwrap();
    let again = service.cases.declare(&sam, form(meal())).await.unwrap();
    assert_eq!(again.reference, first.reference);
    let mut changed = meal();
    changed["value"] = json!("150");
    sent_before(
        service
            .cases
            .declare(&sam, form(changed))
            .await
            .unwrap_err(),
    );
}

#[tokio::test]
async fn of_two_contents_sent_at_once_one_is_saved_and_the_other_is_a_conflict() {
    let stage = Stage::open().await;
    let presses = (0..8).map(|n| {
        let service = stage.service.clone();
        let facts = if n % 2 == 0 { meal() } else { dearer() };
        tokio::spawn(async move { service.cases.declare(&person("sam"), form(facts)).await })
    });
    let presses: Vec<_> = presses.collect();
    let (mut saved, mut conflicting) = (BTreeSet::new(), BTreeSet::new());
    let mut conflicts = 0;
    for press in presses {
        match press.await.unwrap() {
            Ok(receipt) => drop(saved.insert(receipt.reference)),
            Err(refused) => {
                conflicting.insert(sent_before(refused).reference);
                conflicts += 1;
            }
        }
    }
    assert_eq!((saved.len(), conflicts), (1, 4));
    assert_eq!(saved, conflicting);
    let mine = stage.service.cases.mine(&person("sam")).await.unwrap();
    assert_eq!(mine.len(), 1);
    stage.is_clean().await;
}

#[tokio::test]
async fn a_different_decision_is_not_a_repeat() {
    let stage = Stage::open().await;
    let lee = person("lee");
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    let made = choice("accept");
    let service = &stage.service;
    service
        .cases
        .decide(&lee, reference, None, &made)
        .await
        .unwrap();
    service
        .cases
        .decide(&lee, reference, None, &made)
        .await
        .unwrap();
    let mut other = made.clone();
    other.reasons = "It would look fine.".to_owned();
    let refused = service.cases.decide(&lee, reference, None, &other).await;
    assert_eq!(key(refused), "case-past-that");
}
