//! Tests of drafts.

use jiff::{SignedDuration, Timestamp};
use probity_store::drafts::DraftRow;

use crate::database::{Database, OFFICE};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap() + SignedDuration::from_secs(second)
}

fn draft(token: u8, person: Option<&str>) -> DraftRow {
    DraftRow {
        token_hash: [token; 32],
        token: person.map(|_| format!("token-{token}")),
        owner: person.map(|person| (OFFICE.to_owned(), person.to_owned())),
        content: "{\"what\":\"Ŵyau\"}".to_owned(),
        version: 1,
        created: at(0),
        changed: at(i64::from(token)),
        expires: at(100),
    }
}

pub async fn a_draft_is_kept_until_it_expires(db: Database) {
    let store = &db.store;
    for (token, person) in [
        (1, None),
        (2, Some("p-1")),
        (3, Some("p-1")),
        (4, Some("p-2")),
    ] {
        assert!(store.put_draft(&draft(token, person)).await.unwrap());
    }
    assert_eq!(
        store.draft(&[1; 32], at(99)).await.unwrap(),
        Some(draft(1, None))
    );
    assert_eq!(store.draft(&[1; 32], at(100)).await.unwrap(), None);
    assert_eq!(store.draft(&[9; 32], at(0)).await.unwrap(), None);
    assert_eq!(
        store.drafts_of(OFFICE, "p-1", at(50)).await.unwrap(),
        [draft(3, Some("p-1")), draft(2, Some("p-1"))],
        "the one last changed comes first"
    );
    assert_eq!(store.drafts_of(OFFICE, "p-1", at(100)).await.unwrap(), []);
    store.delete_draft(&[3; 32]).await.unwrap();
    assert_eq!(store.delete_drafts_of(OFFICE, "p-1").await.unwrap(), 1);
    store.sweep(at(100)).await.unwrap();
    let left = "SELECT CAST(COUNT(*) AS TEXT) FROM draft";
    assert_eq!(db.texts(left).await, ["0"]);
}

pub async fn of_two_changes_of_a_draft_one_is_saved(db: Database) {
    let store = &db.store;
    let first = draft(1, Some("p-1"));
    assert!(store.put_draft(&first).await.unwrap());
    assert!(
        !store.put_draft(&first).await.unwrap(),
        "it is there already"
    );
    let second = DraftRow {
        version: 2,
        content: "{}".to_owned(),
        expires: at(200),
        ..first.clone()
    };
    assert!(store.put_draft(&second).await.unwrap());
    assert!(!store.put_draft(&second).await.unwrap());
    let other = DraftRow {
        version: 2,
        ..first
    };
    assert!(!store.put_draft(&other).await.unwrap());
    assert_eq!(store.draft(&[1; 32], at(150)).await.unwrap(), Some(second));
}
