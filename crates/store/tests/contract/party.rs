//! Tests of a party's earlier offers.

use probity_casework::Columns;
use probity_store::{PartyFilter, PartySum};

use crate::database::{Database, OFFICE, case, day, entry, save, some};

pub async fn a_party_has_a_history(db: Database) {
    let columns = |subject: &str, on: &str, pence: Option<i64>| Columns {
        subject: some(subject),
        party: some("acme"),
        day: day(on),
        value_pence: pence,
        situation: some("gift"),
        state: some("decided"),
        ..Columns::default()
    };
    let rows = vec![
        case("M-1", columns("p-1", "2026-01-01", Some(1_000))),
        entry(
            "M-1",
            Columns {
                subject: None,
                ..columns("", "2026-01-01", Some(1_000))
            },
        ),
        case("M-2", columns("p-2", "2026-02-01", None)),
        case("M-3", columns("p-1", "2026-03-01", Some(2_500))),
        case(
            "M-4",
            Columns {
                state: some("withdrawn"),
                ..columns("p-1", "2026-03-02", Some(9))
            },
        ),
        case(
            "M-5",
            Columns {
                party: some("other"),
                ..columns("p-1", "2026-03-02", Some(9))
            },
        ),
        entry(
            "old-1",
            Columns {
                subject: None,
                situation: None,
                ..columns("", "2026-02-15", Some(500))
            },
        ),
    ];
    save(&db.store, rows).await;
    let filter = PartyFilter {
        party: "acme".into(),
        not_in: vec!["withdrawn".into()],
        ..PartyFilter::default()
    };
    let history = db.store.party_history(OFFICE, &filter, 2).await.unwrap();
    assert_eq!(
        history.office,
        PartySum {
            count: 4,
            valued: 3,
            pence: 4_000
        }
    );
    let p_1 = PartySum {
        count: 2,
        valued: 2,
        pence: 3_500,
    };
    assert_eq!(
        history.subjects,
        [
            ("p-1".to_owned(), p_1),
            (
                "p-2".to_owned(),
                PartySum {
                    count: 1,
                    valued: 0,
                    pence: 0
                }
            )
        ]
    );
    let rows: Vec<&str> = history
        .rows
        .iter()
        .map(|stored| stored.row.key.id.as_str())
        .collect();
    assert_eq!(rows, ["M-3", "old-1"]);
    let narrower = PartyFilter {
        from: some("2026-01-02"),
        to: some("2026-02-28"),
        except: some("M-3"),
        ..filter.clone()
    };
    assert_eq!(
        db.store
            .party_history(OFFICE, &narrower, 9)
            .await
            .unwrap()
            .office
            .count,
        2
    );
    let registered = PartyFilter {
        registers: vec!["gifts".into()],
        situations: vec!["gift".into()],
        ..filter
    };
    assert_eq!(
        db.store
            .party_history(OFFICE, &registered, 9)
            .await
            .unwrap()
            .rows
            .len(),
        1
    );
}
