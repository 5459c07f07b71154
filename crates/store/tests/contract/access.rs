//! Tests of sessions, invitations and attempts.

use jiff::{SignedDuration, Timestamp};
use probity_store::access::Pass;

use crate::database::{Database, OFFICE};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000).unwrap() + SignedDuration::from_secs(second)
}

fn pass(token: u8, person: &str) -> Pass {
    Pass {
        token_hash: [token; 32],
        office: OFFICE.to_owned(),
        person: person.to_owned(),
        created: at(0),
        expires: at(100),
    }
}

pub async fn a_session_lasts_until_it_expires(db: Database) {
    let store = &db.store;
    for (token, person) in [(1, "p-1"), (2, "p-1"), (3, "p-2")] {
        store.put_session(&pass(token, person)).await.unwrap();
    }
    assert_eq!(
        store.session(&[1; 32], at(99)).await.unwrap(),
        Some(pass(1, "p-1"))
    );
    assert_eq!(store.session(&[1; 32], at(100)).await.unwrap(), None);
    assert_eq!(store.session(&[9; 32], at(0)).await.unwrap(), None);
    store.extend_session(&[1; 32], at(200)).await.unwrap();
    assert!(store.session(&[1; 32], at(150)).await.unwrap().is_some());
    store.delete_session(&[3; 32]).await.unwrap();
    assert_eq!(store.session(&[3; 32], at(1)).await.unwrap(), None);
    store.sweep(at(150)).await.unwrap();
    assert_eq!(
        db.texts("SELECT CAST(COUNT(*) AS TEXT) FROM session").await,
        ["1"]
    );
    assert_eq!(store.delete_sessions_of(OFFICE, "p-1").await.unwrap(), 1);
}

pub async fn an_invitation_ends_with_time_with_the_next_and_when_removed(db: Database) {
    let store = &db.store;
    store.put_invite(&pass(1, "p-1")).await.unwrap();
    store.put_invite(&pass(2, "p-1")).await.unwrap();
    assert_eq!(
        store.invite(&[1; 32], at(1)).await.unwrap(),
        None,
        "a newer invitation replaces the older"
    );
    assert_eq!(
        store.invite(&[2; 32], at(100)).await.unwrap(),
        None,
        "it has expired"
    );
    assert_eq!(
        store.invite(&[2; 32], at(50)).await.unwrap(),
        Some(pass(2, "p-1"))
    );
    store.delete_invite(&[2; 32]).await.unwrap();
    assert_eq!(store.invite(&[2; 32], at(50)).await.unwrap(), None);
}

pub async fn attempts_are_counted_until_they_expire(db: Database) {
    let store = &db.store;
    for n in 1..=3 {
        assert_eq!(
            store.attempt("a", at(n), at(10)).await.unwrap(),
            n.unsigned_abs()
        );
    }
    assert_eq!(store.attempts("a", at(9)).await.unwrap(), 3);
    assert_eq!(store.attempts("a", at(10)).await.unwrap(), 0);
    assert_eq!(
        store.attempt("a", at(11), at(20)).await.unwrap(),
        1,
        "a new series begins"
    );
    store.forget_attempts("a").await.unwrap();
    assert_eq!(store.attempts("a", at(12)).await.unwrap(), 0);
}
