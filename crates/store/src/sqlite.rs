//! The SQLite part of the pools: one connection for writing, several for reading.
//!
//! SQLite works on the calling thread. A single reader works on its own thread and tells the runtime that it may
//! block, so that no other thread has to be woken. If several read at once, each gets a thread for blocking work. A
//! transaction runs on the thread that drives it: the writer's own thread, or one that tells the runtime that it
//! may block.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex as Lock, PoisonError};

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, OpenFlags};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

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
/// After two have read at once, this many must read one at a time before a reader counts as alone again.
const COMPANY: u32 = 64;
/// SQLite's default page size.
const PAGE: u64 = 4096;

/// A file with its connections. Clones share them.
#[derive(Clone)]
pub(crate) struct Sqlite {
    /// `None` once it is closed.
    write: Arc<Mutex<Option<Connection>>>,
    read: Arc<Readers>,
}

/// Connections for reading.
struct Readers {
    path: PathBuf,
    read_only: bool,
    most: u32,
    turns: Arc<Semaphore>,
    /// How many more must read one at a time before a reader counts as alone again.
    company: AtomicU32,
    idle: Lock<Vec<Connection>>,
}

/// A connection for reading. Dropping it returns it.
struct Reader {
    /// `None` only while it is being returned.
    connection: Option<Connection>,
    readers: Arc<Readers>,
    _turn: OwnedSemaphorePermit,
}

/// A transaction. It is undone if dropped without a commit.
pub(crate) struct SqliteTx(Held);

enum Held {
    Writer(OwnedMutexGuard<Option<Connection>>),
    Reader(Reader),
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite").finish_non_exhaustive()
    }
}

impl Sqlite {
    /// Opens the file. Creates it first if it does not exist and can be written.
    pub(crate) fn open(path: &Path, options: &Options) -> Result<Self, StoreError> {
        let write = blocking(|| writer(path, options))?;
        let most = options.readers.max(1);
        let read = Readers {
            path: path.to_owned(),
            read_only: options.read_only,
            most,
            turns: Arc::new(Semaphore::new(most as usize)),
            company: AtomicU32::new(0),
            idle: Lock::default(),
        };
        Ok(Self {
            write: Arc::new(Mutex::new(Some(write))),
            read: Arc::new(read),
        })
    }

    /// Reads rows.
    pub(crate) async fn fetch(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        let reader = self.reader().await?;
        if self.read.comes_alone() {
            return blocking(|| fetch(reader.connection()?, &sql));
        }
        let work = move || fetch(reader.connection()?, &sql);
        let done = tokio::task::spawn_blocking(work).await;
        done.unwrap_or(Err(StoreError::Stopped))
    }

    /// Reads rows over a new connection.
    pub(crate) async fn fetch_afresh(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        blocking(|| fetch(&self.read.open()?, &sql))
    }

    /// Runs a writing statement on its own.
    pub(crate) async fn write<T>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let held = Arc::clone(&self.write).lock_owned().await;
        blocking(|| work(held.as_ref().ok_or_else(closed)?))
    }

    /// Begins a transaction that holds the only write lock.
    pub(crate) async fn begin(&self) -> Result<SqliteTx, StoreError> {
        let held = Arc::clone(&self.write).lock_owned().await;
        SqliteTx::begin(Held::Writer(held), "BEGIN IMMEDIATE")
    }

    /// Begins a transaction for reading.
    pub(crate) async fn begin_reading(&self) -> Result<SqliteTx, StoreError> {
        SqliteTx::begin(Held::Reader(self.reader().await?), "BEGIN")
    }

    /// Waits until all reads and writes have ended, and closes every connection. The last one merges the log into
    /// the file.
    pub(crate) async fn close(&self) {
        let all = self.read.turns.acquire_many(self.read.most).await;
        self.read.turns.close();
        drop(all);
        self.read.idle().clear();
        let connection = self.write.lock().await.take();
        blocking(|| drop(connection));
    }

    async fn reader(&self) -> Result<Reader, StoreError> {
        let turns = &self.read.turns;
        let turn = match Arc::clone(turns).try_acquire_owned() {
            Ok(turn) => turn,
            Err(_) => tokio::time::timeout(PATIENCE, Arc::clone(turns).acquire_owned())
                .await
                .map_err(|_| StoreError::Busy("every connection reads".to_owned()))?
                .map_err(|_| closed())?,
        };
        let known = self.read.idle().pop();
        Ok(Reader {
            connection: Some(match known {
                Some(connection) => connection,
                None => blocking(|| self.read.open())?,
            }),
            readers: Arc::clone(&self.read),
            _turn: turn,
        })
    }
}

impl Readers {
    /// Records that a reader has taken a connection, and returns whether readers have lately come one at a time.
    fn comes_alone(&self) -> bool {
        let others = self.turns.available_permits() + 1 < self.most as usize;
        let before = self.company.load(Ordering::Relaxed);
        let company = if others {
            COMPANY
        } else {
            before.saturating_sub(1)
        };
        self.company.store(company, Ordering::Relaxed);
        company == 0
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let connection = connect(&self.path, self.read_only, false)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "cache_size", -i64::from(READING))?;
        Ok(connection)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    fn connection(&self) -> Result<&Connection, StoreError> {
        self.connection.as_ref().ok_or_else(closed)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.readers.idle().extend(self.connection.take());
    }
}

impl SqliteTx {
    fn begin(held: Held, how: &str) -> Result<Self, StoreError> {
        let tx = Self(held);
        tx.run(|connection| Ok(connection.prepare_cached(how)?.raw_execute().map(drop)?))?;
        Ok(tx)
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
        blocking(|| work(self.0.connection()?))
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        let Ok(connection) = self.0.connection() else {
            return;
        };
        if !connection.is_autocommit()
            && let Err(error) = blocking(|| connection.execute_batch("ROLLBACK"))
        {
            tracing::error!(%error, "a transaction could not be undone");
        }
    }
}

impl Held {
    fn connection(&self) -> Result<&Connection, StoreError> {
        match self {
            Self::Writer(held) => held.deref().as_ref().ok_or_else(closed),
            Self::Reader(reader) => reader.connection(),
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

fn writer(path: &Path, options: &Options) -> Result<Connection, StoreError> {
    let connection = connect(path, options.read_only, true)?;
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

/// A connection for one thread at a time. [`Connection`] makes sure of that, so SQLite needs no locks of its own.
fn connect(path: &Path, read_only: bool, create: bool) -> Result<Connection, StoreError> {
    let mut flags = OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags |= if read_only {
        OpenFlags::SQLITE_OPEN_READ_ONLY
    } else {
        OpenFlags::SQLITE_OPEN_READ_WRITE
    };
    if create && !read_only {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(PREPARED);
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL")?;
    Ok(connection)
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
