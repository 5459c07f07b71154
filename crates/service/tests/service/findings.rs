//! The office's decisions about findings: numbered, public, cited in the right answers, replaced and kept.

use jiff::civil::{Date, date};
use probity_conduct::{Answer, Outcome};
use probity_service::casework::findings::Decided;
use probity_service::input::{Ask, FactsIn};
use serde_json::json;

use crate::common::{Stage, fields, key, machine, nobody, person};

const DAY: Date = date(2026, 11, 20);

fn decided(says: &str, on: Date) -> Decided {
    Decided {
        finding: "trips".to_owned(),
        says: says.to_owned(),
        by: "Harbour master".to_owned(),
        on,
    }
}

async fn answer(stage: &Stage, situation: &str, on: Option<Date>) -> Answer {
    let ask = Ask {
        situation: situation.to_owned(),
        role: "staff".to_owned(),
        posts: Vec::new(),
        on,
        facts: FactsIn::Json(json!({})),
        unknown: std::collections::BTreeSet::new(),
    };
    stage.service.codes.ask(&nobody(), ask).await.unwrap()
}

fn cited(answer: &Answer) -> Vec<String> {
    let clauses = answer.shown.iter();
    let ours = clauses.filter(|one| one.instrument == "local-decisions");
    ours.map(|one| format!("{} {}", one.clause, one.says))
        .collect()
}

#[tokio::test]
async fn a_decision_is_numbered_public_and_cited_where_it_belongs() {
    let stage = Stage::open().await;
    let service = &stage.service;
    assert_eq!(service.codes.local_decisions(&nobody()).await.unwrap(), []);
    for who in ["sam", "kim", "master", "aud"] {
        let refused = service
            .codes
            .decide_finding(&person(who), &decided("No.", DAY))
            .await;
        assert_eq!(
            key(refused),
            if who == "aud" {
                "auditors-only-read"
            } else {
                "not-allowed"
            }
        );
    }
    let first = service
        .codes
        .decide_finding(&person("ada"), &decided("Trips are presents.", DAY))
        .await
        .unwrap();
    assert_eq!(first, 1);
    let listed = service.codes.local_decisions(&nobody()).await.unwrap();
    assert_eq!(
        (
            listed[0].made.says.as_str(),
            listed[0].made.by.as_str(),
            listed[0].superseded
        ),
        ("Trips are presents.", "Harbour master", false)
    );
    let trip = answer(&stage, "trip", None).await;
    assert_eq!(cited(&trip), ["1 Trips are presents."]);
    let last = trip.instruments.last().unwrap();
    assert_eq!(
        (last.id.as_str(), last.version.as_str(), last.effective),
        ("local-decisions", "2026-11-20", date(2026, 11, 20))
    );
    // It changes no outcome, does not apply to other situations, and counts from its day.
    assert_eq!(trip.outcome, Some(Outcome::Silent));
    assert_eq!(cited(&answer(&stage, "present", None).await), [""; 0]);
    assert_eq!(
        cited(&answer(&stage, "trip", Some(date(2026, 11, 19))).await),
        [""; 0]
    );
    stage.is_clean().await;
}

#[tokio::test]
async fn a_later_decision_replaces_an_earlier_one_which_is_kept() {
    let stage = Stage::open().await;
    let service = &stage.service;
    service
        .codes
        .decide_finding(&machine(), &decided("Trips are presents.", DAY))
        .await
        .unwrap();
    let day = date(2026, 11, 21);
    let second = service
        .codes
        .decide_finding(&person("ada"), &decided("Short trips are not.", day))
        .await
        .unwrap();
    assert_eq!(second, 2);
    let listed = service.codes.local_decisions(&person("sam")).await.unwrap();
    let numbers: Vec<(u32, bool)> = listed
        .iter()
        .map(|one| (one.made.number, one.superseded))
        .collect();
    assert_eq!(numbers, [(2, false), (1, true)]);
    assert_eq!(
        cited(&answer(&stage, "trip", None).await),
        ["2 Short trips are not."]
    );
    // A case from before that day gets the answer of its time.
    assert_eq!(
        cited(&answer(&stage, "trip", Some(DAY)).await),
        ["1 Trips are presents."]
    );
    let receipt = stage.submit("sam", "trip", json!({})).await.unwrap();
    assert_eq!(cited(&receipt.answer), ["2 Short trips are not."]);
    stage.is_clean().await;
}

#[tokio::test]
async fn missing_fields_are_named() {
    let stage = Stage::open().await;
    let ada = person("ada");
    let empty = Decided {
        by: " ".to_owned(),
        ..decided("", date(2030, 1, 1))
    };
    assert_eq!(
        fields(stage.service.codes.decide_finding(&ada, &empty).await),
        ["says: required", "by: required", "on: day-to-come"]
    );
    let unknown = Decided {
        finding: "voyages".to_owned(),
        ..decided("x", DAY)
    };
    assert_eq!(
        key(stage.service.codes.decide_finding(&ada, &unknown).await),
        "finding-unknown"
    );
}

#[tokio::test]
async fn a_finding_without_a_situation_belongs_to_the_situations_of_its_clauses_topic() {
    let stage = Stage::open().await;
    // Clause 1.3 has the topic `general`. Clause 2.3 has the topic `gifts`, like presents.
    let codes = stage.with_codes("harbour/office.toml", |text| {
        let text = text.replace("\nsituations = [\"trip\"]", "");
        text.replace("clause = \"code 1.3\"\nsays", "clause = \"code 2.3\"\nsays")
    });
    codes
        .codes
        .decide_finding(&person("ada"), &decided("Ask the clerk.", DAY))
        .await
        .unwrap();
    let mut stage = stage;
    stage.service = codes;
    assert_eq!(
        cited(&answer(&stage, "present", None).await),
        ["1 Ask the clerk."]
    );
    assert_eq!(cited(&answer(&stage, "trip", None).await), [""; 0]);
}
