//! A database for one test. It is removed when the test ends.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_casework::{Columns, Row, RowKey, Table};
use probity_store::{
    Append, Committed, Expect, IdempotencyKey, NewEvent, Options, Store, StoreError, Written,
};
use rusqlite::Connection;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

/// The office of most tests.
pub const OFFICE: &str = "office-a";
/// The other one.
pub const OTHER: &str = "office-b";

/// One test's database.
pub struct Database {
    pub store: Store,
    place: Place,
}

enum Place {
    Sqlite(tempfile::TempDir),
    Postgres { server: String, name: String },
}

/// A copy of a database.
pub enum Saved {
    File(Vec<u8>),
    Database(String),
}

/// The variable that names a server on which databases may be created.
const SERVER: &str = "PROBITY_TEST_POSTGRES";

impl Database {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(Place::Sqlite(folder), Options::default()).await
    }

    /// `None` only if PostgreSQL was switched off on purpose.
    pub async fn postgres() -> Option<Self> {
        Self::postgres_with(Options::default()).await
    }

    pub async fn postgres_with(options: Options) -> Option<Self> {
        let Ok(server) = std::env::var(SERVER) else {
            let skipped = std::env::var("PROBITY_SKIP_POSTGRES").as_deref() == Ok("1");
            assert!(
                skipped,
                "{SERVER} names no server: run under tools/with-postgres, or set PROBITY_SKIP_POSTGRES=1"
            );
            return None;
        };
        let mut random = [0; 8];
        std::io::Read::read_exact(
            &mut std::fs::File::open("/dev/urandom").unwrap(),
            &mut random,
        )
        .unwrap();
        let name = format!("test_{}", hex::encode(random));
        let mut connection = PgConnection::connect(&server).await.unwrap();
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        connection.execute(AssertSqlSafe(create)).await.unwrap();
        Some(Self::at(Place::Postgres { server, name }, options).await)
    }

    pub async fn sqlite_with(options: Options) -> Self {
        Self::at(Place::Sqlite(tempfile::tempdir().unwrap()), options).await
    }

    async fn at(place: Place, options: Options) -> Self {
        let store = open(
            &place,
            Options {
                faults: probity_store::faults::Faults::default(),
                ..options.clone()
            },
        )
        .await
        .unwrap();
        store
            .create_office(OFFICE, "example.org/a", [7; 32])
            .await
            .unwrap();
        store
            .create_office(OTHER, "example.org/b", [8; 32])
            .await
            .unwrap();
        store.close().await;
        let store = open(&place, options).await.unwrap();
        Self { store, place }
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.place, Place::Postgres { .. })
    }

    /// Opens it a second time, beside the open store.
    pub async fn open(&self, options: Options) -> Result<Store, StoreError> {
        open(&self.place, options).await
    }

    /// Closes the store and opens it again.
    pub async fn reopen(&mut self) {
        self.store.close().await;
        self.store = open(&self.place, Options::default()).await.unwrap();
    }

    /// Runs statements that the store does not know of.
    pub async fn raw(&self, sql: &str) -> Result<(), String> {
        match &self.place {
            Place::Sqlite(folder) => {
                let connection = Connection::open(folder.path().join("a.db"));
                connection
                    .and_then(|connection| connection.execute_batch(sql))
                    .map_err(|error| error.to_string())
            }
            Place::Postgres { .. } => {
                let mut connection = PgConnection::connect(&self.url()).await.unwrap();
                let done = connection.execute(AssertSqlSafe(sql.to_owned())).await;
                connection.close().await.unwrap();
                done.map(drop).map_err(|error| error.to_string())
            }
        }
    }

    /// The same without the triggers that keep the search index current, as if the disk had flipped the byte.
    pub async fn raw_untriggered(&self, sql: &str) -> Result<(), String> {
        if self.is_postgres() {
            return self.raw(sql).await;
        }
        let triggers = self
            .texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
            .await
            .join(";");
        let names = "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'";
        let drop = self.texts(names).await.join(";");
        // The tables of the search index are protected against direct writes.
        let sql = format!("PRAGMA writable_schema = ON; BEGIN; {drop}; {sql}; {triggers}; COMMIT");
        self.raw(&sql).await
    }

    /// Copies the database and closes the store meanwhile.
    pub async fn save_copy(&mut self) -> Saved {
        self.store.close().await;
        let saved = match &self.place {
            Place::Sqlite(folder) => {
                Saved::File(std::fs::read(folder.path().join("a.db")).unwrap())
            }
            Place::Postgres { server, name } => {
                let copy = format!("{name}_copy");
                let mut connection = PgConnection::connect(server).await.unwrap();
                let create = format!("CREATE DATABASE {copy} TEMPLATE {name}");
                connection.execute(AssertSqlSafe(create)).await.unwrap();
                Saved::Database(copy)
            }
        };
        self.store = open(&self.place, Options::default()).await.unwrap();
        saved
    }

    /// Restores the copy.
    pub async fn restore(&mut self, saved: Saved) {
        self.store.close().await;
        match (&self.place, saved) {
            (Place::Sqlite(folder), Saved::File(bytes)) => {
                for left in ["a.db-wal", "a.db-shm"] {
                    let _ = std::fs::remove_file(folder.path().join(left));
                }
                std::fs::write(folder.path().join("a.db"), bytes).unwrap();
            }
            (Place::Postgres { server, name }, Saved::Database(copy)) => {
                let mut connection = PgConnection::connect(server).await.unwrap();
                for sql in [
                    format!("DROP DATABASE {name} WITH (FORCE)"),
                    format!("ALTER DATABASE {copy} RENAME TO {name}"),
                ] {
                    connection.execute(AssertSqlSafe(sql)).await.unwrap();
                }
            }
            _ => unreachable!("what was set aside is of the same kind"),
        }
        self.store = open(&self.place, Options::default()).await.unwrap();
    }

    /// Reads texts directly from the database.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        match &self.place {
            Place::Sqlite(folder) => {
                let connection = Connection::open(folder.path().join("a.db")).unwrap();
                let mut statement = connection.prepare(sql).unwrap();
                let texts = statement.query_map([], |row| row.get(0)).unwrap();
                texts.collect::<Result<_, _>>().unwrap()
            }
            Place::Postgres { .. } => {
                let mut connection = PgConnection::connect(&self.url()).await.unwrap();
                let sql = AssertSqlSafe(sql.to_owned());
                let texts = sqlx::query_scalar(sql).fetch_all(&mut connection).await;
                connection.close().await.unwrap();
                texts.unwrap()
            }
        }
    }

    pub fn url(&self) -> String {
        match &self.place {
            Place::Sqlite(folder) => folder.path().join("a.db").to_str().unwrap().to_owned(),
            Place::Postgres { server, name } => {
                let (base, _) = server.rsplit_once('/').unwrap();
                format!("{base}/{name}")
            }
        }
    }
}

async fn open(place: &Place, options: Options) -> Result<Store, StoreError> {
    match place {
        Place::Sqlite(folder) => Store::open_sqlite(&folder.path().join("a.db"), options).await,
        Place::Postgres { server, name } => {
            let (base, _) = server.rsplit_once('/').unwrap();
            Store::open_postgres(&format!("{base}/{name}"), options).await
        }
    }
}

/// An event of a kind, on a case.
pub fn event(kind: &str, case: Option<&str>) -> NewEvent {
    NewEvent {
        at: "2026-11-21T09:30:00Z".parse::<Timestamp>().unwrap(),
        kind: kind.to_owned(),
        case: case.map(str::to_owned),
        actor: "person-1".to_owned(),
        payload: format!("{{\"kind\":\"{kind}\"}}").into_bytes(),
        salt: [3; 32],
    }
}

/// A row with only a name and a document.
pub fn row(table: Table, id: &str, doc: &str) -> Row {
    Row {
        key: RowKey::new(table, id),
        columns: Columns::default(),
        doc: doc.to_owned(),
    }
}

/// A person's row.
pub fn person(id: &str, doc: &str) -> Row {
    row(Table::Person, id, doc)
}

/// A case's row.
pub fn case(id: &str, columns: Columns) -> Row {
    Row {
        key: RowKey::case(id),
        columns,
        doc: format!("{{\"case\":\"{id}\"}}"),
    }
}

/// A gift register's row.
pub fn entry(id: &str, columns: Columns) -> Row {
    Row {
        key: RowKey::entry(id),
        columns: Columns {
            register: Some("gifts".to_owned()),
            ..columns
        },
        doc: format!("{{\"entry\":\"{id}\"}}"),
    }
}

/// An append of one event with these rows.
pub fn append(rows: Vec<Row>) -> Append {
    Append {
        office: OFFICE.to_owned(),
        events: vec![event("something-happened", Some("M-1"))],
        rows: rows
            .into_iter()
            .map(|row| Written { event: 0, row })
            .collect(),
        ..Append::default()
    }
}

/// The same append, if this row has this version.
pub fn expecting(mut append: Append, key: RowKey, version: Option<u64>) -> Append {
    append.expects.push(Expect { key, version });
    append
}

/// The same append with this idempotency key.
pub fn idempotent(mut append: Append, key: &str, reply: &str) -> Append {
    append.idempotency_key = Some(IdempotencyKey {
        key: key.to_owned(),
        reply: reply.to_owned(),
    });
    append
}

/// Saves one event with these rows.
pub async fn save(store: &Store, rows: Vec<Row>) -> Committed {
    store.append(append(rows)).await.unwrap()
}

/// The day as `Some`.
#[expect(clippy::unnecessary_wraps, reason = "for optional columns")]
pub fn day(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

/// The text as `Some`.
#[expect(clippy::unnecessary_wraps, reason = "for optional columns")]
pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Place::Postgres { server, name } = &self.place {
            let (server, name) = (server.clone(), name.clone());
            let drop = async move {
                let mut connection = PgConnection::connect(&server).await?;
                connection
                    .execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
                    .await
                    .map(drop)
            };
            // A database that is left behind is removed together with the test server.
            let runtime = std::thread::spawn(|| {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .map(|runtime| runtime.block_on(drop))
            });
            let _ = runtime.join();
        }
    }
}
