//! From the question to the register and the proof, through the desk alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use crate::common::{OFFICE, REGISTER, Stage, fields, key, machine, meal, nobody, person, rope};
use jiff::{SignedDuration, civil::date};
use probity_desk::{
    Choice, Status,
    casework::{event::TieTo, matter::State, routing::Why},
    input::{Ask, Declare, FactsIn, RegisterQuery},
    view::{CellValue, May, Sum},
};
use serde_json::{Value, json};

fn choice(resolution: &str) -> Choice {
    let recipient = (resolution == "hand-over").then(|| "The crew's mess".to_owned());
    Choice {
        resolution: resolution.to_owned(),
        recipient,
        reasons: "It would look odd.".to_owned(),
        conditions: None,
    }
}

fn all() -> RegisterQuery {
    RegisterQuery {
        register: REGISTER.to_owned(),
        size: 50,
        ..RegisterQuery::default()
    }
}

#[tokio::test]
async fn a_present_is_asked_about_declared_decided_published_and_proved() {
    let stage = Stage::open().await;
    let desk = &stage.desk;
    let ask = Ask {
        situation: "present".to_owned(),
        standing: "staff".to_owned(),
        posts: Vec::new(),
        on: None,
        facts: FactsIn::Json(json!({ "kind": "coin" })),
    };
    let head = stage.head().await;
    let answer = serde_json::to_value(desk.ask(&nobody(), ask).await.unwrap()).unwrap();
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
    // Those without a part in it are not told that it is there.
    for stranger in ["jo", "ada", "master"] {
        assert_eq!(
            key(desk.matter(&person(stranger), reference).await),
            "matter-unknown"
        );
    }
    assert_eq!(
        key(desk.matter(&nobody(), reference).await),
        "not-signed-in"
    );
    assert_eq!(
        key(desk
            .decide(&person("sam"), reference, None, &choice("accept"))
            .await),
        "matter-about-you"
    );
    assert_eq!(
        key(desk
            .decide(&person("aud"), reference, None, &choice("accept"))
            .await),
        "auditors-only-read"
    );

    let view = desk.matter(&person("lee"), reference).await.unwrap();
    assert!(view.may.contains(&May::Decide) && !view.may.contains(&May::Withdraw));
    let old = view.version;
    desk.ask_information(&person("lee"), reference, Some(old), "Who else ate?")
        .await
        .unwrap();
    assert_eq!(
        key(desk
            .decide(&person("lee"), reference, Some(old), &choice("accept"))
            .await),
        "stale"
    );
    desk.give_information(
        &person("sam"),
        reference,
        None,
        "The whole watch.",
        &FactsIn::Pairs(Vec::new()),
    )
    .await
    .unwrap();
    assert_eq!(
        fields(
            desk.decide(
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
    let version = desk
        .matter(&person("lee"), reference)
        .await
        .unwrap()
        .version;
    let decided = desk
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
    // Sent twice, made once.
    let head = stage.head().await;
    desk.decide(
        &person("lee"),
        reference,
        Some(version),
        &choice("hand-over"),
    )
    .await
    .unwrap();
    assert_eq!(stage.head().await, head);
    assert_eq!(
        key(desk
            .decide(&person("lee"), reference, None, &choice("accept"))
            .await),
        "matter-past-that"
    );
    let closed = desk
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
            "matter-submitted",
            "matter-routed",
            "information-asked",
            "information-given",
            "decision-made",
            "outcome-recorded"
        ]
    );

    let page = desk.register(&nobody(), &all()).await.unwrap();
    let shown: Vec<(&str, &CellValue)> = page.rows[0]
        .cells
        .iter()
        .map(|cell| (&*cell.column, &cell.value))
        .collect();
    assert!(shown.contains(&("what", &CellValue::Text("A meal on board".to_owned()))));
    assert!(shown.contains(&("outcome", &CellValue::Outcome("handed-over".to_owned()))));
    assert!(shown.contains(&("became", &CellValue::Text("Eaten by the crew".to_owned()))));
    assert!(!format!("{page:?}").contains("for the decider alone"));
    stage.is_clean().await;
}

#[tokio::test]
async fn nobody_judges_what_they_have_a_part_in() {
    let stage = Stage::open().await;
    let desk = &stage.desk;
    // The line manager's own goes to their manager; where someone is named, to the next who is not.
    let own = stage.declare("lee", meal()).await.unwrap().holder.unwrap();
    assert_eq!(own.person.as_str(), "master");
    let mut named = meal();
    named["who_else"] = json!("lee manager");
    let receipt = stage.declare("sam", named).await.unwrap();
    assert_eq!(receipt.holder.unwrap().person.as_str(), "kim");
    let view = desk
        .matter(&person("kim"), receipt.reference.as_str())
        .await
        .unwrap();
    assert_eq!(
        (
            view.passed_over[0].passed.why.clone(),
            view.passed_over[0].name.as_deref()
        ),
        (Why::Named, Some("Lee Manager"))
    );

    // A tie declared later takes the matter away, and so does leaving.
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    desk.declare_tie(
        &person("lee"),
        &"lee".into(),
        TieTo::Party("Made-up Line plc".to_owned()),
        "Shares",
    )
    .await
    .unwrap();
    let holder = desk
        .matter(&person("sam"), reference)
        .await
        .unwrap()
        .holder
        .unwrap();
    assert_eq!(holder.person.as_str(), "kim");
    desk.person_leaves(&person("ada"), &"kim".into(), date(2026, 11, 21))
        .await
        .unwrap();
    let view = desk.matter(&person("sam"), reference).await.unwrap();
    assert_eq!(view.holder.unwrap().person.as_str(), "master");
    desk.leave_post(
        &person("ada"),
        &"harbour-master".into(),
        &"master".into(),
        date(2026, 11, 21),
    )
    .await
    .unwrap();
    let view = desk.matter(&person("sam"), reference).await.unwrap();
    assert_eq!((view.state, view.holder), (State::HeldUp, None));
    let held = desk.matters_held_up(&person("ada")).await.unwrap();
    assert!(
        held.iter()
            .all(|line| line.situation.as_deref() == Some("present") && !line.posts.is_empty())
            && !held.is_empty()
    );
    desk.take_post(
        &person("ada"),
        &"clerk".into(),
        &"jo".into(),
        date(2026, 11, 21),
    )
    .await
    .unwrap();
    let view = desk.matter(&person("sam"), reference).await.unwrap();
    assert_eq!(view.holder.unwrap().person.as_str(), "jo");
    stage.is_clean().await;
}

#[tokio::test]
async fn a_donors_earlier_offers_are_counted_over_twelve_months() {
    let stage = Stage::open().await;
    let sam = |what: &str, day: &str, giver: &str| {
        let mut facts = rope();
        facts["what"] = json!(what);
        facts["offered_on"] = json!(day);
        facts["giver"] = json!(giver);
        facts
    };
    stage
        .declare("sam", sam("Too old", "2025-10-01", "Made-up Line"))
        .await
        .unwrap();
    stage
        .declare("sam", sam("A knot", "2026-03-01", "MADE-UP LINE LTD."))
        .await
        .unwrap();
    stage
        .declare("jo", sam("A flag", "2026-05-01", "made up line"))
        .await
        .unwrap();
    stage
        .declare("jo", sam("Another's", "2026-05-01", "Other Line"))
        .await
        .unwrap();
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let view = stage
        .desk
        .matter(&person("lee"), receipt.reference.as_str())
        .await
        .unwrap();
    let earlier = view.earlier.unwrap();
    assert_eq!(
        earlier.to_person,
        Sum {
            count: 1,
            valued: 1,
            pence: 300
        }
    );
    assert_eq!(
        earlier.to_office,
        Sum {
            count: 2,
            valued: 2,
            pence: 600
        }
    );
    let named: Vec<Option<&str>> = earlier
        .latest
        .iter()
        .map(|one| one.what.as_deref())
        .collect();
    assert_eq!(named, [Some("A flag"), Some("A knot")]);
    // Whoever it is about does not see what others were offered.
    assert_eq!(
        stage
            .desk
            .matter(&person("sam"), receipt.reference.as_str())
            .await
            .unwrap()
            .earlier,
        None
    );
}

#[tokio::test]
async fn the_same_form_twice_is_one_matter_and_many_at_once_are_many() {
    let stage = Stage::open().await;
    let declare = Declare {
        situation: "present".to_owned(),
        subject: None,
        facts: FactsIn::Json(meal()),
        once: Some("form-1".to_owned()),
    };
    let first = stage
        .desk
        .declare(&person("sam"), declare.clone())
        .await
        .unwrap();
    let second = stage
        .desk
        .declare(&person("sam"), declare.clone())
        .await
        .unwrap();
    assert_eq!(first.reference, second.reference);
    let others: Vec<_> = (0..20)
        .map(|n| {
            let (desk, once) = (stage.desk.clone(), Some(format!("many-{n}")));
            let declare = Declare {
                once,
                ..declare.clone()
            };
            tokio::spawn(async move { desk.declare(&person("jo"), declare).await })
        })
        .collect();
    let mut references = std::collections::BTreeSet::new();
    for other in others {
        references.insert(other.await.unwrap().unwrap().reference);
    }
    assert_eq!(references.len(), 20);
    assert_eq!(
        stage.desk.my_matters(&person("sam")).await.unwrap().len(),
        1
    );
    assert_eq!(
        stage
            .desk
            .matters_to_decide(&person("lee"))
            .await
            .unwrap()
            .len(),
        21
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_what_would_be_right() {
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
        once: None,
    };
    assert_eq!(
        key(stage.desk.declare(&person("sam"), of("ship", None)).await),
        "situation-unknown"
    );
    assert_eq!(
        key(stage
            .desk
            .declare(&person("sam"), of("present", Some("jo")))
            .await),
        "not-allowed"
    );
    assert_eq!(
        key(stage.desk.declare(&nobody(), of("present", None)).await),
        "not-signed-in"
    );
    assert_eq!(
        key(stage.desk.matter(&person("sam"), "no such thing").await),
        "matter-unknown"
    );
    assert_eq!(stage.head().await, head);
}

#[tokio::test]
async fn an_office_goes_live_only_when_every_matter_has_somewhere_to_go() {
    let stage = Stage::bare().await;
    let desk = &stage.desk;
    assert_eq!(key(desk.open_office(&machine()).await), "office-not-ready");
    stage.populate().await;
    assert_eq!(key(stage.declare("sam", meal()).await), "office-not-open");
    desk.leave_post(
        &machine(),
        &"harbour-master".into(),
        &"master".into(),
        date(2026, 11, 21),
    )
    .await
    .unwrap();
    let missing = desk.readiness(&person("ada")).await.unwrap();
    // The clerk's own matters would have nowhere to go.
    assert!(
        missing
            .iter()
            .any(|one| one.subject.as_deref() == Some("Kim Clerk")),
        "{missing:?}"
    );
    assert_eq!(
        key(desk.open_office(&person("ada")).await),
        "office-not-ready"
    );
    desk.take_post(
        &machine(),
        &"harbour-master".into(),
        &"master".into(),
        date(2026, 11, 21),
    )
    .await
    .unwrap();
    assert_eq!(desk.readiness(&person("ada")).await.unwrap(), []);
    desk.open_office(&person("ada")).await.unwrap();
    stage.declare("sam", meal()).await.unwrap();
}

#[tokio::test]
async fn entries_are_withheld_and_corrected_in_the_open() {
    let stage = Stage::open().await;
    let desk = &stage.desk;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let id = receipt.reference.as_str();
    assert_eq!(
        key(desk.withhold(&person("lee"), id, "No.").await),
        "not-allowed"
    );
    assert_eq!(
        fields(desk.withhold(&person("ada"), id, " ").await),
        ["reason: required"]
    );
    assert_eq!(
        fields(
            desk.correct(&person("ada"), id, "note", "x", "Typing.")
                .await
        ),
        ["field: field-not-shown"]
    );
    assert_eq!(
        fields(
            desk.correct(&person("ada"), id, "value", "much", "Typing.")
                .await
        ),
        ["value: money-unreadable"]
    );
    let corrected = desk
        .correct(&person("ada"), id, "value", "21.50", "Figures swapped.")
        .await
        .unwrap();
    let worth = corrected
        .cells
        .iter()
        .find(|cell| &*cell.column == "worth")
        .unwrap();
    assert!(corrected.corrected && worth.corrected && worth.value == CellValue::Money(2150));
    desk.withhold(&person("ada"), id, "A witness.")
        .await
        .unwrap();
    let page = desk.register(&nobody(), &all()).await.unwrap();
    assert!(page.rows[0].withheld && page.rows.len() == 1);
    assert!(!format!("{page:?}").contains("Sam Staff") && !format!("{page:?}").contains("2150"));
    let search = RegisterQuery {
        text: Some("meal".to_owned()),
        ..all()
    };
    assert_eq!(desk.register(&nobody(), &search).await.unwrap().rows, []);
    let (hidden, reason) = desk.withheld_entry(&person("ada"), id).await.unwrap();
    assert!(!hidden.withheld && reason.as_deref() == Some("A witness."));
    desk.show(&person("ada"), id, "No longer needed.")
        .await
        .unwrap();
    assert_eq!(
        desk.register(&nobody(), &search).await.unwrap().rows.len(),
        1
    );
    // An administrator's own entry is for another to look after.
    let own = stage.declare("ada", meal()).await.unwrap();
    assert_eq!(
        key(desk
            .withhold(&person("ada"), own.reference.as_str(), "Mine.")
            .await),
        "entry-about-you"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn facts_given_later_are_judged_again_and_the_matter_moves_on() {
    let stage = Stage::open().await;
    let desk = &stage.desk;
    let receipt = stage.declare("sam", meal()).await.unwrap();
    let reference = receipt.reference.as_str();
    desk.ask_information(&person("lee"), reference, None, "Does the owner bid?")
        .await
        .unwrap();
    let pairs = [("from_bidder", "yes"), ("bid_closes", "2026-12-01")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let view = desk
        .give_information(
            &person("sam"),
            reference,
            None,
            "",
            &FactsIn::Pairs(pairs.into()),
        )
        .await
        .unwrap();
    // While a bid is open the clerk alone may agree.
    assert_eq!(view.holder.unwrap().person.as_str(), "kim");
    assert_eq!(
        key(desk
            .decide(&person("lee"), reference, None, &choice("accept"))
            .await),
        "not-allowed"
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn time_that_is_over_is_said() {
    let stage = Stage::open().await;
    let mut coin = meal();
    coin["kind"] = json!("coin");
    stage.declare("sam", coin).await.unwrap();
    let line = |lines: Vec<probity_desk::view::MatterLine>| lines.into_iter().next().unwrap();
    assert!(!line(stage.desk.matters_to_decide(&person("lee")).await.unwrap()).overdue);
    stage.clock.forward(SignedDuration::from_hours(48));
    assert!(line(stage.desk.matters_to_decide(&person("lee")).await.unwrap()).overdue);
}

#[tokio::test]
async fn an_unknown_office_is_said_so() {
    let stage = Stage::bare().await;
    let elsewhere = probity_desk::Actor::Nobody {
        office: "nowhere".to_owned(),
    };
    let refused = stage.desk.registers(&elsewhere).await.unwrap_or_default();
    assert_eq!(refused, []);
    assert_eq!(
        stage
            .desk
            .register(&elsewhere, &all())
            .await
            .unwrap_err()
            .status,
        Status::NotFound
    );
    assert_eq!(stage.desk.head(OFFICE).await.unwrap(), 0);
}
