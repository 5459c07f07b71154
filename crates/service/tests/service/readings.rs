//! Signatures under clauses: who may sign, what is recorded, who sees the names, and when a signature lapses.

use jiff::civil::{Date, date};
use probity_service::input::SignClauses;
use probity_service::view::ClauseReadingView;
use probity_service::{Actor, Service};

use crate::common::{OFFICE, Stage, fields, key, machine, nobody, person};

const VERSION: Date = date(2025, 1, 1);
const CLAUSES: &str = "harbour/code/2025-01-01/clauses.toml";

/// A signature under these clauses as they are now.
pub fn signing(service: &Service, clauses: &[&str]) -> SignClauses {
    let version = service.conduct().adopted_version(OFFICE, "code", VERSION);
    let version = version.unwrap();
    let seen = |reference: &&str| {
        let clause = version.instrument().clause(reference).unwrap();
        (
            (*reference).to_owned(),
            version.hashes(clause).fingerprint(),
        )
    };
    SignClauses {
        instrument: "code".to_owned(),
        effective: VERSION,
        clauses: clauses.iter().map(seen).collect(),
    }
}

async fn readings(service: &Service, actor: &Actor) -> Vec<ClauseReadingView> {
    let all = service.codes.readings(actor, "code", VERSION).await;
    all.unwrap()
}

/// Clause, name and whether it stands, of every reading.
async fn listed(service: &Service, actor: &Actor) -> Vec<(String, Option<String>, bool)> {
    let all = readings(service, actor).await.into_iter();
    all.map(|one| (one.clause, one.by, one.stands)).collect()
}

fn reading(clause: &str, by: Option<&str>, stands: bool) -> (String, Option<String>, bool) {
    (clause.to_owned(), by.map(str::to_owned), stands)
}

#[tokio::test]
async fn administrators_and_auditors_sign_and_outsiders_see_the_day_alone() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let two = signing(service, &["2.1", "2.2"]);
    for (who, why) in [
        (nobody(), "not-signed-in"),
        (machine(), "not-allowed"),
        (person("sam"), "not-allowed"),
        (person("kim"), "not-allowed"),
    ] {
        let refused = service.codes.sign_clauses(&who, &two).await;
        assert_eq!(key(refused), why, "{who:?}");
    }
    let head = stage.head().await;
    let signed = service.codes.sign_clauses(&person("aud"), &two).await;
    assert_eq!(signed.unwrap(), ["2.1", "2.2"]);
    assert_eq!(stage.head().await, head + 1, "one event for both");
    let on_behalf = Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: Some("ada".into()),
    };
    let one = signing(service, &["2.1"]);
    let signed = service.codes.sign_clauses(&on_behalf, &one).await;
    assert_eq!(signed.unwrap(), ["2.1"]);
    let (ada, aud) = (Some("Ada Admin"), Some("Aud Auditor"));
    let expected = [
        reading("2.1", ada, true),
        reading("2.1", aud, true),
        reading("2.2", aud, true),
    ];
    for who in [person("sam"), machine()] {
        assert_eq!(listed(service, &who).await, expected);
    }
    let outside = readings(service, &nobody()).await;
    assert_eq!(outside.len(), 3);
    for one in outside {
        assert_eq!((one.by, one.person), (None, None));
        assert_eq!((one.on, one.stands), (date(2026, 11, 21), true));
    }
    stage.is_clean().await;
    service.ledger.rebuild(&machine()).await.unwrap();
    assert_eq!(listed(service, &person("sam")).await, expected);
}

#[tokio::test]
async fn a_signature_lapses_when_the_clause_its_rules_or_its_source_change() {
    let stage = Stage::open().await;
    let both = signing(&stage.service, &["2.1", "2.3"]);
    let aud = person("aud");
    stage.service.codes.sign_clauses(&aud, &both).await.unwrap();
    let name = Some("Aud Auditor");
    let unchanged = [reading("2.1", name, true), reading("2.3", name, true)];
    assert_eq!(listed(&stage.service, &aud).await, unchanged);
    let lapsed = [reading("2.1", name, false), reading("2.3", name, true)];
    let reworded = stage.with_codes(CLAUSES, |text| {
        text.replace("Money is never taken.", "Money is refused.")
    });
    assert_eq!(listed(&reworded, &aud).await, lapsed);
    let worded = stage.with_codes(CLAUSES, |text| {
        text.replace("ref = \"2.1\"", "ref = \"2.1\"\nwording = \"No money.\"")
    });
    assert_eq!(listed(&worded, &aud).await, lapsed);
    // What was seen before the change cannot be signed after it, and what is there now can.
    let refused = reworded.codes.sign_clauses(&aud, &both).await;
    assert_eq!(key(refused), "clause-changed");
    let now = signing(&reworded, &["2.1", "2.3"]);
    let signed = reworded.codes.sign_clauses(&aud, &now).await.unwrap();
    assert_eq!(signed, ["2.1"], "the other one still stands");
    assert_eq!(listed(&reworded, &aud).await, unchanged);
    // If the old text comes back, the last signature was for another one.
    assert_eq!(listed(&stage.service, &aud).await, lapsed);
    stage.is_clean().await;
}

#[tokio::test]
async fn what_cannot_be_signed_is_refused_and_nothing_is_saved() {
    let stage = Stage::open().await;
    let (service, ada) = (&stage.service, person("ada"));
    let head = stage.head().await;
    let sign = |signed: SignClauses| {
        let ada = ada.clone();
        async move { service.codes.sign_clauses(&ada, &signed).await }
    };
    let none = signing(service, &[]);
    assert_eq!(
        fields(sign(none.clone()).await),
        ["clauses: clauses-missing"]
    );
    let unknown = SignClauses {
        clauses: vec![("9.9".to_owned(), String::new())],
        ..none.clone()
    };
    assert_eq!(fields(sign(unknown).await), ["clauses: clause-unknown"]);
    let unseen = SignClauses {
        clauses: vec![("2.1".to_owned(), "made up".to_owned())],
        ..none.clone()
    };
    assert_eq!(key(sign(unseen).await), "clause-changed");
    for (instrument, effective) in [("coat", VERSION), ("code", date(2025, 1, 2))] {
        let other = SignClauses {
            instrument: instrument.to_owned(),
            effective,
            ..signing(service, &["2.1"])
        };
        assert_eq!(key(sign(other).await), "version-unknown");
        let read = service.codes.readings(&ada, instrument, effective).await;
        assert_eq!(key(read), "version-unknown");
    }
    assert_eq!(stage.head().await, head);
    let twice = signing(service, &["2.1", "2.1"]);
    assert_eq!(sign(twice.clone()).await.unwrap(), ["2.1"]);
    assert_eq!(key(sign(twice).await), "nothing-would-change");
    assert_eq!(stage.head().await, head + 1);
}

#[tokio::test]
async fn readings_of_another_version_are_not_mixed_in() {
    let stage = Stage::open().await;
    let service = &stage.service;
    let signed = signing(service, &["2.1"]);
    service
        .codes
        .sign_clauses(&person("ada"), &signed)
        .await
        .unwrap();
    let policy = service
        .codes
        .readings(&nobody(), "gifts-policy", date(2025, 6, 1))
        .await;
    assert_eq!(policy.unwrap(), []);
}
