//! Tests that verification sees one moment while others write, create offices and rebuild.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use probity_casework::{Columns, Row};
use probity_store::{Options, Store, Stored};

use crate::database::{Database, OFFICE, case, entry, save, some};

/// How often everything is verified.
const TIMES: usize = 12;

fn rows(n: u64) -> Vec<Row> {
    let columns = Columns {
        words: some(&format!("bottle of wine number {n}")),
        ..Columns::default()
    };
    let id = format!("M-{n}");
    vec![case(&id, columns.clone()), entry(&id, columns)]
}

/// Writes everything that can be written until it is stopped, and returns how often.
async fn write(store: Store, enough: Arc<AtomicBool>) -> u64 {
    let (mut all, mut n) = (Vec::new(), 0);
    while !enough.load(Ordering::Relaxed) {
        let version = save(&store, rows(n)).await.first_seq;
        all.extend(rows(n).into_iter().map(|row| Stored { version, row }));
        let (name, origin) = (format!("office-{n}"), format!("example.org/{n}"));
        store.create_office(&name, &origin, [9; 32]).await.unwrap();
        n += 1;
        if n % 5 == 0 {
            store.rebuild(OFFICE, n, all.clone()).await.unwrap();
        }
    }
    n
}

pub async fn what_others_write_is_no_difference(db: Database) {
    let other = db.open(Options::default()).await.unwrap();
    let enough = Arc::new(AtomicBool::new(false));
    let writing = tokio::spawn(write(other, Arc::clone(&enough)));
    for _ in 0..TIMES {
        assert_eq!(db.store.verify_database().await.unwrap(), []);
        let mut snapshot = db.store.snapshot().await.unwrap();
        let report = snapshot.verify_ledger(OFFICE, &[]).await.unwrap();
        assert_eq!(report.differences, []);
    }
    enough.store(true, Ordering::Relaxed);
    let written = writing.await.unwrap();
    assert!(written >= 10, "{written}");
}
