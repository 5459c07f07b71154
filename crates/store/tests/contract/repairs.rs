//! Tests of what comes after a finding: a checkpoint shows a rewritten past, and rebuilding mends rows.

use probity_casework::{RowKey, Table};
use probity_store::{Append, StoreError, Stored};

use crate::database::{Database, OFFICE, OTHER, append, event, person};
use crate::flips::{english, filled, verify};

pub async fn an_old_checkpoint_shows_a_rewritten_past(db: Database) {
    // The same office twice with the same key, but with a different beginning.
    let expected = filled(&db).await;
    let ours = db.store.head(OFFICE).await.unwrap().checkpoint;
    assert_eq!(
        verify(&db, &expected, std::slice::from_ref(&ours))
            .await
            .unwrap(),
        []
    );
    let other = Database::sqlite().await;
    let events = (0..300).map(|_| event("rewritten", None)).collect();
    other
        .store
        .append(Append {
            events,
            ..append(vec![])
        })
        .await
        .unwrap();
    let mut snapshot = other.store.snapshot().await.unwrap();
    let report = snapshot
        .verify_ledger(OFFICE, std::slice::from_ref(&ours))
        .await
        .unwrap();
    assert!(
        report
            .differences
            .iter()
            .any(|found| english(found).contains("261 events")),
        "{:?}",
        report.differences
    );
    let forged = ours.replace("261", "262");
    let report = snapshot.verify_ledger(OFFICE, &[forged]).await.unwrap();
    assert!(
        report
            .differences
            .iter()
            .any(|found| english(found).contains("is not valid")),
        "{:?}",
        report.differences
    );
}

pub async fn read_models_are_rebuilt(db: Database) {
    let expected = filled(&db).await;
    for table in Table::ALL.map(Table::as_str) {
        let damaged = format!("UPDATE {table} SET doc = 'x'");
        db.raw(&damaged).await.unwrap();
    }
    db.raw("UPDATE entries SET words = 'other words', financial_year = 1999")
        .await
        .unwrap();
    db.raw("DELETE FROM cases").await.unwrap();
    db.raw("UPDATE tally SET n = 77").await.unwrap();
    assert!(!verify(&db, &expected, &[]).await.unwrap().is_empty());
    let error = db
        .store
        .rebuild(OFFICE, 9, expected.rows.clone())
        .await
        .unwrap_err();
    assert!(
        matches!(error, StoreError::Busy(_)),
        "events came in between: {error:?}"
    );
    db.store
        .rebuild(OFFICE, 261, expected.rows.clone())
        .await
        .unwrap();
    let other = Stored {
        version: 0,
        row: person("p-1", "{}"),
    };
    db.store.rebuild(OTHER, 1, [other]).await.unwrap();
    assert_eq!(verify(&db, &expected, &[]).await.unwrap(), []);
    assert!(
        db.store
            .record(OFFICE, &RowKey::case("M-1"))
            .await
            .unwrap()
            .is_some()
    );
}
