//! Tests that flip one byte anywhere: it is found and named.

use std::collections::{BTreeMap, BTreeSet};

use probity_casework::{Column, ColumnValue, Row, Table};
use probity_i18n::Words;
use probity_store::{Append, Difference, Erasure, StoreError, Stored, Written};

use crate::database::{
    Database, OFFICE, OTHER, Saved, append, event, idempotent, person, row, some,
};

/// Tables that are not compared with anything. Sessions, invitations and attempts expire by themselves, and no
/// event records them.
const EXPIRING: [&str; 4] = ["session", "invite", "attempt", "draft"];

/// The rows that replaying the events of [`filled`] would give. Here they are simply what was appended last.
pub struct Expected {
    pub rows: Vec<Stored>,
    pub erased: Vec<(u64, u64)>,
}

/// A row with a value in every column of its table.
fn full(table: Table, n: usize) -> Row {
    let mut row = row(
        table,
        &format!("M-{n}"),
        &format!("{{\"{}\":{n}}}", table.as_str()),
    );
    for (column, _) in table.columns() {
        let value = match (column, column.empty()) {
            (Column::Day, _) => ColumnValue::Text(some(&format!("2026-01-{:02}", n % 28 + 1))),
            (_, ColumnValue::Text(_)) => ColumnValue::Text(some(&format!("{} {n}", column.name()))),
            (_, ColumnValue::Int(_)) => ColumnValue::Int(Some(2025)),
        };
        row.columns.set(*column, value).unwrap();
    }
    row
}

/// Fills a database with some of everything: two offices, a full tile, a stored reply, an erased payload, rows of
/// every kind.
/// Fills a database with every kind of row.
pub async fn filled(db: &Database) -> Expected {
    let rows = |n| Table::ALL.map(|table| full(table, n));
    let mut expected = Expected {
        rows: vec![],
        erased: vec![(3, 260)],
    };
    for n in 0..5 {
        let append = Append {
            events: (0..52)
                .map(|_| event("something-happened", Some("M-1")))
                .collect(),
            rows: rows(n)
                .into_iter()
                .map(|row| Written { event: 9, row })
                .collect(),
            ..append(vec![])
        };
        let committed = db
            .store
            .append(idempotent(append, &format!("form-{n}"), "M-1"))
            .await
            .unwrap();
        let version = committed.first_seq + 9;
        expected
            .rows
            .extend(rows(n).into_iter().map(|row| Stored { version, row }));
    }
    let erasing = Append {
        erase: vec![Erasure { seq: 3, event: 0 }],
        ..append(vec![])
    };
    assert_eq!(db.store.append(erasing).await.unwrap().first_seq, 260);
    let other = Append {
        office: OTHER.to_owned(),
        ..append(vec![person("p-1", "{}")])
    };
    db.store.append(other).await.unwrap();
    expected
}

/// Everything that verification reports.
/// Verifies a database against what it should hold.
pub async fn verify(
    db: &Database,
    expected: &Expected,
    older: &[String],
) -> Result<Vec<Difference>, StoreError> {
    let mut differences = db.store.verify_database().await?;
    let mut snapshot = db.store.snapshot().await?;
    for office in snapshot.offices().await? {
        let older = if office == OFFICE { older } else { &[] };
        differences.extend(snapshot.verify_ledger(&office, older).await?.differences);
        let (rows, erased) = match office.as_str() {
            OFFICE => (expected.rows.clone(), expected.erased.clone()),
            OTHER => (
                vec![Stored {
                    version: 0,
                    row: person("p-1", "{}"),
                }],
                vec![],
            ),
            _ => (vec![], vec![]),
        };
        differences.extend(snapshot.compare(&office, rows, erased).await?);
    }
    Ok(differences)
}

pub async fn a_sound_database_has_no_differences(db: Database) {
    let expected = filled(&db).await;
    assert_eq!(verify(&db, &expected, &[]).await.unwrap(), []);
}

/// The statement that flips a byte of a column in one row.
fn flip(db: &Database, table: &str, column: &str, kind: &str) -> String {
    let row = if db.is_postgres() {
        "ctid"
    } else {
        row_id(table)
    };
    let new = match (kind, db.is_postgres()) {
        ("INTEGER" | "bigint", _) => format!("{column} + 4096"),
        ("TEXT" | "text", _) => format!("'~' || substr({column}, 2)"),
        // PostgreSQL can set a byte. For SQLite the value is written with another first byte.
        ("bytea", _) => format!("set_byte({column}, 0, 255 - get_byte({column}, 0))"),
        (_, _) => format!(
            "CAST(CASE WHEN hex(substr({column}, 1, 1)) = '41' THEN x'42' ELSE x'41' END || COALESCE(substr({column}, 2), x'') AS BLOB)"
        ),
    };
    let pick = match table {
        // A row that the other tests of this table do not need. The last one is fine.
        "payload" if column == "erased_by" => "erased_by IS NOT NULL".to_owned(),
        _ => format!("{column} IS NOT NULL"),
    };
    format!(
        "UPDATE {table} SET {column} = {new} WHERE {row} = (SELECT {row} FROM {table} WHERE {pick} ORDER BY 1 LIMIT 1)"
    )
}

/// The condition that picks a row in SQLite's tables without a row id.
fn row_id(table: &str) -> &'static str {
    match table {
        "event" => "(office || '/' || seq)",
        "idempotency_key" => "(office || '/' || key)",
        "cases_words_idx" | "entries_words_idx" => "(segid || '/' || hex(term))",
        "cases_words_config" | "entries_words_config" => "k",
        _ => "rowid",
    }
}

async fn columns(db: &Database) -> Vec<(String, String, String)> {
    let sql = if db.is_postgres() {
        "SELECT table_name || ' ' || column_name || ' ' || data_type FROM information_schema.columns \
         WHERE table_schema = 'public' AND data_type <> 'tsvector' ORDER BY 1"
    } else {
        "SELECT m.name || ' ' || c.name || ' ' || c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT IN ('cases_words', 'entries_words') ORDER BY 1"
    };
    let columns = db.texts(sql).await.into_iter().map(|line| {
        let mut parts = line.splitn(3, ' ').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        (part(), part(), part())
    });
    columns
        .filter(|(table, _, _)| !EXPIRING.contains(&table.as_str()))
        .collect()
}

/// Whether the finding names the table of the byte, or the search index for its own tables. It must name the column
/// too, where a column can be named.
fn names(difference: &Difference, table: &str, column: &str) -> bool {
    let of_table = difference.table == table;
    let of_index =
        |of: &str| difference.table == format!("{of}_words") || difference.table == "database";
    if let Some((searched, _)) = table.split_once("_words_") {
        return of_index(searched);
    }
    match (table, column) {
        ("cases" | "entries", "n") => of_index(table),
        // An altered key appears as one row too many and one missing.
        (_, "office" | "id" | "seq" | "level" | "idx" | "name")
        | ("tally" | "idempotency_key" | "migration", _) => of_table,
        ("payload", "salt") => of_table && difference.column == Some("bytes"),
        _ => of_table && difference.column == Some(column),
    }
}

pub async fn every_flipped_byte_is_found_and_named(mut db: Database) {
    let expected = filled(&db).await;
    let mut missed = Vec::new();
    let columns = columns(&db).await;
    let tables: BTreeSet<&str> = columns.iter().map(|(table, _, _)| table.as_str()).collect();
    assert!(tables.len() >= 17 && columns.len() >= 90, "{tables:?}");
    // Flips that do not hide each other are made together. The others each start from the same copy.
    let mut flips: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for flipped in &columns {
        let (table, column, _) = flipped;
        let group = match (Table::from_name(table), column.as_str()) {
            (None, _) | (_, "n") => format!("{table}.{column}"),
            (Some(_), "office" | "id") => column.clone(),
            (Some(_), _) => "others".to_owned(),
        };
        flips.entry(group).or_default().push(flipped);
    }
    for flipped in flips.into_values() {
        let saved = db.save_copy().await;
        for (table, column, kind) in &flipped {
            let flip = flip(&db, table, column, kind);
            db.raw_untriggered(&flip)
                .await
                .unwrap_or_else(|error| panic!("{flip}: {error}"));
        }
        let found = verify(&db, &expected, &[]).await;
        for (table, column, _) in flipped {
            match &found {
                Ok(found) if found.iter().any(|one| names(one, table, column)) => {}
                found => missed.push(format!("{table}.{column}: {found:?}")),
            }
        }
        db.restore(saved).await;
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// A register's pages are read from this index alone, so its copies of documents are checked too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_byte_flipped_in_the_index_that_sqlite_reads_pages_from_is_found() {
    let mut db = Database::sqlite().await;
    let expected = filled(&db).await;
    let Saved::File(file) = db.save_copy().await else {
        panic!("SQLite is a file");
    };
    let document = br#"{"entries":3}"#;
    let places = file.windows(document.len()).enumerate();
    let places = places.filter(|(_, bytes)| bytes == document);
    let (mut of_index, mut of_row) = (0, 0);
    for (at, _) in places {
        let mut flipped = file.clone();
        flipped[at + 3] ^= 1;
        db.restore(Saved::File(flipped)).await;
        let differences = verify(&db, &expected, &[]).await.unwrap();
        let of = |table: &str| differences.iter().any(|found| found.table == table);
        of_row += usize::from(of("entries"));
        of_index += usize::from(of("database") && !of("entries"));
    }
    assert_eq!((of_index, of_row), (1, 1));
}

pub async fn rows_put_in_or_taken_out_are_found(mut db: Database) {
    let expected = filled(&db).await;
    let cases = [
        (
            "DELETE FROM cases WHERE id = 'M-2'",
            "cases",
            "office-a/M-2",
        ),
        (
            "INSERT INTO cases (office, id, version, doc) VALUES ('office-a', 'M-9', 1, '{}')",
            "cases",
            "office-a/M-9",
        ),
        (
            "DELETE FROM event WHERE office = 'office-a' AND seq = 260",
            "event",
            "office-a",
        ),
        (
            "DELETE FROM event WHERE office = 'office-a' AND seq = 17",
            "event",
            "office-a/18",
        ),
        (
            "DELETE FROM payload WHERE office = 'office-a' AND seq = 17",
            "payload",
            "office-a/17",
        ),
        (
            "UPDATE payload SET salt = NULL, bytes = NULL, erased_by = 30 WHERE office = 'office-a' AND seq = 17",
            "payload",
            "office-a/17",
        ),
        (
            "UPDATE payload SET salt = NULL WHERE office = 'office-a' AND seq = 17",
            "payload",
            "office-a/17",
        ),
        ("DELETE FROM tile", "tile", "office-a/tile/0/000"),
        (
            "DELETE FROM tally",
            "tally",
            "office-a/register 3/2025/outcome 3",
        ),
        (
            "DELETE FROM key WHERE office = 'office-b'",
            "key",
            "office-b",
        ),
        (
            "DELETE FROM head WHERE office = 'office-b'",
            "event",
            "office-b",
        ),
        (
            "DROP INDEX entries_by_day",
            "schema",
            "index entries_by_day",
        ),
    ];
    for (sql, table, id) in cases {
        let saved = db.save_copy().await;
        db.raw(sql).await.unwrap();
        let differences = verify(&db, &expected, &[]).await.unwrap();
        assert!(
            differences
                .iter()
                .any(|found| found.table == table && found.id == id),
            "{sql}: {differences:?}"
        );
        db.restore(saved).await;
    }
}

/// A difference in English.
pub fn english(found: &Difference) -> String {
    Words::load().unwrap().for_language("en").say(&found.what)
}
