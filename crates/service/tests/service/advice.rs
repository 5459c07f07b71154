//! Cases after a decision: reviews, awaited results, and advice that later cases follow.

use jiff::SignedDuration;
use probity_conduct::Facts;
use probity_service::Choice;
use probity_service::casework::case::State;
use probity_service::casework::event::Task;
use probity_service::casework::exclusion::Why;
use probity_service::view::May;
use serde_json::json;

use crate::common::{Stage, fields, key, meal, person};

fn choice(resolution: &str, reasons: &str) -> Choice {
    Choice {
        resolution: resolution.to_owned(),
        reasons: reasons.to_owned(),
        ..Choice::default()
    }
}

#[tokio::test]
async fn a_refusal_is_reviewed_once_by_someone_else() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    assert_eq!(receipt.answer.review.unwrap().clause, "2.6");
    let no = choice("refuse", "It looks odd.");
    assert_eq!(
        fields(
            service
                .cases
                .decide(&person("lee"), reference, None, &choice("refuse", ""))
                .await
        ),
        ["reasons: required"]
    );
    assert_eq!(
        key(service
            .cases
            .ask_review(&person("sam"), reference, None, "Please.")
            .await),
        "case-past-that"
    );
    service
        .cases
        .decide(&person("lee"), reference, None, &no)
        .await
        .unwrap();
    let refused = service.cases.get(&person("sam"), reference).await.unwrap();
    assert!(refused.may.contains(&May::AskReview));
    assert_eq!(refused.outcome.as_deref(), Some("declined"));
    // Only the person whom the case is about may ask.
    for other in ["lee", "aud"] {
        let view = service.cases.get(&person(other), reference).await.unwrap();
        assert!(!view.may.contains(&May::AskReview), "{other}");
        assert_eq!(
            key(service
                .cases
                .ask_review(&person(other), reference, None, "x")
                .await),
            "not-allowed"
        );
    }
    assert_eq!(
        fields(
            service
                .cases
                .ask_review(&person("sam"), reference, None, " ")
                .await
        ),
        ["reasons: required"]
    );
    stage.clock.forward(SignedDuration::from_hours(72));
    let seen = service.cases.get(&person("sam"), reference).await.unwrap();
    let ask = || {
        let sam = person("sam");
        async move {
            service
                .cases
                .ask_review(&sam, reference, Some(seen.version), "We were ten at table.")
                .await
                .unwrap()
        }
    };
    let asked = ask().await;
    assert_eq!(ask().await.version, asked.version);
    let holder = asked.holder.unwrap();
    // The clerk may decide as well. The line manager refused, so the clerk gets it.
    assert_eq!((holder.person.as_str(), holder.task), ("kim", Task::Decide));
    assert_eq!(
        (asked.state, asked.outcome),
        (State::AwaitingDecision, None)
    );
    let review = asked.review.unwrap();
    assert_eq!(
        (review.first_by.as_str(), review.review.reasons.as_str()),
        ("Lee Manager", "We were ten at table.")
    );
    assert!(
        asked
            .passed_over
            .iter()
            .any(|one| one.passed.why == Why::Decided)
    );
    assert_eq!(
        key(service
            .cases
            .decide(&person("lee"), reference, None, &no)
            .await),
        "not-allowed"
    );
    service
        .cases
        .decide(
            &person("kim"),
            reference,
            None,
            &choice("refuse", "It still does."),
        )
        .await
        .unwrap();
    // Only once.
    let twice = service.cases.get(&person("sam"), reference).await.unwrap();
    assert!(!twice.may.contains(&May::AskReview));
    assert_eq!(
        key(service
            .cases
            .ask_review(&person("sam"), reference, None, "Again.")
            .await),
        "case-past-that"
    );
    let kinds: Vec<&str> = twice
        .history
        .iter()
        .map(|line| line.kind.as_str())
        .collect();
    assert_eq!(
        kinds[2..],
        [
            "decision-made",
            "review-asked",
            "case-routed",
            "decision-made"
        ]
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn there_is_no_review_of_a_permission_or_without_a_clause() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let allowed = stage.declare("sam", meal()).await.unwrap().reference;
    service
        .cases
        .decide(
            &person("lee"),
            allowed.as_str(),
            None,
            &choice("accept", "Fine."),
        )
        .await
        .unwrap();
    let mut coin = meal();
    coin["kind"] = json!("coin");
    let coin = stage.declare("sam", coin).await.unwrap().reference;
    service
        .cases
        .decide(
            &person("lee"),
            coin.as_str(),
            None,
            &choice("refuse", "Money."),
        )
        .await
        .unwrap();
    for reference in [allowed, coin] {
        let view = service
            .cases
            .get(&person("sam"), reference.as_str())
            .await
            .unwrap();
        assert!(!view.may.contains(&May::AskReview));
        assert_eq!(
            key(service
                .cases
                .ask_review(&person("sam"), reference.as_str(), None, "x")
                .await),
            "case-past-that"
        );
    }
}

#[tokio::test]
async fn a_case_stays_in_both_lists_until_the_awaited_result_is_recorded() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let reference = stage.declare("sam", meal()).await.unwrap().reference;
    let decided = service
        .cases
        .decide(
            &person("lee"),
            reference.as_str(),
            None,
            &choice("lend", "For a week."),
        )
        .await
        .unwrap();
    assert_eq!(decided.state, State::AwaitingOutcome);
    let waits = |lines: Vec<probity_service::view::CaseLine>| {
        let line = lines.into_iter().find(|line| line.reference == reference);
        line.and_then(|line| Some(line.awaits?.english().to_owned()))
    };
    let back = Some("Brought back".to_owned());
    assert_eq!(
        waits(service.cases.to_decide(&person("lee")).await.unwrap()),
        back
    );
    assert_eq!(
        waits(service.cases.mine(&person("sam")).await.unwrap()),
        back
    );
    assert!(decided.may.contains(&May::RecordOutcome));
    service
        .cases
        .record_outcome(
            &person("sam"),
            reference.as_str(),
            None,
            "It is back.",
            None,
        )
        .await
        .unwrap();
    assert_eq!(
        waits(service.cases.to_decide(&person("lee")).await.unwrap()),
        None
    );
    let closed = service
        .cases
        .get(&person("sam"), reference.as_str())
        .await
        .unwrap();
    assert_eq!((closed.state, closed.awaits), (State::Closed, None));
    stage.is_clean().await;
}

#[tokio::test]
async fn advice_is_answered_and_followed() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let asked = stage
        .submit("sam", "trip", json!({ "where_to": "Round the bay" }))
        .await
        .unwrap();
    let advice = asked.reference.as_str();
    let follow = |reference: &str| {
        let mut facts = meal();
        facts["advice"] = json!(reference);
        facts
    };
    assert_eq!(
        fields(stage.declare("sam", follow(advice)).await),
        ["advice: advice-not-given"]
    );
    let holder = asked.holder.unwrap();
    assert_eq!((holder.person.as_str(), holder.task), ("kim", Task::Decide));
    let answer = choice("advise", "Go, and pay your own way.");
    let answered = service
        .cases
        .decide(&person("kim"), advice, None, &answer)
        .await
        .unwrap();
    assert_eq!(
        answered.advice.as_deref(),
        Some("Go, and pay your own way.")
    );
    // A reference that is unknown and one that the declarer may not see get the same error.
    for (who, reference) in [("jo", advice), ("sam", "7K2M-4QXR-9"), ("sam", "nonsense")] {
        assert_eq!(
            fields(stage.declare(who, follow(reference)).await),
            ["advice: advice-unknown"]
        );
        let situation = service.conduct().situation("present").unwrap();
        let facts = Facts::from_json(situation, &follow(reference)).unwrap();
        let actor = person(who);
        let wrong = service.cases.wrong_advice(&actor, "present", &facts);
        let [wrong] = &wrong.await.unwrap()[..] else {
            panic!("{reference} is known before it is sent");
        };
        assert_eq!(
            (wrong.field.as_str(), wrong.problem.key()),
            ("advice", "advice-unknown")
        );
    }
    let receipt = stage
        .declare("sam", follow(&advice.to_lowercase()))
        .await
        .unwrap();
    // Lee, who decides, never saw the question, but can read the answer here.
    let view = service
        .cases
        .get(&person("lee"), receipt.reference.as_str())
        .await
        .unwrap();
    let follows = view.follows.unwrap();
    assert_eq!(
        (
            follows.reference.as_str(),
            follows.advice.as_str(),
            follows.post.as_str()
        ),
        (advice, "Go, and pay your own way.", "clerk")
    );
    assert_eq!(
        key(service.cases.get(&person("lee"), advice).await),
        "case-unknown"
    );
    // A report cannot be followed as advice.
    let report = stage
        .submit("sam", "collision", json!({ "injured": false }))
        .await
        .unwrap()
        .reference;
    let seen = service
        .cases
        .get(&person("kim"), report.as_str())
        .await
        .unwrap();
    for _sent_twice in 0..2 {
        service
            .cases
            .note(
                &person("kim"),
                report.as_str(),
                Some(seen.version),
                "Thank you.",
            )
            .await
            .unwrap();
    }
    assert_eq!(
        fields(stage.declare("sam", follow(report.as_str())).await),
        ["advice: advice-confidential"]
    );
    stage.is_clean().await;
}
