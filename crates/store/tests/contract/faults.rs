//! Tests in which every write of the writer fails once, before and after it is done: the result is all or nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use probity_casework::{Columns, Row, RowKey, Table};
use probity_store::faults::{Faults, STEPS, When};
use probity_store::{Append, Erasure, Options, StoreError, Stored, Written};

use crate::database::{
    Database, OFFICE, append, case, entry, event, expecting, idempotent, person, save, some,
};

/// The rows of an append with every kind of write.
fn rows(n: u64) -> Vec<Row> {
    let columns = Columns {
        outcome: some("accepted"),
        financial_year: Some(2025),
        words: some("wine"),
        ..Columns::default()
    };
    vec![
        case(&format!("M-{n}"), columns.clone()),
        entry(&format!("M-{n}"), columns),
        person("p-1", &n.to_string()),
    ]
}

/// An append with every kind of write: it fills a tile, erases a payload and stores a reply.
fn everything(n: u64) -> Append {
    let events = (0..256)
        .map(|_| event("something-happened", Some("M-1")))
        .collect();
    let written = rows(n)
        .into_iter()
        .map(|row| Written { event: 0, row })
        .collect();
    let append = Append {
        events,
        rows: written,
        erase: vec![Erasure { seq: 0, event: 0 }],
        deletes: vec![RowKey::new(Table::Post, "n")],
        ..append(vec![])
    };
    idempotent(append, &format!("form-{n}"), "reply")
}

/// An append like most: all of it is written in one exchange.
fn little(n: u64) -> Append {
    let events = ["something-happened", "something-followed"].map(|kind| event(kind, Some("M-1")));
    let append = Append {
        events: events.to_vec(),
        ..everything(n)
    };
    let append = Append {
        erase: Vec::new(),
        deletes: Vec::new(),
        ..append
    };
    // As for a declaration, the writing statement checks the expectation.
    expecting(append, RowKey::case(format!("M-{n}")), None)
}

/// Makes one write fail once, when switched on.
fn failing(step: &'static str, when: When, on: Arc<AtomicBool>) -> Options {
    let faults = Faults::new(move |at, now| {
        let hit = at == step && now == when && on.swap(false, Ordering::SeqCst);
        hit.then(|| StoreError::Database(format!("{step} fails on purpose")))
    });
    Options {
        faults,
        ..Options::default()
    }
}

pub async fn every_failing_write_leaves_all_or_nothing(db: Database) {
    leaves_all_or_nothing(db, everything, &STEPS, &[(0, 1)]).await;
}

pub async fn every_failing_write_in_one_exchange_leaves_all_or_nothing(db: Database) {
    let apart = ["erasure", "tile", "delete"];
    let steps = STEPS.into_iter().filter(|step| !apart.contains(step));
    leaves_all_or_nothing(db, little, &steps.collect::<Vec<_>>(), &[]).await;
}

async fn leaves_all_or_nothing(
    db: Database,
    make: fn(u64) -> Append,
    steps: &[&'static str],
    erased: &[(u64, u64)],
) {
    save(&db.store, vec![]).await;
    let (mut size, mut expected) = (1, Vec::new());
    let each = make(0).events.len() as u64;
    for (n, (step, when)) in steps
        .iter()
        .flat_map(|step| [(step, When::Before), (step, When::After)])
        .enumerate()
    {
        let on = Arc::new(AtomicBool::new(true));
        let store = db.open(failing(step, when, Arc::clone(&on))).await.unwrap();
        let n = n as u64;
        let result = store.append(make(n)).await;
        let lost_answer = *step == "commit" && when == When::After;
        // PostgreSQL commits in the same exchange, so only its answer can be lost.
        let at_once = db.is_postgres() && steps.len() < STEPS.len();
        let lost_answer = lost_answer || at_once && (*step == "commit" || when == When::After);
        assert_eq!(
            result.is_ok(),
            lost_answer || (*step == "begin" && when == When::After),
            "{step} {when:?}: {result:?}"
        );
        // If sent again under the same key it is saved once, whatever happened the first time.
        let again = store.append(make(n)).await.unwrap();
        assert_eq!(
            (again.first_seq, again.replayed),
            (size, result.is_ok()),
            "{step} {when:?}"
        );
        expected.retain(|stored: &Stored| stored.row.key != RowKey::new(Table::Person, "p-1"));
        expected.extend(rows(n).into_iter().map(|row| Stored { version: size, row }));
        size += each;
        store.close().await;
        let store = db.open(Options::default()).await.unwrap();
        assert_eq!(store.head(OFFICE).await.unwrap().size, size);
        let mut snapshot = store.snapshot().await.unwrap();
        assert_eq!(
            snapshot
                .verify_ledger(OFFICE, &[])
                .await
                .unwrap()
                .differences,
            [],
            "{step} {when:?}"
        );
        assert_eq!(
            snapshot
                .compare(OFFICE, expected.clone(), erased.iter().copied())
                .await
                .unwrap(),
            [],
            "{step} {when:?}"
        );
        drop(snapshot);
        store.close().await;
    }
}

pub async fn a_lost_answer_after_the_commit_is_no_error(db: Database) {
    let store = db
        .open(failing(
            "commit",
            When::After,
            Arc::new(AtomicBool::new(true)),
        ))
        .await
        .unwrap();
    // Without a key or an expectation, saving it again would save it twice.
    let replies = futures::future::join_all((0..30).map(|_| store.append(append(vec![])))).await;
    assert!(replies.iter().all(Result::is_ok));
    assert_eq!(store.head(OFFICE).await.unwrap().size, 30);
    store.close().await;
}

pub async fn neighbours_of_a_failing_append_are_saved(db: Database) {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let first = AtomicBool::new(true);
    // The first two writes of people's rows fail, and then every third: for the first append, for all others
    // together, and for some of them alone.
    let faults = Faults::new(move |step, when| {
        if step == "begin" && first.swap(false, Ordering::SeqCst) {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        if step != "row" || when != When::Before {
            return None;
        }
        let n = counted.fetch_add(1, Ordering::SeqCst);
        let hit = n < 2 || n.is_multiple_of(3);
        hit.then(|| StoreError::Database("fails on purpose".to_owned()))
    });
    let store = db
        .open(Options {
            faults,
            ..Options::default()
        })
        .await
        .unwrap();
    let appends = (0..40).map(|n| {
        let id = format!("p-{n}");
        store.append(expecting(
            append(vec![person(&id, "x")]),
            RowKey::new(Table::Person, id),
            None,
        ))
    });
    let replies = futures::future::join_all(appends).await;
    let saved = replies.iter().filter(|reply| reply.is_ok()).count();
    assert!(saved > 0 && saved < 40 && count.load(Ordering::SeqCst) > 3);
    assert_eq!(store.head(OFFICE).await.unwrap().size, saved as u64);
    assert_eq!(
        store
            .records(OFFICE, Table::Person, None, 100)
            .await
            .unwrap()
            .len(),
        saved
    );
    store.close().await;
}
