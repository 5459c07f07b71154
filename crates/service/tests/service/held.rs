//! Permissions that a person already has: shown to them alone, until their last day, and only for the same party.

use std::collections::BTreeSet;

use jiff::SignedDuration;
use probity_conduct::Outcome;
use probity_service::input::{AskAs, FactsIn};
use probity_service::view::Held;
use probity_service::{Actor, Choice, Service};
use serde_json::{Value, json};

use crate::common::{Stage, choice, fields, key, meal, nobody, person};

/// The same office, where a permission to accept presents goes on.
fn lasting(stage: &Stage) -> Service {
    stage.with_codes("situations/present.toml", |text| {
        text.replace("topic =", "lasting = true\ntopic =")
    })
}

async fn held(service: &Service, who: &Actor, facts: Value) -> Vec<Held> {
    let ask = AskAs {
        situation: "present".to_owned(),
        subject: None,
        facts: FactsIn::Json(facts),
        unknown: BTreeSet::new(),
    };
    let answer = service.codes.ask_as(who, ask.clone()).await;
    let held = service.cases.held(who, &ask).await.unwrap();
    if let Ok(answer) = answer {
        assert_ne!(
            answer.outcome,
            Some(Outcome::Permitted),
            "it does not change the answer"
        );
    }
    held
}

fn until(day: &str) -> Choice {
    Choice {
        until: Some(day.parse().unwrap()),
        ..choice("accept")
    }
}

#[tokio::test]
async fn a_permission_is_held_by_its_person_for_the_same_party_until_its_last_day() {
    let stage = Stage::open().await;
    let service = lasting(&stage);
    let (sam, lee) = (person("sam"), person("lee"));
    let declared = stage.declare("sam", meal()).await.unwrap().reference;
    assert_eq!(held(&service, &sam, meal()).await, [], "not decided yet");
    let past = service
        .cases
        .decide(&lee, declared.as_str(), None, &until("2026-11-20"))
        .await;
    assert_eq!(fields(past), ["until: day-past"]);
    let wrong = Choice {
        resolution: "refuse".to_owned(),
        ..until("2027-03-31")
    };
    let wrong = service
        .cases
        .decide(&lee, declared.as_str(), None, &wrong)
        .await;
    assert_eq!(fields(wrong), ["until: no-lasting-permission"]);
    let elsewhere = stage
        .service
        .cases
        .decide(&lee, declared.as_str(), None, &until("2027-03-31"))
        .await;
    assert_eq!(
        fields(elsewhere),
        ["until: no-lasting-permission"],
        "where no permission goes on"
    );
    let on = Choice {
        conditions: Some("Only on board.".to_owned()),
        ..until("2027-03-31")
    };
    service
        .cases
        .decide(&lee, declared.as_str(), None, &on)
        .await
        .unwrap();
    let again = service
        .cases
        .decide(&lee, declared.as_str(), None, &on)
        .await;
    assert!(again.is_ok(), "the same decision again");

    let found = held(&service, &sam, meal()).await;
    let [one] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(
        (one.reference.as_str(), one.until),
        (declared.as_str(), "2027-03-31".parse().ok())
    );
    assert_eq!(one.conditions.as_deref(), Some("Only on board."));
    assert_eq!(
        held(&service, &sam, json!({})).await.len(),
        1,
        "without a party, every one counts"
    );
    let mut other = meal();
    other["giver"] = json!("Another Line");
    assert_eq!(held(&service, &sam, other).await, []);
    // Nobody else's, neither for those who may see the case nor for those who may declare for the person.
    for who in ["lee", "jo", "aud", "ada"] {
        assert_eq!(held(&service, &person(who), meal()).await, [], "{who}");
    }
    assert_eq!(held(&service, &nobody(), meal()).await, []);
    let about_sam = AskAs {
        situation: "present".to_owned(),
        subject: Some("sam".into()),
        facts: FactsIn::Json(json!({})),
        unknown: BTreeSet::new(),
    };
    assert_eq!(service.cases.held(&lee, &about_sam).await.unwrap(), []);
    assert_eq!(
        stage
            .service
            .cases
            .held(
                &sam,
                &AskAs {
                    subject: None,
                    ..about_sam.clone()
                }
            )
            .await
            .unwrap(),
        []
    );
    let unknown = AskAs {
        situation: "duel".to_owned(),
        ..about_sam
    };
    assert_eq!(
        key(service
            .cases
            .held(
                &sam,
                &AskAs {
                    subject: None,
                    ..unknown
                }
            )
            .await),
        "situation-unknown"
    );
}

#[tokio::test]
async fn what_was_refused_or_has_ended_is_not_held() {
    let stage = Stage::open().await;
    let service = lasting(&stage);
    let (sam, lee) = (person("sam"), person("lee"));
    let refused = stage.declare("sam", meal()).await.unwrap().reference;
    service
        .cases
        .decide(&lee, refused.as_str(), None, &choice("refuse"))
        .await
        .unwrap();
    assert_eq!(held(&service, &sam, meal()).await, []);
    let allowed = stage.declare("sam", meal()).await.unwrap().reference;
    service
        .cases
        .decide(&lee, allowed.as_str(), None, &choice("accept"))
        .await
        .unwrap();
    let found = held(&service, &sam, meal()).await;
    assert_eq!((found.len(), found[0].until), (1, None));
    service
        .cases
        .record_outcome(&sam, allowed.as_str(), None, "It is over.", None)
        .await
        .unwrap();
    assert_eq!(
        held(&service, &sam, meal()).await,
        [],
        "what happened was recorded"
    );
    let last_day = stage.declare("sam", meal()).await.unwrap().reference;
    service
        .cases
        .decide(&lee, last_day.as_str(), None, &until("2026-11-21"))
        .await
        .unwrap();
    assert_eq!(
        held(&service, &sam, meal()).await.len(),
        1,
        "its last day counts"
    );
    stage.clock.forward(SignedDuration::from_hours(24));
    assert_eq!(held(&service, &sam, meal()).await, [], "the day after");
}
