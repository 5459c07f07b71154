//! Erasing a case: its content is gone everywhere, and the ledger still proves that it existed.

use probity_service::Choice;
use probity_service::input::RegisterQuery;
use probity_service::view::EventLine;
use serde_json::json;

use crate::common::{OFFICE, REGISTER, Stage, fields, key, machine, meal, nobody, person};

#[tokio::test]
async fn a_case_past_its_retention_is_erased_and_the_ledger_still_verifies() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    let checkpoint = service.ledger.checkpoint(OFFICE).await.unwrap();
    let ada = person("ada");
    assert_eq!(
        key(service
            .cases
            .dispose(&ada, reference, "Two years", "Over.")
            .await),
        "case-past-that"
    );
    let choice = Choice {
        resolution: "accept".to_owned(),
        reasons: "Fine.".to_owned(),
        ..Choice::default()
    };
    service
        .cases
        .decide(&person("lee"), reference, None, &choice)
        .await
        .unwrap();
    for (who, why) in [
        ("sam", "entry-about-you"),
        ("lee", "not-allowed"),
        ("aud", "auditors-only-read"),
    ] {
        assert_eq!(
            key(service
                .cases
                .dispose(&person(who), reference, "x", "x")
                .await),
            why
        );
    }
    assert_eq!(
        fields(service.cases.dispose(&ada, reference, " ", "").await),
        ["ground: required", "reason: required"]
    );
    let gone = service
        .cases
        .dispose(
            &ada,
            reference,
            "Gifts are kept for two years",
            "They are over.",
        )
        .await
        .unwrap();
    assert_eq!(gone, 3);
    assert_eq!(
        key(service.cases.get(&person("sam"), reference).await),
        "case-unknown"
    );
    let query = RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    };
    let page = service.registers.page(&nobody(), &query).await.unwrap();
    assert_eq!((page.rows.len(), page.total), (0, 0));
    let head = stage.head().await;
    let events = service
        .ledger
        .events(&person("aud"), head - 4, 10)
        .await
        .unwrap();
    let kept: Vec<bool> = events.iter().map(|event| event.payload.is_some()).collect();
    assert_eq!(kept, [false, false, false, true]);
    let payload = events[3].payload.as_ref().unwrap();
    assert_eq!(
        payload["reason"],
        "Gifts are kept for two years: They are over."
    );
    let report = service
        .ledger
        .verify_against(&machine(), &checkpoint)
        .await
        .unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.payloads_erased, 3);
    assert_eq!(
        key(service.cases.dispose(&ada, reference, "x", "x").await),
        "case-unknown"
    );
    service.ledger.rebuild(&machine()).await.unwrap();
    stage.is_clean().await;
}

#[tokio::test]
async fn only_the_command_line_disposes_of_a_confidential_case() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage
        .submit("sam", "collision", json!({ "injured": false }))
        .await
        .unwrap();
    let reference = receipt.reference.as_str();
    service
        .cases
        .note(&person("kim"), reference, None, "Seen.")
        .await
        .unwrap();
    assert_eq!(
        key(service
            .cases
            .dispose(&person("ada"), reference, "x", "x")
            .await),
        "case-unknown"
    );
    service
        .cases
        .dispose(&machine(), reference, "A year", "Over.")
        .await
        .unwrap();
    assert_eq!(
        key(service.cases.get(&person("sam"), reference).await),
        "case-unknown"
    );
    // Only the ledger still has it, and it shows auditors as little as before.
    let events = service.ledger.events(&person("aud"), 0, 500).await.unwrap();
    let hidden: Vec<&EventLine> = events.iter().filter(|one| one.envelope.is_none()).collect();
    assert_eq!(hidden.len(), 4, "submitted, sent on, noted, disposed of");
    assert!(hidden.iter().all(|one| one.payload.is_none()));
    let text = format!("{events:?}");
    assert!(!text.contains(reference), "{text}");
    stage.is_clean().await;
    service.ledger.rebuild(&machine()).await.unwrap();
    stage.is_clean().await;
}
