//! Tests of lists: filters, pages and tallies.

use probity_casework::{Columns, Row, RowKey, Table};
use probity_store::{Append, Cursor, Filter, Page, Part, Store, StoreError, Tally, Total};

use crate::database::{Database, OFFICE, append, case, day, entry, expecting, row, save, some};

/// The ids that a filter finds.
pub async fn ids(store: &Store, filter: &Filter) -> Vec<String> {
    let page = page(store, filter, None, 100).await;
    page.rows
        .into_iter()
        .map(|stored| stored.row.key.id)
        .collect()
}

/// One page. The page of documents must be the same.
async fn page(store: &Store, filter: &Filter, after: Option<&Cursor>, limit: u32) -> Page {
    let page = store.list(OFFICE, filter, after, limit).await.unwrap();
    let part = after.cloned().map_or(Part::First, Part::After);
    let search = store.search(OFFICE, filter).await.unwrap();
    let alone = store
        .documents(OFFICE, filter, &search, &part, limit)
        .await
        .unwrap();
    let rows = page.rows.iter().map(|stored| stored.row.doc.as_str());
    let alone_rows = alone.rows.iter().map(|(_, doc)| doc.as_str());
    assert_eq!(
        (alone_rows.collect::<Vec<_>>(), &alone.next),
        (rows.collect(), &page.next),
        "{filter:?}"
    );
    page
}

pub async fn pages_follow_each_other_without_gap_or_overlap(db: Database) {
    let days = [
        None,
        day("2026-01-05"),
        day("2026-01-05"),
        day("2025-12-31"),
        day("2026-02-01"),
    ];
    let rows = (0..23).map(|n| {
        entry(
            &format!("E-{n:02}"),
            Columns {
                day: days[n % 5],
                ..Columns::default()
            },
        )
    });
    save(&db.store, rows.collect()).await;
    let filter = Filter::entries("gifts");
    let all = ids(&db.store, &filter).await;
    assert_eq!(all.len(), 23);
    let (mut paged, mut after) = (Vec::new(), None::<Cursor>);
    loop {
        let page = page(&db.store, &filter, after.as_ref(), 4).await;
        paged.extend(page.rows.into_iter().map(|stored| stored.row.key.id));
        let Some(next) = page.next else { break };
        after = Some(next.to_string().parse().unwrap());
    }
    assert_eq!(paged, all);
    assert_eq!(
        (all[0].as_str(), all[22].as_str()),
        ("E-19", "E-00"),
        "latest first, days unknown last"
    );
    assert!("no cursor".parse::<Cursor>().is_err());
}

pub async fn pages_are_gone_through_backwards_as_they_came(db: Database) {
    let rows = (0..23).map(|n| {
        entry(
            &format!("E-{n:02}"),
            Columns {
                day: day(&format!("2026-01-0{}", 1 + n % 3)).filter(|_| n % 4 > 0),
                ..Columns::default()
            },
        )
    });
    save(&db.store, rows.collect()).await;
    let filter = Filter::entries("gifts");
    let search = db.store.search(OFFICE, &filter).await.unwrap();
    let page = async |part| {
        let page = db.store.documents(OFFICE, &filter, &search, &part, 4);
        page.await.unwrap()
    };
    let mut there = vec![page(Part::First).await];
    while let Some(next) = there.last().unwrap().next.clone() {
        there.push(page(Part::After(next)).await);
    }
    assert_eq!((there.len(), &there[0].previous), (6, &None));
    let mut here = there.pop().unwrap();
    while let Some(before) = there.pop() {
        here = page(Part::Before(here.previous.unwrap())).await;
        assert_eq!(here, before);
    }
    // If fewer rows than a page has come before a position, the first page has them.
    let third = here.rows[2].0.clone();
    assert_eq!(page(Part::Before(third)).await, here);
    let first = here.rows[0].0.clone();
    assert_eq!(page(Part::Before(first)).await, here);
}

pub async fn filters_hold_together(db: Database) {
    let index = |n: usize| Columns {
        state: some(if n < 3 { "open" } else { "closed" }),
        subject: some(&format!("p-{}", n % 2)),
        held_by: some("p-9"),
        submitted_by: some("p-5"),
        situation: some("gift"),
        outcome: some("accepted"),
        party: some("acme"),
        day: day(&format!("2026-01-0{n}")),
        financial_year: Some(2025),
        ..Columns::default()
    };
    save(
        &db.store,
        (1..6).map(|n| case(&format!("M-{n}"), index(n))).collect(),
    )
    .await;
    let cases = [
        (
            Filter {
                states: vec!["open".into(), "other".into()],
                ..Filter::cases()
            },
            "M-2 M-1",
        ),
        (
            Filter::of(
                Table::Case,
                Columns {
                    subject: some("p-1"),
                    ..Columns::default()
                },
            ),
            "M-5 M-3 M-1",
        ),
        (
            Filter {
                to: some("2026-01-02"),
                ..Filter::of(
                    Table::Case,
                    Columns {
                        situation: some("gift"),
                        ..Columns::default()
                    },
                )
            },
            "M-2 M-1",
        ),
        (
            Filter {
                states: vec!["open".into()],
                ..Filter::of(
                    Table::Case,
                    Columns {
                        held_by: some("p-9"),
                        submitted_by: some("p-5"),
                        ..Columns::default()
                    },
                )
            },
            "M-2 M-1",
        ),
        (
            Filter::of(
                Table::Case,
                Columns {
                    outcome: some("accepted"),
                    party: some("acme"),
                    financial_year: Some(2025),
                    subject: some("p-0"),
                    ..Columns::default()
                },
            ),
            "M-4 M-2",
        ),
        (
            Filter::of(
                Table::Case,
                Columns {
                    financial_year: Some(2024),
                    ..Columns::default()
                },
            ),
            "",
        ),
        (Filter::of(Table::Entry, Columns::default()), ""),
    ];
    for (filter, expected) in cases {
        assert_eq!(
            ids(&db.store, &filter).await.join(" "),
            expected,
            "{filter:?}"
        );
        let count = expected.split_whitespace().count() as u64;
        assert_eq!(
            db.store.total(OFFICE, &filter).await.unwrap(),
            Total::Exactly(count)
        );
    }
    // A column or search that the table does not have is refused.
    let held = Columns {
        held_by: some("p-9"),
        ..Columns::default()
    };
    let unsearched = Filter {
        text: some("a"),
        ..Filter::of(Table::Person, Columns::default())
    };
    for filter in [Filter::of(Table::Entry, held), unsearched] {
        let error = db.store.list(OFFICE, &filter, None, 5).await.unwrap_err();
        assert!(matches!(error, StoreError::Invalid(_)), "{error:?}");
    }
}

pub async fn tables_without_a_day_are_listed_too(db: Database) {
    let rows = (0..5).map(|n| Row {
        columns: Columns {
            person: some("p-1"),
            state: some("active"),
            ..Columns::default()
        },
        ..row(Table::Account, &format!("a-{n}"), "{}")
    });
    save(&db.store, rows.collect()).await;
    let filter = Filter::of(
        Table::Account,
        Columns {
            person: some("p-1"),
            ..Columns::default()
        },
    );
    let first = page(&db.store, &filter, None, 3).await;
    let second = page(&db.store, &filter, first.next.as_ref(), 3).await;
    let both = first.rows.iter().chain(&second.rows);
    let both: Vec<&str> = both.map(|stored| stored.row.key.id.as_str()).collect();
    assert_eq!(both, ["a-4", "a-3", "a-2", "a-1", "a-0"]);
}

/// The readings of a version are read from its name on, so their order must be that of the bytes in both databases.
pub async fn readings_of_a_version_follow_its_name(db: Database) {
    let table = Table::ClauseReading;
    let ids = [
        "code@2025-01-01 2.1 ann",
        "code@2025-01-01 2.10 Bob",
        "code@2025-01-01 doc.1 ann",
        "code@2025-01-02 2.1 ann",
        "Code@2025-01-01 2.1 ann",
        "codes@2025-01-01 2.1 ann",
    ];
    let rows = ids.map(|id| Row {
        columns: Columns {
            person: some("ann"),
            day: day("2026-11-21"),
            ..Columns::default()
        },
        ..row(table, id, "{}")
    });
    save(&db.store, rows.to_vec()).await;
    let after = Some("code@2025-01-01 ");
    let read = db.store.records(OFFICE, table, after, 4).await.unwrap();
    let read: Vec<&str> = read.iter().map(|one| one.row.key.id.as_str()).collect();
    assert_eq!(read, [ids[0], ids[1], ids[2], ids[3]]);
    let found = db
        .texts("SELECT person || ' ' || day FROM clause_readings")
        .await;
    assert!(found.iter().all(|one| one == "ann 2026-11-21"), "{found:?}");
}

pub async fn tallies_follow_every_change(db: Database) {
    let index = |year: Option<i64>, outcome: &str| Columns {
        financial_year: year,
        outcome: some(outcome),
        ..Columns::default()
    };
    let tally = |year: Option<i64>, outcome: &str, n: u64| Tally {
        year,
        outcome: some(outcome),
        n,
    };
    let rows = vec![
        entry("E-1", index(Some(2024), "accepted")),
        entry("E-2", index(Some(2024), "accepted")),
        entry("E-3", index(None, "declined")),
    ];
    save(&db.store, rows).await;
    let all = || db.store.tallies(OFFICE, "gifts");
    assert_eq!(
        all().await.unwrap(),
        [tally(None, "declined", 1), tally(Some(2024), "accepted", 2)]
    );
    save(
        &db.store,
        vec![
            entry("E-2", index(Some(2025), "accepted")),
            entry("E-3", index(None, "declined")),
        ],
    )
    .await;
    let gone = Append {
        deletes: vec![RowKey::entry("E-1")],
        ..append(vec![])
    };
    db.store.append(gone).await.unwrap();
    assert_eq!(
        all().await.unwrap(),
        [tally(None, "declined", 1), tally(Some(2025), "accepted", 1)]
    );
    let filter = Filter::entries("gifts");
    assert_eq!(
        db.store.total(OFFICE, &filter).await.unwrap(),
        Total::Exactly(2)
    );
    let mut filter = filter;
    filter.is.outcome = some("declined");
    assert_eq!(
        db.store.total(OFFICE, &filter).await.unwrap(),
        Total::Exactly(1)
    );
}

pub async fn an_entry_from_before_its_case_is_counted_once(db: Database) {
    let index = |outcome: &str| Columns {
        outcome: some(outcome),
        ..Columns::default()
    };
    save(&db.store, vec![entry("M-1", index("accepted"))]).await;
    // Only the new case shows that this entry does not exist yet.
    let rows = vec![
        case("M-1", index("declined")),
        entry("M-1", index("declined")),
    ];
    let new = expecting(append(rows), RowKey::case("M-1"), None);
    db.store.append(new).await.unwrap();
    let tally = Tally {
        year: None,
        outcome: some("declined"),
        n: 1,
    };
    assert_eq!(db.store.tallies(OFFICE, "gifts").await.unwrap(), [tally]);
}
