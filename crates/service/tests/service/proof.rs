//! Changes made behind the program's back are found and named, and lost rows can be rebuilt.

use probity_service::{Part, Report};

use crate::common::{self, Stage, key, machine, meal, person, rope};

fn tamper(stage: &Stage, sql: &str) {
    let connection = rusqlite::Connection::open(stage.database()).unwrap();
    assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
}

async fn verified(stage: &Stage) -> Report {
    stage.service.ledger.verify(&machine()).await.unwrap()
}

#[tokio::test]
async fn a_changed_row_is_named_with_the_event_it_should_follow_from() {
    let stage = Stage::open().await;
    stage.declare("sam", meal()).await.unwrap();
    stage.is_clean().await;
    tamper(
        &stage,
        "UPDATE entries SET doc = replace(doc, 'A meal on board', 'A crust')",
    );
    let report = verified(&stage).await;
    let [finding] = report.findings.as_slice() else {
        panic!("{report:?}")
    };
    assert_eq!(
        (finding.part, finding.difference.table.as_str()),
        (Part::Row, "entries")
    );
    assert_eq!(finding.seq, Some(stage.head().await - 1));
    stage.service.ledger.rebuild(&machine()).await.unwrap();
    stage.is_clean().await;
}

#[tokio::test]
async fn a_changed_payload_is_found_and_a_lost_row_made_again() {
    let stage = Stage::open().await;
    stage.declare("sam", meal()).await.unwrap();
    tamper(&stage, "DELETE FROM people WHERE id = 'jo'");
    assert_eq!(verified(&stage).await.findings.len(), 1);
    stage.service.ledger.rebuild(&machine()).await.unwrap();
    stage.is_clean().await;
    tamper(
        &stage,
        "UPDATE payload SET bytes = CAST(replace(CAST(bytes AS TEXT), '1250', '9950') AS BLOB) WHERE seq = (SELECT MAX(seq) - 1 FROM payload)",
    );
    let report = verified(&stage).await;
    assert!(
        report
            .findings
            .iter()
            .any(|finding| finding.part == Part::Ledger),
        "{report:?}"
    );
}

#[tokio::test]
async fn a_replaced_passphrase_is_found() {
    let stage = Stage::open().await;
    let invitation = stage
        .service
        .accounts
        .invite(&machine(), &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    stage
        .service
        .accounts
        .activate(&invitation.token, "seven gulls on a wall")
        .await
        .unwrap();
    stage.is_clean().await;
    tamper(
        &stage,
        "UPDATE passphrases SET doc = replace(doc, '$argon2id', '$argon2ix')",
    );
    let report = verified(&stage).await;
    assert_eq!(
        report
            .findings
            .iter()
            .map(|finding| finding.part)
            .collect::<Vec<_>>(),
        [Part::Passphrase]
    );
}

#[tokio::test]
async fn an_old_checkpoint_still_holds_and_another_ledgers_does_not() {
    let stage = Stage::open().await;
    let old = stage
        .service
        .ledger
        .checkpoint(common::OFFICE)
        .await
        .unwrap();
    stage.declare("sam", rope()).await.unwrap();
    let report = stage
        .service
        .ledger
        .verify_against(&person("aud"), &old)
        .await
        .unwrap();
    assert_eq!(report.findings, []);
    let other = Stage::open().await;
    other.declare("sam", meal()).await.unwrap();
    let theirs = other
        .service
        .ledger
        .checkpoint(common::OFFICE)
        .await
        .unwrap();
    // The same key and office, but another history.
    let report = stage
        .service
        .ledger
        .verify_against(&machine(), &theirs)
        .await
        .unwrap();
    assert!(!report.is_clean());
    assert!(
        !stage
            .service
            .ledger
            .verify_against(&machine(), "no checkpoint")
            .await
            .unwrap()
            .is_clean()
    );
    assert_eq!(
        key(stage.service.ledger.verify(&person("ada")).await),
        "not-allowed"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_during_verification_is_no_difference() {
    let stage = Stage::open().await;
    let invitation = stage
        .service
        .accounts
        .invite(&machine(), &"sam".into(), "sam@harbour.example")
        .await
        .unwrap();
    let passphrase = |n: u32| format!("seven gulls on wall {n}");
    stage
        .service
        .accounts
        .activate(&invitation.token, &passphrase(0))
        .await
        .unwrap();
    for _ in 0..40 {
        stage.declare("sam", meal()).await.unwrap();
    }
    let service = stage.service.clone();
    let changing = tokio::spawn(async move {
        // More attempts in a row are refused as guesses.
        for n in 0..9 {
            let (old, new) = (passphrase(n), passphrase(n + 1));
            service
                .accounts
                .change_passphrase(&person("sam"), "sam@harbour.example", &old, &new)
                .await
                .unwrap();
        }
    });
    while !changing.is_finished() {
        stage.is_clean().await;
    }
    changing.await.unwrap();
}
