//! Impossible values, forms sent twice, and what an office needs before it opens.

use jiff::SignedDuration;
use jiff::civil::date;
use probity_service::input::{Declare, FactsIn};
use probity_service::{Choice, Status};
use serde_json::{Value, json};

use crate::common::{OFFICE, Stage, all, choice, fields, key, machine, meal, nobody, person};

#[tokio::test]
async fn the_same_form_twice_is_one_case_and_many_forms_at_once_are_many_cases() {
    let stage = Stage::open().await;
    let declare = Declare {
        situation: "present".to_owned(),
        subject: None,
        facts: FactsIn::Json(meal()),
        not_meant: std::collections::BTreeSet::new(),
        expects: None,
        idempotency_key: Some("form-1".to_owned()),
        ..Declare::default()
    };
    let first = stage
        .service
        .cases
        .declare(&person("sam"), declare.clone())
        .await
        .unwrap();
    let second = stage
        .service
        .cases
        .declare(&person("sam"), declare.clone())
        .await
        .unwrap();
    assert_eq!(first.reference, second.reference);
    let others: Vec<_> = (0..20)
        .map(|n| {
            let (service, idempotency_key) = (stage.service.clone(), Some(format!("many-{n}")));
            let declare = Declare {
                idempotency_key,
                ..declare.clone()
            };
            tokio::spawn(async move { service.cases.declare(&person("jo"), declare).await })
        })
        .collect();
    let mut references = std::collections::BTreeSet::new();
    for other in others {
        references.insert(other.await.unwrap().unwrap().reference);
    }
    assert_eq!(references.len(), 20);
    assert_eq!(
        stage
            .service
            .cases
            .mine(&person("sam"))
            .await
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        stage
            .service
            .cases
            .to_decide(&person("lee"))
            .await
            .unwrap()
            .len(),
        21
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn impossible_values_are_refused_with_what_is_expected() {
    let stage = Stage::open().await;
    let head = stage.head().await;
    let mut facts = meal();
    facts["value"] = json!("-3");
    facts["offered_on"] = json!("2026-02-30");
    facts["colour"] = json!("red");
    facts["note"] = json!("x".repeat(1_000_000));
    assert_eq!(
        fields(stage.declare("sam", facts).await),
        [
            "value: money-negative",
            "offered_on: impossible-date",
            "note: too-long",
            "colour: unknown-field"
        ]
    );
    assert_eq!(
        fields(stage.declare("sam", json!({ "kind": "meal" })).await),
        ["what: required", "offered_on: required"]
    );
    let of = |situation: &str, subject: Option<&str>| Declare {
        situation: situation.to_owned(),
        subject: subject.map(Into::into),
        facts: FactsIn::Json(Value::Null),
        not_meant: std::collections::BTreeSet::new(),
        expects: None,
        idempotency_key: None,
        ..Declare::default()
    };
    assert_eq!(
        key(stage
            .service
            .cases
            .declare(&person("sam"), of("ship", None))
            .await),
        "situation-unknown"
    );
    assert_eq!(
        key(stage
            .service
            .cases
            .declare(&person("sam"), of("present", Some("jo")))
            .await),
        "not-allowed"
    );
    assert_eq!(
        key(stage
            .service
            .cases
            .declare(&nobody(), of("present", None))
            .await),
        "not-signed-in"
    );
    assert_eq!(
        key(stage
            .service
            .cases
            .get(&person("sam"), "no such thing")
            .await),
        "case-unknown"
    );
    assert_eq!(stage.head().await, head);
}

#[tokio::test]
async fn an_office_goes_live_only_when_every_case_can_reach_someone() {
    let stage = Stage::bare().await;
    let service = &stage.service;
    assert_eq!(
        key(service.settings.open_office(&machine()).await),
        "office-not-ready"
    );
    stage.populate().await;
    assert_eq!(key(stage.declare("sam", meal()).await), "office-not-open");
    service
        .posts
        .leave(
            &machine(),
            &"harbour-master".into(),
            &"master".into(),
            date(2026, 11, 21),
        )
        .await
        .unwrap();
    let missing = service.settings.readiness(&person("ada")).await.unwrap();
    // The clerk's own cases could reach no one.
    assert!(
        missing
            .iter()
            .any(|one| one.subject.as_deref() == Some("Kim Clerk")),
        "{missing:?}"
    );
    assert_eq!(
        key(service.settings.open_office(&person("ada")).await),
        "office-not-ready"
    );
    service
        .posts
        .take(
            &machine(),
            &"harbour-master".into(),
            &"master".into(),
            date(2026, 11, 21),
        )
        .await
        .unwrap();
    assert_eq!(
        service.settings.readiness(&person("ada")).await.unwrap(),
        []
    );
    service.settings.open_office(&person("ada")).await.unwrap();
    stage.declare("sam", meal()).await.unwrap();
}

#[tokio::test]
async fn an_overdue_case_is_marked() {
    let stage = Stage::open().await;
    let mut coin = meal();
    coin["kind"] = json!("coin");
    stage.declare("sam", coin).await.unwrap();
    let line = |lines: Vec<probity_service::view::CaseLine>| lines.into_iter().next().unwrap();
    assert!(!line(stage.service.cases.to_decide(&person("lee")).await.unwrap()).overdue);
    stage.clock.forward(SignedDuration::from_hours(48));
    assert!(line(stage.service.cases.to_decide(&person("lee")).await.unwrap()).overdue);
}

#[tokio::test]
async fn an_unknown_office_is_not_found() {
    let stage = Stage::bare().await;
    let elsewhere = probity_service::Actor::Nobody {
        office: "nowhere".to_owned(),
    };
    let refused = stage
        .service
        .registers
        .list(&elsewhere)
        .await
        .unwrap_or_default();
    assert_eq!(refused, []);
    assert_eq!(
        stage
            .service
            .registers
            .page(&elsewhere, &all())
            .await
            .unwrap_err()
            .status(),
        Status::NotFound
    );
    assert_eq!(stage.service.ledger.head(OFFICE).await.unwrap(), 0);
}

#[tokio::test]
async fn no_text_and_no_key_has_control_characters() {
    let stage = Stage::open().await;
    let cases = &stage.service.cases;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    let (sam, lee) = (person("sam"), person("lee"));
    let head = stage.head().await;
    for text in ["a\u{0}b", "a\u{7}b", "a\u{9b}b"] {
        let choice = Choice {
            reasons: text.to_owned(),
            ..choice("accept")
        };
        assert_eq!(
            fields(cases.decide(&lee, reference, None, &choice).await),
            ["reasons: control-character"]
        );
        assert_eq!(
            fields(cases.ask_information(&lee, reference, None, text).await),
            ["question: control-character"]
        );
        assert_eq!(
            fields(cases.withdraw(&sam, reference, None, text).await),
            ["reason: control-character"]
        );
    }
    let long = "k".repeat(201);
    for (key, problem) in [
        ("", "required"),
        ("a\u{0}b", "control-character"),
        (&long, "too-long"),
    ] {
        let declare = Declare {
            situation: "meal".to_owned(),
            subject: None,
            facts: FactsIn::Json(meal()),
            not_meant: std::collections::BTreeSet::new(),
            expects: None,
            idempotency_key: Some(key.to_owned()),
            ..Declare::default()
        };
        assert_eq!(
            fields(cases.declare(&sam, declare).await),
            [format!("idempotency_key: {problem}")]
        );
    }
    assert_eq!(stage.head().await, head, "nothing was saved");
    // Lines and tabs are text.
    cases
        .ask_information(&lee, reference, None, "Who ate?\n\tAnd what?")
        .await
        .unwrap();
}
