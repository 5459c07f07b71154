//! Tests of searches.

use probity_casework::{Columns, RowKey};
use probity_store::{Append, Filter, Total};

use crate::database::{Database, OFFICE, append, day, entry, save, some};
use crate::lists::ids;

pub async fn a_search_finds_words_and_the_beginning_of_the_last(db: Database) {
    let texts = [
        "Bottle of wine from Siân's vineyard",
        "Rugby tickets, ACME Ltd (hospitality)",
        "wine; wine and RUGBY 2024/25",
    ];
    let rows = texts.iter().enumerate().map(|(n, text)| {
        entry(
            &format!("E-{n}"),
            Columns {
                words: some(text),
                ..Columns::default()
            },
        )
    });
    save(&db.store, rows.collect()).await;
    let cases = [
        ("wine", "E-2 E-0"),
        ("WINE rug", "E-2"),
        ("rug wine", ""),
        ("rugby wine", "E-2"),
        ("win win", "E-2 E-0"),
        ("sian", "E-0"),
        ("Siân", "E-0"),
        ("acme'", "E-1"),
        ("25", "E-2"),
        ("ine", ""),
        ("\" OR *", ""),
        ("?", ""),
        ("  ", "E-2 E-1 E-0"),
    ];
    for (text, expected) in cases {
        let filter = Filter {
            text: some(text),
            ..Filter::entries("gifts")
        };
        assert_eq!(ids(&db.store, &filter).await.join(" "), expected, "{text}");
    }
    // The index follows changes and deletions.
    save(
        &db.store,
        vec![entry(
            "E-0",
            Columns {
                words: some("beer"),
                ..Columns::default()
            },
        )],
    )
    .await;
    db.store
        .append(Append {
            deletes: vec![RowKey::entry("E-1")],
            ..append(vec![])
        })
        .await
        .unwrap();
    for (text, expected) in [("wine", "E-2"), ("beer", "E-0"), ("acme", "")] {
        let filter = Filter {
            text: some(text),
            ..Filter::entries("gifts")
        };
        assert_eq!(ids(&db.store, &filter).await.join(" "), expected, "{text}");
    }
}

/// Words that nearly every row has are searched in another way. The result must be the same.
pub async fn a_search_for_a_common_word_finds_the_same(db: Database) {
    for part in 0..3_usize {
        let index = |n: usize| Columns {
            day: day(&format!("2026-01-{:02}", n % 28 + 1)),
            words: some(match n {
                _ if n.is_multiple_of(700) => "bottle of rare wine",
                _ if n % 16 == 1 => "red wine",
                _ => "wine",
            }),
            ..Columns::default()
        };
        let rows = (0..800).map(|n| entry(&format!("E-{part}-{n}"), index(part * 800 + n)));
        save(&db.store, rows.collect()).await;
    }
    let filter = |text: &str| Filter {
        text: some(text),
        ..Filter::entries("gifts")
    };
    let rare = ids(&db.store, &filter("wine rare")).await;
    assert_eq!(rare.len(), 4);
    let page = db
        .store
        .list(OFFICE, &filter("win"), None, 2_500)
        .await
        .unwrap();
    assert_eq!(page.rows.len(), 2_400);
    assert_eq!(ids(&db.store, &filter("ine")).await.len(), 0);
    assert_eq!(
        db.store.total(OFFICE, &filter("win")).await.unwrap(),
        Total::MoreThan(1_000)
    );
    assert_eq!(
        db.store.total(OFFICE, &filter("rare")).await.unwrap(),
        Total::Exactly(4)
    );
    let red = filter("wine red");
    let page = db.store.list(OFFICE, &red, None, 200).await.unwrap();
    assert_eq!(page.rows.len(), 150);
    // The newest rows show that there are more, which is enough.
    let total = db.store.total(OFFICE, &red).await.unwrap();
    assert!(
        matches!(total, Total::Exactly(150) | Total::MoreThan(99..150)),
        "{total:?}"
    );
}
