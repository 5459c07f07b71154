//! Tests of opening a database that is newer, different, read-only or missing.

use std::path::Path;

use probity_store::{Filter, Index, Options, RowKey, Store, StoreError};

use crate::database::{Database, OFFICE, append, case, row, save, some};

pub async fn a_newer_database_is_refused(db: Database) {
    save(&db.store, vec![row("person", "p-1", "x")]).await;
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
            .record(OFFICE, &RowKey::new("person", "p-1"))
            .await
            .unwrap()
            .is_some(),
        "nothing was touched"
    );
}

/// The effects of the last migrations are undone, as an older program would have left the database.
pub async fn an_older_database_is_brought_forward(db: Database) {
    let held = Index {
        holder: some("p-1"),
        ..Index::default()
    };
    save(&db.store, vec![case("M-1", held)]).await;
    for step in [
        "ALTER TABLE record ADD COLUMN due TEXT",
        "UPDATE record SET due = '2026-02-01T00:00:00Z'",
        "CREATE INDEX case_due ON record (office, due, id) WHERE kind = 'case' AND due IS NOT NULL",
        "DROP INDEX entry_by_day",
        "CREATE INDEX entry_by_day ON record (office, register, COALESCE(day, '') DESC, id DESC) WHERE kind = 'entry'",
        "DELETE FROM migration WHERE name >= '0004'",
    ] {
        db.raw(step).await.unwrap();
    }
    let store = db.open(Options::default()).await.unwrap();
    let of_holder = Filter {
        holder: some("p-1"),
        ..Filter::cases()
    };
    let page = store.list(OFFICE, &of_holder, None, 5).await.unwrap();
    assert_eq!(page.rows.len(), 1);
    save(&store, vec![case("M-2", Index::default())]).await;
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
    save(&db.store, vec![row("person", "p-1", "x")]).await;
    let store = db
        .open(Options {
            read_only: true,
            ..Options::default()
        })
        .await
        .unwrap();
    let error = store
        .append(append(vec![row("person", "p-2", "x")]))
        .await
        .unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly(_)), "{error:?}");
    assert!(error.to_string().contains("read-only"));
    assert!(
        store
            .record(OFFICE, &RowKey::new("person", "p-1"))
            .await
            .unwrap()
            .is_some(),
        "it can still be read"
    );
    assert_eq!(store.head(OFFICE).await.unwrap().size, 1);
    store.close().await;
}

pub async fn an_office_is_settings_once(db: Database) {
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

/// Both databases have the same tables and columns, except for what their searches need.
pub async fn both_schemas_are_alike(db: Database) {
    let sql = if db.is_postgres() {
        "SELECT table_name || '.' || column_name FROM information_schema.columns \
         WHERE table_schema = 'public' AND column_name <> 'words'"
    } else {
        "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'words%' AND m.name || c.name <> 'recordn'"
    };
    let mut columns = db.texts(sql).await;
    columns.sort();
    let expected: Vec<&str> = include_str!("columns.txt").lines().collect();
    assert_eq!(columns, expected);
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
            .append(append(vec![row("person", &format!("p-{saved}"), &big)]))
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
            .records(OFFICE, "person", None, 200)
            .await
            .unwrap()
            .len() as u64,
        saved
    );
}
