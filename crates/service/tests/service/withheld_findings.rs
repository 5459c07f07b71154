//! Verification of a damaged confidential case: auditors learn that something differs, but not whose case it is.

use std::collections::BTreeSet;

use probity_i18n::Words;
use probity_service::input::{Declare, FactsIn};
use probity_service::{Actor, Part, Report};
use serde_json::json;

use crate::common::{OFFICE, Stage, machine, meal, person};

/// Sam's report, sent with its own key.
async fn reported(stage: &Stage) -> String {
    let declare = Declare {
        situation: "collision".to_owned(),
        subject: None,
        facts: FactsIn::Json(json!({ "injured": false, "who": "Jo Staff" })),
        not_meant: BTreeSet::new(),
        expects: None,
        idempotency_key: Some("a-key".to_owned()),
        ..Declare::default()
    };
    let receipt = stage
        .service
        .cases
        .declare(&person("sam"), declare)
        .await
        .unwrap();
    receipt.reference.0
}

fn report_text(report: &Report) -> String {
    let english = Words::load().unwrap().for_language("en");
    serde_json::to_string(&report.in_language(&english)).unwrap()
}

/// Every part of a case and its events that can be altered, one by one.
const ALTERED: [(&str, Part); 7] = [
    (
        "UPDATE cases SET doc = replace(doc, 'Jo Staff', 'Lee') WHERE id = 'REF'",
        Part::Row,
    ),
    (
        "UPDATE cases SET doc = replace(doc, '\"confidential\":true', '\"confidential\":false') WHERE id = 'REF'",
        Part::Row,
    ),
    ("DELETE FROM cases WHERE id = 'REF'", Part::Row),
    (
        "UPDATE payload SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"situation\":\"', '\"sam\":\"REF ') AS BLOB) WHERE seq = SEQ",
        Part::Event,
    ),
    (
        "UPDATE event SET envelope = CAST(replace(CAST(envelope AS TEXT), '\"v\":1', '\"v\":\"sam REF\"') AS BLOB) WHERE seq = SEQ",
        Part::Ledger,
    ),
    (
        "UPDATE event SET envelope = CAST(replace(CAST(envelope AS TEXT), '\"sam\"', '\"jo\"') AS BLOB) WHERE seq = SEQ",
        Part::Ledger,
    ),
    ("UPDATE idempotency_key SET reply = 'x'", Part::Ledger),
];

#[tokio::test]
async fn a_difference_in_a_confidential_case_is_reported_without_its_name() {
    for (sql, part) in ALTERED {
        let stage = Stage::open().await;
        let open = stage.declare("lee", meal()).await.unwrap().reference.0;
        let seq = stage.head().await;
        let reference = reported(&stage).await;
        let connection = rusqlite::Connection::open(stage.database()).unwrap();
        // An attacker with the file can drop the triggers that protect events.
        let triggers: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('event', 'payload')")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for trigger in triggers {
            connection
                .execute(&format!("DROP TRIGGER {trigger}"), [])
                .unwrap();
        }
        let sql = sql
            .replace("REF", &reference)
            .replace("SEQ", &seq.to_string());
        assert!(connection.execute(&sql, []).unwrap() > 0, "{sql}");
        for who in [person("aud"), for_auditor()] {
            let report = stage.service.ledger.verify(&who).await.unwrap();
            let parts: Vec<Part> = report.findings.iter().map(|one| one.part).collect();
            assert!(parts.contains(&part), "{sql}: {report:?}");
            let text = report_text(&report);
            for secret in [reference.as_str(), "sam", "Jo Staff"] {
                assert!(!text.contains(secret), "{sql}: {text}");
            }
        }
        // Damage reveals nothing, unless the row itself was changed to say that the case is open.
        let events = stage
            .service
            .ledger
            .events(&person("aud"), 0, 500)
            .await
            .unwrap();
        let text = format!("{events:?}");
        assert!(text.contains(&open), "{text}");
        assert!(
            !text.contains(&reference) || sql.contains("false"),
            "{sql}: {text}"
        );
        let all = stage.service.ledger.verify(&machine()).await.unwrap();
        let named = report_text(&all);
        assert!(
            named.contains(&reference) || named.contains("sam") || part == Part::Ledger,
            "{named}"
        );
        assert!(!named.contains(&open), "{named}");
    }
}

/// The command line on behalf of an auditor, which prints what that auditor may read.
fn for_auditor() -> Actor {
    Actor::CommandLine {
        office: OFFICE.to_owned(),
        on_behalf: Some("aud".into()),
    }
}

#[tokio::test]
async fn a_difference_in_an_open_case_is_reported_with_its_name() {
    let stage = Stage::open().await;
    let open = stage.declare("sam", meal()).await.unwrap().reference.0;
    let connection = rusqlite::Connection::open(stage.database()).unwrap();
    for table in ["cases", "entries"] {
        let sql = format!("UPDATE {table} SET doc = replace(doc, 'A meal on board', 'A crust')");
        assert!(connection.execute(&sql, []).unwrap() > 0);
    }
    let report = stage.service.ledger.verify(&person("aud")).await.unwrap();
    assert!(report.findings.len() >= 2, "{report:?}");
    for finding in &report.findings {
        assert_eq!(finding.difference.id, format!("{OFFICE}/{open}"));
    }
}
