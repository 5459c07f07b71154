//! One present from the question to the register and the proof, through the service.

use probity_service::Choice;
use probity_service::casework::case::State;
use probity_service::input::{Ask, FactsIn, Reply};
use probity_service::view::{Labelled, May};
use serde_json::json;

use crate::common::{Stage, all, choice, fields, key, meal, nobody, person};

#[tokio::test]
async fn a_present_is_asked_about_declared_decided_published_and_proved() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let ask = Ask {
        situation: "present".to_owned(),
        role: "staff".to_owned(),
        posts: Vec::new(),
        on: None,
        facts: FactsIn::Json(json!({ "kind": "coin" })),
        unknown: std::collections::BTreeSet::new(),
    };
    let head = stage.head().await;
    let answer = serde_json::to_value(service.codes.ask(&nobody(), ask).await.unwrap()).unwrap();
    assert_eq!(
        (&answer["outcome"], stage.head().await),
        (&json!("prohibited"), head)
    );

    let receipt = stage.declare("sam", meal()).await.unwrap();
    let holder = receipt.holder.unwrap();
    assert_eq!(
        (receipt.state, holder.name.as_str(), holder.post.as_str()),
        (State::AwaitingDecision, "Lee Manager", "line-manager")
    );
    let reference = receipt.reference.as_str();
    // People without a part in it do not learn that it exists.
    for stranger in ["jo", "ada", "master"] {
        assert_eq!(
            key(service.cases.get(&person(stranger), reference).await),
            "case-unknown"
        );
    }
    assert_eq!(
        key(service.cases.get(&nobody(), reference).await),
        "not-signed-in"
    );
    assert_eq!(
        key(service
            .cases
            .decide(&person("sam"), reference, None, &choice("accept"))
            .await),
        "case-about-you"
    );
    assert_eq!(
        key(service
            .cases
            .decide(&person("aud"), reference, None, &choice("accept"))
            .await),
        "auditors-only-read"
    );

    let view = service.cases.get(&person("lee"), reference).await.unwrap();
    assert!(view.may.contains(&May::Decide) && !view.may.contains(&May::Withdraw));
    let old = view.version;
    service
        .cases
        .ask_information(&person("lee"), reference, Some(old), "Who else ate?")
        .await
        .unwrap();
    assert_eq!(
        key(service
            .cases
            .decide(&person("lee"), reference, Some(old), &choice("accept"))
            .await),
        "stale"
    );
    service
        .cases
        .give_information(
            &person("sam"),
            reference,
            None,
            &Reply::new("The whole watch.", FactsIn::default()),
        )
        .await
        .unwrap();
    assert_eq!(
        fields(
            service
                .cases
                .decide(
                    &person("lee"),
                    reference,
                    None,
                    &Choice {
                        reasons: String::new(),
                        ..choice("accept")
                    }
                )
                .await
        ),
        ["reasons: required"]
    );
    let version = service
        .cases
        .get(&person("lee"), reference)
        .await
        .unwrap()
        .version;
    let decided = service
        .cases
        .decide(
            &person("lee"),
            reference,
            Some(version),
            &choice("hand-over"),
        )
        .await
        .unwrap();
    assert_eq!(
        (decided.state, decided.outcome.as_deref()),
        (State::Decided, Some("handed-over"))
    );
    // Sent twice, it is made once.
    let head = stage.head().await;
    service
        .cases
        .decide(
            &person("lee"),
            reference,
            Some(version),
            &choice("hand-over"),
        )
        .await
        .unwrap();
    assert_eq!(stage.head().await, head);
    let on_conditions = Choice {
        conditions: Some("Never again.".to_owned()),
        ..choice("hand-over")
    };
    for other in [choice("accept"), on_conditions] {
        assert_eq!(
            key(service
                .cases
                .decide(&person("lee"), reference, None, &other)
                .await),
            "case-past-that"
        );
    }
    let closed = service
        .cases
        .record_outcome(&person("lee"), reference, None, "Eaten by the crew", None)
        .await
        .unwrap();
    let kinds: Vec<&str> = closed
        .history
        .iter()
        .map(|line| line.kind.as_str())
        .collect();
    assert_eq!(
        kinds,
        [
            "case-submitted",
            "case-routed",
            "information-asked",
            "information-given",
            "decision-made",
            "outcome-recorded"
        ]
    );

    let page = service.registers.page(&nobody(), &all()).await.unwrap();
    let cells: Vec<(&str, &Labelled)> = page.rows[0]
        .cells
        .iter()
        .filter_map(|cell| Some((&*cell.column, cell.value.as_ref()?)))
        .collect();
    assert!(cells.contains(&("what", &Labelled::text("A meal on board"))));
    assert!(cells.contains(&("outcome", &Labelled::outcome("handed-over"))));
    assert!(cells.contains(&("result", &Labelled::text("Eaten by the crew"))));
    assert!(!format!("{page:?}").contains("for the decider alone"));
    stage.is_clean().await;
}
