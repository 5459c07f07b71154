//! The SQLite part of the pools: one connection for writing, several for reading.
//!
//! A read runs on a thread for blocking work. A transaction runs on the thread that drives it: the writer's own
//! thread, or one that tells the runtime that it may block.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use deadpool_sqlite::{
    Config, Hook, HookError, Object, Pool, PoolConfig, PoolError, QueueMode, Runtime,
};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::error::StoreError;
use crate::options::{Options, PATIENCE, PREPARED};
use crate::sql::{Cell, Cells, Sql, Value};

/// Pages in SQLite's log after which it is merged into the file (32 MB). A page written several times before that
/// is merged only once.
const CHECKPOINT: u32 = 8000;
/// SQLite's cache for the writer, in KiB. An append uses pages of a dozen indexes.
const CACHE: u32 = 16_000;
/// SQLite's cache for each reading connection, in KiB. It keeps the upper levels of a long list's trees.
const READING: u32 = 4_000;
/// SQLite's default page size.
const PAGE: u64 = 4096;

/// A file with its connections. Clones share them.
#[derive(Clone)]
pub(crate) struct Sqlite {
    /// `None` once it is closed.
    write: Arc<Mutex<Option<Connection>>>,
    read: Pool,
    /// The address that the reading connections open.
    address: PathBuf,
}

/// A transaction. It is undone if dropped without a commit.
pub(crate) struct SqliteTx(Held);

enum Held {
    Writer(OwnedMutexGuard<Option<Connection>>),
    Reader(Object),
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite").finish_non_exhaustive()
    }
}

impl Sqlite {
    /// Opens the file. Creates it first if it does not exist and can be written.
    pub(crate) fn open(path: &Path, options: &Options) -> Result<Self, StoreError> {
        let (writing, reading) = if options.read_only {
            ("ro", "ro")
        } else {
            ("rwc", "rw")
        };
        let write = blocking(|| writer(&address(path, writing), options))?;
        let address = address(path, reading);
        Ok(Self {
            write: Arc::new(Mutex::new(Some(write))),
            read: readers(&address, options)?,
            address,
        })
    }

    /// Reads rows.
    pub(crate) async fn fetch(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        let reader = Held::Reader(self.read.get().await?);
        on_thread(move || reader.with(|connection| fetch(connection, &sql))).await
    }

    /// Reads rows over a new connection.
    pub(crate) async fn fetch_afresh(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        let address = self.address.clone();
        on_thread(move || fetch(&reader(&address)?, &sql)).await
    }

    /// Runs a writing statement on its own.
    pub(crate) async fn write<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let held = Arc::clone(&self.write).lock_owned().await;
        blocking(|| Held::Writer(held).with(work))
    }

    /// Begins a transaction that holds the only write lock.
    pub(crate) async fn begin(&self) -> Result<SqliteTx, StoreError> {
        let held = Arc::clone(&self.write).lock_owned().await;
        SqliteTx::begin(Held::Writer(held), "BEGIN IMMEDIATE")
    }

    /// Begins a transaction for reading.
    pub(crate) async fn begin_reading(&self) -> Result<SqliteTx, StoreError> {
        SqliteTx::begin(Held::Reader(self.read.get().await?), "BEGIN")
    }

    /// Waits until all reads and writes have ended, and closes every connection. The last one merges the log into
    /// the file.
    pub(crate) async fn close(&self) {
        let mut readers = Vec::new();
        for _ in 0..self.read.status().max_size {
            readers.extend(self.read.get().await.ok());
        }
        self.read.close();
        let writer = self.write.lock().await.take();
        blocking(|| {
            readers.iter().for_each(close);
            drop(writer);
        });
    }
}

impl SqliteTx {
    fn begin(held: Held, how: &str) -> Result<Self, StoreError> {
        let begin = |connection: &Connection| {
            Ok(connection.prepare_cached(how)?.raw_execute().map(drop)?)
        };
        blocking(|| held.with(begin))?;
        Ok(Self(held))
    }

    /// Runs a statement and returns the number of rows changed.
    pub(crate) fn execute(&self, sql: &Sql) -> Result<u64, StoreError> {
        self.run(|connection| execute(connection, sql))
    }

    /// Reads rows.
    pub(crate) fn fetch(&self, sql: &Sql) -> Result<Vec<Cells>, StoreError> {
        self.run(|connection| fetch(connection, sql))
    }

    /// Runs several statements without values.
    pub(crate) fn script(&self, text: &str) -> Result<(), StoreError> {
        self.run(|connection| Ok(connection.execute_batch(text)?))
    }

    /// Commits.
    pub(crate) fn commit(self) -> Result<(), StoreError> {
        self.execute(&Sql::new("COMMIT")).map(drop)
    }

    fn run<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        blocking(|| self.0.with(work))
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        let undone = self.run(|connection| {
            if connection.is_autocommit() {
                Ok(())
            } else {
                Ok(connection.execute_batch("ROLLBACK")?)
            }
        });
        if let Err(error) = undone {
            tracing::error!(detail = error.detail(), "a transaction could not be undone");
        }
    }
}

impl Held {
    fn with<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match self {
            Self::Writer(held) => work(held.deref().as_ref().ok_or_else(closed)?),
            Self::Reader(reader) => work(&*reader.lock().map_err(|_| StoreError::Stopped)?),
        }
    }
}

impl From<PoolError> for StoreError {
    fn from(error: PoolError) -> Self {
        match error {
            PoolError::Backend(error) | PoolError::PostCreateHook(HookError::Backend(error)) => {
                error.into()
            }
            PoolError::Timeout(_) => Self::Busy("every connection reads".to_owned()),
            PoolError::Closed => closed(),
            _ => Self::Database(error.to_string()),
        }
    }
}

/// Runs a statement and returns the number of rows changed.
pub(crate) fn execute(connection: &Connection, sql: &Sql) -> Result<u64, StoreError> {
    Ok(bound(connection, sql)?.raw_execute()? as u64)
}

/// Reads rows.
pub(crate) fn fetch(connection: &Connection, sql: &Sql) -> Result<Vec<Cells>, StoreError> {
    let mut statement = bound(connection, sql)?;
    let columns = statement.column_count();
    let (mut rows, mut cells) = (statement.raw_query(), Vec::new());
    while let Some(row) = rows.next()? {
        let row: Result<Vec<Cell>, rusqlite::Error> = (0..columns)
            .map(|at| row.get_ref(at).map(Cell::from))
            .collect();
        cells.push(Cells(row?));
    }
    Ok(cells)
}

/// The statement with its values, prepared once for each connection. SQLite needs `?1` for `$1`.
fn bound<'c>(connection: &'c Connection, sql: &Sql) -> rusqlite::Result<CachedStatement<'c>> {
    let mut statement = connection.prepare_cached(&sql.text.replace('$', "?"))?;
    for (n, value) in (1..).zip(&sql.args) {
        statement.raw_bind_parameter(n, value)?;
    }
    Ok(statement)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let value = match self {
            Self::Text(text) => text.as_ref().map(|text| ValueRef::Text(text.as_bytes())),
            Self::Int(int) => int.map(ValueRef::Integer),
            Self::Bytes(bytes) => bytes.as_deref().map(ValueRef::Blob),
            Self::List(_) => {
                let why = "only PostgreSQL takes lists".into();
                return Err(rusqlite::Error::ToSqlConversionFailure(why));
            }
        };
        Ok(ToSqlOutput::Borrowed(value.unwrap_or(ValueRef::Null)))
    }
}

impl From<ValueRef<'_>> for Cell {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(int) => Self::Int(int),
            // No column has such values.
            ValueRef::Real(real) => Self::Text(real.to_string()),
            // A damaged text may no longer be UTF-8. It is then read as bytes.
            ValueRef::Text(bytes) => match str::from_utf8(bytes) {
                Ok(text) => Self::Text(text.to_owned()),
                Err(_) => Self::Bytes(bytes.to_owned()),
            },
            ValueRef::Blob(bytes) => Self::Bytes(bytes.to_owned()),
        }
    }
}

/// The file as an address. `mode` is SQLite's: `ro`, `rw`, or `rwc` to create the file if it does not exist.
fn address(path: &Path, mode: &str) -> PathBuf {
    let path = percent_encode(path.as_os_str().as_encoded_bytes(), NON_ALPHANUMERIC);
    format!("file:{path}?mode={mode}").into()
}

fn writer(address: &Path, options: &Options) -> Result<Connection, StoreError> {
    let connection = Connection::open(address)?;
    prepare(&connection)?;
    if !options.read_only {
        connection.execute_batch(&format!(
            // The journal of single statements is kept in memory, not in a separate file.
            "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = {CHECKPOINT}; \
             PRAGMA cache_size = -{CACHE}; PRAGMA temp_store = MEMORY"
        ))?;
    }
    if let Some(largest) = options.largest {
        connection.execute_batch(&format!("PRAGMA max_page_count = {}", largest / PAGE))?;
    }
    Ok(connection)
}

/// The connections for reading. Each is opened when it is first needed.
fn readers(address: &Path, options: &Options) -> Result<Pool, StoreError> {
    let mut pool = PoolConfig::new(options.readers.max(1) as usize);
    pool.timeouts.wait = Some(PATIENCE);
    // The connection used last has the most in its cache.
    pool.queue_mode = QueueMode::Lifo;
    let config = Config {
        path: address.to_owned(),
        pool: Some(pool),
    };
    let Ok(builder) = config.builder(Runtime::Tokio1);
    let prepare = Hook::async_fn(|connection, _| {
        Box::pin(async move {
            let done = connection.interact(|connection| prepare_reader(connection));
            let done = done
                .await
                .map_err(|error| HookError::message(error.to_string()))?;
            done.map_err(HookError::Backend)
        })
    });
    let pool = builder.post_create(prepare).build();
    pool.map_err(|error| StoreError::Database(error.to_string()))
}

/// A connection for reading that belongs to no pool.
fn reader(address: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(address)?;
    prepare_reader(&connection)?;
    Ok(connection)
}

fn prepare_reader(connection: &Connection) -> rusqlite::Result<()> {
    prepare(connection)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -i64::from(READING))
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")
}

/// Closes the file before the connection returns to its pool, which would close it at some later time.
fn close(reader: &Object) {
    if let (Ok(mut open), Ok(empty)) = (reader.lock(), Connection::open_in_memory()) {
        *open = empty;
    }
}

/// Runs work on a thread for blocking work. The work owns what it uses, so it ends well if nobody waits for it any
/// more.
async fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or(Err(StoreError::Stopped))
}

/// Runs work that blocks this thread. A multi-threaded runtime moves this thread's other tasks to another one.
fn blocking<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

fn closed() -> StoreError {
    StoreError::Unreachable("the connections are closed".to_owned())
}
