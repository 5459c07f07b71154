//! A command on a case that is sent again is done once, whether by a second press of the button or at the same moment.

use probity_service::input::{FactsIn, Reply};
use probity_service::view::CaseView;
use probity_service::{ServiceError, Status};
use serde_json::json;

use crate::common::{Stage, choice, key, meal, person};

/// The kinds of a case's events after its declaration.
fn happened(view: &CaseView) -> Vec<&str> {
    let lines = view.history.iter().skip(2);
    lines.map(|line| line.kind.as_str()).collect()
}

/// Runs a command twice at once, and then once more.
macro_rules! again {
    ($stage:ident, $who:literal, $reference:ident, |$actor:ident, $seen:ident| $act:expr) => {{
        let $actor = person($who);
        let $seen = Some(
            $stage
                .service
                .cases
                .get(&$actor, $reference)
                .await
                .unwrap()
                .version,
        );
        let (first, second) = tokio::join!($act, $act);
        let third = $act.await.unwrap();
        assert_eq!(first.unwrap().version, third.version);
        assert_eq!(second.unwrap().version, third.version);
        third
    }};
}

#[tokio::test]
async fn each_act_is_done_once() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    again!(stage, "lee", reference, |who, seen| service
        .cases
        .ask_information(&who, reference, seen, "Who else ate?"));
    let facts = FactsIn::Json(json!({ "what": "Two meals on board" }));
    let reply = Reply::new("The whole watch.", facts);
    again!(stage, "sam", reference, |who, seen| service
        .cases
        .give_information(&who, reference, seen, &reply));
    let accept = choice("hand-over");
    again!(stage, "lee", reference, |who, seen| service
        .cases
        .decide(&who, reference, seen, &accept));
    let closed = again!(stage, "lee", reference, |who, seen| service
        .cases
        .record_outcome(&who, reference, seen, "Eaten by the crew", None));
    assert_eq!(
        happened(&closed),
        [
            "information-asked",
            "information-given",
            "decision-made",
            "outcome-recorded"
        ]
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn a_case_is_withdrawn_once() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    let gone = again!(stage, "sam", reference, |who, seen| service.cases.withdraw(
        &who,
        reference,
        seen,
        "Sent by mistake."
    ));
    assert_eq!(happened(&gone), ["case-withdrawn"]);
}

#[tokio::test]
async fn another_command_or_another_person_is_not_a_repeat() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    let lee = person("lee");
    let seen = Some(service.cases.get(&lee, reference).await.unwrap().version);
    service
        .cases
        .ask_information(&lee, reference, seen, "Who else ate?")
        .await
        .unwrap();
    let other = service
        .cases
        .ask_information(&lee, reference, seen, "When was it?");
    let refused: ServiceError = other.await.unwrap_err();
    assert_eq!((refused.status(), refused.code()), (Status::Stale, "stale"));
    // A withdrawal does not record who withdrew.
    let sam = person("sam");
    let seen = Some(service.cases.get(&sam, reference).await.unwrap().version);
    let withdraw = |who| async move {
        service
            .cases
            .withdraw(&who, reference, seen, "Never mind.")
            .await
    };
    withdraw(sam).await.unwrap();
    assert_eq!(key(withdraw(lee).await), "stale");
}
