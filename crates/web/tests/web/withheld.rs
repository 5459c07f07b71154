//! Confidential reports of every kind that the codes have. In every response of every route, people who have no part in
//! a report, or come to have a conflict, see neither its reference nor any part of its events' envelopes.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use probity_casework::PersonId;
use probity_casework::event::ConnectionTo;
use probity_conduct::model::{Field, FieldType, Meaning, Situation};
use probity_ledger::{VerifyingKey, bundle, open};
use probity_service::Actor;
use serde_json::{Map, Value as Json, json};

use crate::support::gift::{DIARY, declared};
use crate::support::office::{OFFICE, Office};
use crate::support::outside::{get, post_json};
use crate::support::walk::{Knowing, Walk};

/// The person who reports.
const REPORTER: &str = "sam";
const ACCUSED: (&str, &str) = ("fin", "Fin Finance-Officer");

const LEDGER: &str = "/api/v1/offices/demo/ledger";

/// An answer to a field: the first that is possible.
fn answer(field: &Field) -> Json {
    match field.kind {
        FieldType::Choice => json!(field.options[0].value),
        FieldType::YesNo => json!(true),
        FieldType::Money => json!("12.00"),
        FieldType::Date => json!("2026-11-20"),
        FieldType::WholeNumber => json!(1),
        FieldType::Text | FieldType::LongText => json!("Something"),
    }
}

fn facts(situation: &Situation) -> Json {
    let mut facts = Map::new();
    for field in &situation.fields {
        if field.meaning == Some(Meaning::NamedPerson) {
            facts.insert(field.name.clone(), json!(ACCUSED.1));
        } else if field.required && field.shown_when.is_none() {
            facts.insert(field.name.clone(), answer(field));
        }
    }
    Json::Object(facts)
}

/// Sends one confidential report of every kind. Returns their references.
async fn report_everything(office: &Office) -> Vec<String> {
    let codes = office.service.conduct();
    let mut references = Vec::new();
    for situation in codes
        .situations()
        .filter(|situation| situation.confidential)
    {
        let body = json!({ "situation": situation.id, "facts": facts(situation) });
        let sent = post_json(office, REPORTER, "/api/v1/cases", &body).await;
        assert_eq!(
            sent.status,
            StatusCode::CREATED,
            "{}: {}",
            situation.id,
            sent.text()
        );
        let reference = sent.json()["reference"].as_str().unwrap().to_owned();
        references.push(reference);
    }
    assert!(references.len() >= 9, "{references:?}");
    references
}

/// The people who may know of each report: the reporter, and its recipients without a connection to the reporter.
async fn knowing(office: &Office, references: &[String], conflicted: &[&str]) -> Knowing {
    let mut knowing = Knowing::new();
    for reference in references {
        let view = get(office, REPORTER, &format!("/api/v1/cases/{reference}"))
            .await
            .json();
        let holder = view["holder"]["person"]
            .as_str()
            .into_iter()
            .map(str::to_owned);
        let informed = view["informed"].as_array().unwrap().iter();
        let informed = informed.map(|name| {
            let first = name.as_str().unwrap().split(' ').next().unwrap();
            first.to_lowercase()
        });
        let mut people: BTreeSet<String> = holder.chain(informed).collect();
        assert!(!people.contains(ACCUSED.0), "{view}");
        people.retain(|person| !conflicted.contains(&person.as_str()));
        people.insert(REPORTER.to_owned());
        knowing.insert(reference.clone(), people);
    }
    knowing
}

#[tokio::test]
async fn no_response_reveals_a_report() {
    let office = Office::new().await;
    declared(&office, REPORTER, &DIARY).await;
    let references = report_everything(&office).await;
    let known = knowing(&office, &references, &[]).await;
    assert_eq!(Walk::new(&office, &known).await.everywhere().await, [""; 0]);
}

#[tokio::test]
async fn no_response_reveals_a_report_on_hold_or_erased() {
    let office = Office::new().await;
    let references = report_everything(&office).await;
    let machine = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: None,
    };
    let handlers = ["chris", "pat", "fin", "lee"];
    for handler in handlers {
        let to = ConnectionTo::Person(PersonId::from(REPORTER));
        let tied = office
            .service
            .people
            .declare_connection(&machine, &PersonId::from(handler), to, "Cousins")
            .await;
        tied.unwrap();
    }
    let mut known = knowing(&office, &references, &handlers).await;
    let held = get(&office, "ada", "/api/v1/cases?list=on-hold")
        .await
        .json();
    assert_eq!(held.as_array().unwrap().len(), references.len(), "{held}");
    let gone = &references[0];
    let reporter = Actor::Person {
        office: OFFICE.to_owned(),
        id: PersonId::from(REPORTER),
    };
    office
        .service
        .cases
        .withdraw(&reporter, gone, None, "Settled")
        .await
        .unwrap();
    office
        .service
        .cases
        .dispose(&machine, gone, "6 years", "They are over")
        .await
        .unwrap();
    known.insert(gone.clone(), BTreeSet::new());
    assert_eq!(Walk::new(&office, &known).await.everywhere().await, [""; 0]);
}

#[tokio::test]
async fn an_auditor_checks_withheld_entries_by_their_hashes() {
    let office = Office::new().await;
    declared(&office, REPORTER, &DIARY).await;
    report_everything(&office).await;
    office.token("al").await;
    let ledger = get(&office, "", LEDGER).await.json();
    let key: VerifyingKey = ledger["verifying_key"].as_str().unwrap().parse().unwrap();
    let checkpoint = open(ledger["checkpoint"].as_str().unwrap(), &key).unwrap();
    let size = checkpoint.size;
    // The bundle in C2SP's format has confidential entries, so it is refused. The error names the redacted one.
    let whole = get(
        &office,
        "al",
        &format!("/demo/ledger/tile/entries/000.p/{size}"),
    )
    .await;
    assert_eq!(whole.status, StatusCode::FORBIDDEN);
    assert!(whole.text().contains("redacted"), "{}", whole.text());
    let part = get(
        &office,
        "al",
        &format!("/demo/ledger/tile/redacted/000.p/{size}"),
    )
    .await;
    assert_eq!(
        (part.status, part.header("cache-control")),
        (StatusCode::OK, "private, no-store")
    );
    let items = bundle::read_redacted(&part.bytes).unwrap();
    let tree: probity_ledger::Tree = items.iter().map(bundle::Item::leaf).collect();
    assert_eq!(tree.root(size).unwrap(), checkpoint.root);
    let withheld = items
        .iter()
        .filter(|item| matches!(item, bundle::Item::Hash(_)))
        .count();
    assert!(withheld >= 18 && withheld < items.len());
    // The bundle before the first report has nothing to withhold, so both formats agree.
    let first = items
        .iter()
        .position(|item| matches!(item, bundle::Item::Hash(_)))
        .unwrap();
    let both =
        ["entries", "redacted"].map(|kind| format!("/demo/ledger/tile/{kind}/000.p/{first}"));
    let [entries, redacted] = [
        get(&office, "al", &both[0]).await,
        get(&office, "al", &both[1]).await,
    ];
    assert_eq!(
        (entries.status, &entries.bytes),
        (StatusCode::OK, &redacted.bytes)
    );
    assert_eq!(bundle::read(&entries.bytes).unwrap().len(), first);
    // The API also gives only number and leaf hash.
    let events = get(&office, "al", &format!("{LEDGER}/events")).await.json();
    let events = events["events"].as_array().unwrap();
    assert_eq!(events.len(), items.len());
    for (event, item) in events.iter().zip(&items) {
        let bundle::Item::Hash(leaf) = item else {
            assert!(event["commitment"].is_string(), "{event}");
            continue;
        };
        let keys: Vec<&String> = event.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["seq", "leaf", "confidential"], "{event}");
        assert_eq!(event["leaf"], leaf.to_string());
    }
    let page = office.get("al", "/demo/ledger").await.text();
    let lines = |sentence: &str| page.matches(sentence).count();
    assert!(lines("Confidential event") >= 18, "{page}");
    assert!(lines("A case was submitted") <= 1, "{page}");
}
