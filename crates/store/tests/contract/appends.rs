//! Tests of appending: all or nothing, in one order, and once.

use probity_casework::{Columns, RowKey, Table};
use probity_ledger::{Envelope, Frontier, leaf_hash};
use probity_store::{Append, Erasure, Payload, StoreError, Written};

use crate::database::{
    Database, OFFICE, OTHER, append, case, entry, event, expecting, idempotent, person, row, save,
    some,
};

pub async fn a_saved_append_is_read_back(mut db: Database) {
    let committed = save(&db.store, vec![person("p-1", r#"{"name":"A"}"#)]).await;
    assert_eq!(
        (committed.first_seq, committed.last_seq, committed.replayed),
        (0, 0, false)
    );
    db.reopen().await;
    let stored = db
        .store
        .record(OFFICE, &RowKey::new(Table::Person, "p-1"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (stored.version, stored.row.doc.as_str()),
        (0, r#"{"name":"A"}"#)
    );
    let events = db.store.events(OFFICE, 0, 10).await.unwrap();
    assert_eq!(events.len(), 1);
    let envelope = Envelope::from_bytes(&events[0].envelope).unwrap();
    assert_eq!(
        (envelope.kind.as_str(), envelope.seq, envelope.case),
        ("something-happened", 0, some("M-1"))
    );
    assert!(
        matches!(&events[0].payload, Payload::Kept { bytes, .. } if bytes == br#"{"kind":"something-happened"}"#)
    );
    assert_eq!(db.store.events_of(OFFICE, "M-1").await.unwrap(), events);
    let head = db.store.head(OFFICE).await.unwrap();
    assert_eq!(
        (head.size, head.root),
        (
            1,
            [leaf_hash(&events[0].envelope)]
                .into_iter()
                .collect::<Frontier>()
                .root()
        )
    );
    let checkpoint = probity_ledger::open(&head.checkpoint, &head.vkey.parse().unwrap()).unwrap();
    assert_eq!((checkpoint.size, checkpoint.root), (1, head.root));
    // After a restart, the tree continues where it ended.
    assert_eq!(save(&db.store, vec![]).await.first_seq, 1);
    assert_eq!(db.store.offices().await.unwrap(), [OFFICE, OTHER]);
}

pub async fn a_stale_append_saves_nothing(db: Database) {
    let key = RowKey::new(Table::Person, "p-1");
    let first = save(&db.store, vec![person("p-1", "1")]).await;
    let second = expecting(
        append(vec![person("p-1", "2")]),
        key.clone(),
        Some(first.last_seq),
    );
    db.store.append(second.clone()).await.unwrap();
    let error = db.store.append(second).await.unwrap_err();
    assert_eq!(
        error,
        StoreError::Stale {
            key: key.clone(),
            found: Some(1)
        }
    );
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 2);
    let stored = db.store.record(OFFICE, &key).await.unwrap().unwrap();
    assert_eq!((stored.version, stored.row.doc.as_str()), (1, "2"));
}

pub async fn a_new_row_must_not_exist(db: Database) {
    let key = RowKey::case("M-1");
    let new = expecting(
        append(vec![case("M-1", Columns::default())]),
        key.clone(),
        None,
    );
    db.store.append(new.clone()).await.unwrap();
    let error = db.store.append(new.clone()).await.unwrap_err();
    assert_eq!(
        error,
        StoreError::Stale {
            key: key.clone(),
            found: Some(0)
        }
    );
    // Once it is deleted, it can be created again.
    let gone = Append {
        deletes: vec![key.clone()],
        ..append(vec![])
    };
    db.store.append(gone).await.unwrap();
    assert_eq!(db.store.record(OFFICE, &key).await.unwrap(), None);
    db.store.append(new).await.unwrap();
}

pub async fn of_two_that_expect_the_same_one_wins(db: Database) {
    let key = RowKey::new(Table::Person, "p-1");
    let first = save(&db.store, vec![person("p-1", "0")]).await;
    let rivals = (1..=20).map(|n| {
        let append = append(vec![person("p-1", &n.to_string())]);
        db.store
            .append(expecting(append, key.clone(), Some(first.last_seq)))
    });
    let replies = futures::future::join_all(rivals).await;
    assert_eq!(replies.iter().filter(|reply| reply.is_ok()).count(), 1);
    assert!(
        replies
            .iter()
            .all(|reply| matches!(reply, Ok(_) | Err(StoreError::Stale { .. })))
    );
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 2);
}

pub async fn the_same_key_is_saved_once(mut db: Database) {
    let send = |reply: &str| db.store.append(idempotent(append(vec![]), "form-1", reply));
    let replies = futures::future::join_all((0..8).map(|n| send(&format!("reply {n}")))).await;
    let replies: Vec<_> = replies.into_iter().map(Result::unwrap).collect();
    assert_eq!(replies.iter().filter(|reply| !reply.replayed).count(), 1);
    let reply = replies[0].reply.clone();
    assert!(
        replies
            .iter()
            .all(|other| other.reply == reply && other.first_seq == 0 && other.last_seq == 0)
    );
    db.reopen().await;
    let later = db
        .store
        .append(idempotent(append(vec![]), "form-1", "later"))
        .await
        .unwrap();
    assert!(later.replayed && later.reply == reply);
    // Another office has its own keys.
    let other = Append {
        office: OTHER.to_owned(),
        ..idempotent(append(vec![]), "form-1", "other")
    };
    assert!(!db.store.append(other).await.unwrap().replayed);
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 1);
}

pub async fn concurrent_appends_are_all_saved_in_one_order(db: Database) {
    let appends = (0..200).map(|n| {
        let mut append = append(vec![case(&format!("M-{n}"), Columns::default())]);
        append.office = if n % 3 == 0 { OTHER } else { OFFICE }.to_owned();
        append.events.push(event("and-then", None));
        db.store.append(append)
    });
    let replies = futures::future::join_all(appends).await;
    for (office, count) in [(OTHER, 67), (OFFICE, 133)] {
        let events = db.store.events(office, 0, 1000).await.unwrap();
        assert_eq!(events.len(), count * 2);
        assert!(
            events
                .iter()
                .enumerate()
                .all(|(n, event)| event.seq == n as u64)
        );
        let tree: Frontier = events
            .iter()
            .map(|event| leaf_hash(&event.envelope))
            .collect();
        assert_eq!(db.store.head(office).await.unwrap().root, tree.root());
    }
    assert!(replies.iter().all(|reply| {
        reply
            .as_ref()
            .is_ok_and(|reply| reply.last_seq == reply.first_seq + 1)
    }));
}

pub async fn a_bad_append_does_not_harm_its_neighbours(db: Database) {
    // Too large for PostgreSQL's index and for SQLite's check. Whatever the database reports, the others are saved.
    db.raw(if db.is_postgres() {
        "ALTER TABLE people ADD CONSTRAINT poison CHECK (doc <> 'poison')"
    } else {
        "CREATE TRIGGER poison BEFORE INSERT ON people WHEN new.doc = 'poison' BEGIN SELECT RAISE(ABORT, 'poison'); END"
    })
    .await
    .unwrap();
    let appends = (0..20).map(|n| {
        let doc = if n == 7 { "poison" } else { "sound" };
        db.store.append(append(vec![person(&n.to_string(), doc)]))
    });
    let replies = futures::future::join_all(appends).await;
    for (n, reply) in replies.iter().enumerate() {
        assert_eq!(reply.is_ok(), n != 7, "{n}: {reply:?}");
    }
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 19);
}

pub async fn an_append_that_cannot_be_saved_is_refused(db: Database) {
    let nothing = Append {
        events: vec![],
        ..append(vec![])
    };
    let zero = append(vec![person("a\0b", "")]);
    let beyond = Append {
        rows: vec![Written {
            event: 1,
            row: person("a", ""),
        }],
        ..append(vec![])
    };
    let unregistered = append(vec![row(Table::Entry, "a", "")]);
    let foreign = Columns {
        name: some("a case has no such column"),
        ..Columns::default()
    };
    let foreign = append(vec![case("M-1", foreign)]);
    let nameless = Append {
        events: vec![event("", None)],
        ..append(vec![])
    };
    for bad in [nothing, zero, beyond, unregistered, foreign, nameless] {
        let error = db.store.append(bad).await.unwrap_err();
        assert!(matches!(error, StoreError::Invalid(_)), "{error:?}");
    }
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 0);
}

pub async fn an_unknown_office_is_refused(db: Database) {
    let lost = Append {
        office: "nowhere".to_owned(),
        ..append(vec![])
    };
    assert_eq!(
        db.store.append(lost).await.unwrap_err(),
        StoreError::UnknownOffice("nowhere".to_owned())
    );
    let error = db.store.head("nowhere").await.unwrap_err();
    assert_eq!(error, StoreError::UnknownOffice("nowhere".to_owned()));
}

pub async fn two_stores_share_one_database(db: Database) {
    let second = db.open(probity_store::Options::default()).await.unwrap();
    let appends = (0..100).map(|n| {
        let store = if n % 2 == 0 {
            db.store.clone()
        } else {
            second.clone()
        };
        // Spawned, so that both writers really run at once.
        tokio::spawn(async move {
            store
                .append(append(vec![person(&n.to_string(), "x")]))
                .await
        })
    });
    for reply in futures::future::join_all(appends).await {
        reply.unwrap().unwrap();
    }
    let events = db.store.events(OFFICE, 0, 1000).await.unwrap();
    let tree: Frontier = events
        .iter()
        .map(|event| leaf_hash(&event.envelope))
        .collect();
    let head = second.head(OFFICE).await.unwrap();
    assert_eq!((head.size, head.root), (100, tree.root()));
    second.close().await;
}

pub async fn two_stores_rely_on_the_same(db: Database) {
    let second = db.open(probity_store::Options::default()).await.unwrap();
    let p_1 = RowKey::new(Table::Person, "p-1");
    let first = save(&db.store, vec![person("p-1", "0")]).await;
    let stores = [&db.store, &second];
    // Each has its own case and entry. The next two share a key. All except those want to be the first to change
    // p-1.
    let declared = (0..40).map(|n| {
        let id = format!("M-{n}");
        let rows = vec![
            case(&id, Columns::default()),
            entry(&id, Columns::default()),
        ];
        let new = expecting(append(rows), RowKey::case(&id), None);
        stores[n % 2].append(idempotent(new, &format!("form-{}", n / 2), &id))
    });
    let changed = (0..40).map(|n| {
        let change = append(vec![person("p-1", &n.to_string())]);
        stores[n % 2].append(expecting(change, p_1.clone(), Some(first.last_seq)))
    });
    let (declared, changed) = tokio::join!(
        futures::future::join_all(declared),
        futures::future::join_all(changed)
    );
    let saved = |reply: &&Result<probity_store::Committed, StoreError>| {
        reply.as_ref().is_ok_and(|done| !done.replayed)
    };
    assert!(declared.iter().all(Result::is_ok));
    assert_eq!(declared.iter().filter(saved).count(), 20);
    assert_eq!(changed.iter().filter(saved).count(), 1);
    let tallies = second.tallies(OFFICE, "gifts").await.unwrap();
    assert_eq!(tallies.iter().map(|tally| tally.n).sum::<u64>(), 20);
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, 22);
    second.close().await;
}

pub async fn erased_payloads_are_gone(db: Database) {
    save(&db.store, vec![entry("E-1", Columns::default())]).await;
    save(&db.store, vec![]).await;
    let erase = |seqs: &[u64]| Append {
        events: vec![event("payloads-disposed", None)],
        erase: seqs
            .iter()
            .map(|seq| Erasure {
                seq: *seq,
                event: 0,
            })
            .collect(),
        ..append(vec![])
    };
    db.store.append(erase(&[0])).await.unwrap();
    // A second erasure of the same payload does not replace the first.
    db.store.append(erase(&[0, 1])).await.unwrap();
    let payloads: Vec<_> = db
        .store
        .events(OFFICE, 0, 2)
        .await
        .unwrap()
        .into_iter()
        .map(|event| event.payload)
        .collect();
    assert_eq!(
        payloads,
        [Payload::Erased { by: 2 }, Payload::Erased { by: 3 }]
    );
    let left = db
        .texts("SELECT CAST(COUNT(bytes) AS TEXT) FROM payload WHERE seq < 2")
        .await;
    assert_eq!(left, ["0"]);
}
