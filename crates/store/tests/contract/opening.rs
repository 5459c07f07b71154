//! Tests of opening a database that is newer, different, read-only or missing.

use std::path::Path;

use probity_casework::{ColumnValue, Columns, RowKey, Table};
use probity_store::{Filter, Options, Store, StoreError};

use crate::database::{Database, OFFICE, append, case, person, save, some};

pub async fn a_newer_database_is_refused(db: Database) {
    save(&db.store, vec![person("p-1", "x")]).await;
    db.raw("INSERT INTO migration (name, digest) VALUES ('9999_later', 'x')")
        .await
        .unwrap();
    for read_only in [false, true] {
        let error = db
            .open(Options {
                read_only,
                ..Options::default()
            })
            .await
            .unwrap_err();
        assert_eq!(error, StoreError::Newer("9999_later".to_owned()));
        assert!(error.to_string().contains("newer version"));
    }
    assert!(
        db.store
            .record(OFFICE, &RowKey::new(Table::Person, "p-1"))
            .await
            .unwrap()
            .is_some(),
        "nothing was touched"
    );
}

/// The effects of the last migration are undone, as an older program would have left the database.
pub async fn an_older_database_is_brought_forward(db: Database) {
    let held = Columns {
        held_by: some("p-1"),
        ..Columns::default()
    };
    save(&db.store, vec![case("M-1", held.clone())]).await;
    for step in [
        "DROP TABLE session",
        "DROP TABLE invite",
        "DROP TABLE attempt",
        "DROP TABLE draft",
        "DROP TABLE clause_readings",
        "DELETE FROM migration WHERE name >= '0003'",
    ] {
        db.raw(step).await.unwrap();
    }
    let store = db.open(Options::default()).await.unwrap();
    let page = store
        .list(OFFICE, &Filter::of(Table::Case, held), None, 5)
        .await;
    assert_eq!(page.unwrap().rows.len(), 1);
    save(&store, vec![case("M-2", Columns::default())]).await;
    both_schemas_are_alike(db).await;
}

pub async fn another_builds_database_is_refused(db: Database) {
    db.raw("UPDATE migration SET digest = 'x' WHERE name = '0001_ledger'")
        .await
        .unwrap();
    let error = db.open(Options::default()).await.unwrap_err();
    assert_eq!(error, StoreError::OtherBuild("0001_ledger".to_owned()));
}

pub async fn a_read_only_database_says_so(db: Database) {
    save(&db.store, vec![person("p-1", "x")]).await;
    let store = db
        .open(Options {
            read_only: true,
            ..Options::default()
        })
        .await
        .unwrap();
    let error = store
        .append(append(vec![person("p-2", "x")]))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error:?}");
    assert!(error.to_string().contains("read-only"));
    assert!(
        store
            .record(OFFICE, &RowKey::new(Table::Person, "p-1"))
            .await
            .unwrap()
            .is_some(),
        "it can still be read"
    );
    assert_eq!(store.head(OFFICE).await.unwrap().size, 1);
    store.close().await;
}

pub async fn an_office_is_created_once(db: Database) {
    let error = db
        .store
        .create_office(OFFICE, "example.org/again", [1; 32])
        .await
        .unwrap_err();
    assert_eq!(error, StoreError::OfficeExists(OFFICE.to_owned()));
    let error = db
        .store
        .create_office("new", "two words", [1; 32])
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Invalid(_)));
    assert_eq!(db.store.offices().await.unwrap().len(), 2);
}

/// Both databases have the tables and columns that are declared, and the same others, except for what their searches
/// need.
pub async fn both_schemas_are_alike(db: Database) {
    let sql = if db.is_postgres() {
        "SELECT table_name || '.' || column_name || ' ' || CASE data_type WHEN 'bigint' THEN 'INTEGER' \
         WHEN 'bytea' THEN 'BLOB' ELSE upper(data_type) END FROM information_schema.columns \
         WHERE table_schema = 'public' AND column_name <> 'words_vector'"
    } else {
        "SELECT m.name || '.' || c.name || ' ' || c.type FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE '%\\_words%' ESCAPE '\\' \
         AND m.name || '.' || c.name NOT IN ('cases.n', 'entries.n')"
    };
    let mut columns = db.texts(sql).await;
    columns.sort();
    let others = include_str!("columns.txt").lines().map(str::to_owned);
    let mut expected: Vec<String> = others.chain(declared()).collect();
    expected.sort();
    assert_eq!(columns, expected);
}

/// Every column that the nouns' tables should have, with its type.
fn declared() -> impl Iterator<Item = String> {
    Table::ALL.into_iter().flat_map(|table| {
        let own = table.columns().iter().map(|(column, _)| {
            let kind = match column.empty() {
                ColumnValue::Text(_) => "TEXT",
                ColumnValue::Int(_) => "INTEGER",
            };
            (column.name(), kind)
        });
        let base = [("office", "TEXT"), ("id", "TEXT"), ("version", "INTEGER")];
        let all = base.into_iter().chain(own).chain([("doc", "TEXT")]);
        all.map(move |(column, kind)| format!("{}.{column} {kind}", table.as_str()))
    })
}

#[test]
fn every_migration_has_its_pair() {
    let names = |folder: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join(folder);
        let names = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap());
        names.collect::<std::collections::BTreeSet<_>>()
    };
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert_eq!(sqlite, postgres);
    assert!(sqlite.iter().all(|name| name.len() > 9
        && name[..4].bytes().all(|b| b.is_ascii_digit())
        && name.ends_with(".sql")));
}

#[tokio::test]
async fn a_place_that_cannot_be_opened_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("no-such-folder").join("a.db");
    let error = Store::open_sqlite(&missing, Options::default())
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::NotFound(_)), "{error:?}");
    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "this is no database, it is a letter to the editor about databases",
    )
    .unwrap();
    let error = Store::open_sqlite(&text, Options::default())
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
    let error = Store::open_postgres("not a url", Options::default())
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::NotFound(_)), "{error:?}");
    let error = Store::open_postgres("postgres://127.0.0.1:1/x", Options::default())
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::Unreachable(_)), "{error:?}");
}

#[tokio::test]
async fn a_full_disk_says_so_and_saves_nothing() {
    let options = Options {
        largest: Some(400_000),
        ..Options::default()
    };
    let db = Database::sqlite_with(options).await;
    let big = "x".repeat(20_000);
    let mut saved = 0;
    let error = loop {
        match db
            .store
            .append(append(vec![person(&format!("p-{saved}"), &big)]))
            .await
        {
            Ok(_) => saved += 1,
            Err(error) => break error,
        }
        assert!(saved < 100, "the database grew beyond its limit");
    };
    assert!(matches!(error, StoreError::Full(_)), "{error:?}");
    assert!(error.to_string().contains("no room"));
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, saved);
    assert_eq!(
        db.store
            .records(OFFICE, Table::Person, None, 200)
            .await
            .unwrap()
            .len() as u64,
        saved
    );
}
