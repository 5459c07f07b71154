//! Opening a database: the one file of SQLite, or PostgreSQL.

use std::path::Path;
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::error::StoreError;
use crate::faults::Faults;
use crate::migrate;
use crate::pools::Pools;
use crate::store::Store;

/// How a database is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Opens for reading alone: every append is refused as read-only. The database must be up to date.
    pub read_only: bool,
    /// How many connections read at the same time.
    pub readers: u32,
    /// How many appends may share a transaction.
    pub batch: usize,
    /// The largest size of an SQLite file in bytes; appends beyond it are refused as full.
    pub largest: Option<u64>,
    /// Faults for tests.
    pub faults: Faults,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            read_only: false,
            readers: 4,
            batch: 256,
            largest: None,
            faults: Faults::default(),
        }
    }
}

/// How long a writer waits for another process to finish writing.
const PATIENCE: Duration = Duration::from_secs(10);
/// A connection to PostgreSQL that was used so lately is taken for alive.
const ALIVE: Duration = Duration::from_secs(1);
/// Statements kept prepared on a connection: each kind in each of its lengths.
const PREPARED: usize = 256;
/// Pages of SQLite's log after which it is folded into the file, 32 MB: a page that is written again and again in
/// between is folded once.
const CHECKPOINT: &str = "8000";
/// What SQLite keeps of the file for the writer, in KiB, as a negative number: an append touches pages of a dozen indexes.
const CACHE: &str = "-16000";
/// SQLite's page size unless told otherwise.
const PAGE: u64 = 4096;

impl Store {
    /// Opens an SQLite file, and makes it first if it is not there. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if a newer program has changed it, [`StoreError::NotFound`] if the file cannot be opened.
    pub async fn open_sqlite(path: &Path, options: Options) -> Result<Self, StoreError> {
        let base = SqliteConnectOptions::new()
            .filename(path)
            .busy_timeout(PATIENCE)
            .statement_cache_capacity(PREPARED)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true);
        let mut write = base.clone().read_only(options.read_only);
        if !options.read_only {
            write = write
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .pragma("wal_autocheckpoint", CHECKPOINT)
                .pragma("cache_size", CACHE)
                // What would undo one statement alone is kept in memory, not in a file of its own.
                .pragma("temp_store", "MEMORY");
        }
        if let Some(largest) = options.largest {
            write = write.pragma("max_page_count", (largest / PAGE).to_string());
        }
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            // There is no server that could have gone away.
            .test_before_acquire(false)
            .acquire_timeout(PATIENCE)
            .connect_with(write)
            .await?;
        let read = SqlitePoolOptions::new()
            .max_connections(options.readers.max(1))
            .test_before_acquire(false)
            .acquire_timeout(PATIENCE)
            .connect_lazy_with(base.pragma("query_only", "ON").read_only(options.read_only));
        Self::start(Pools::Sqlite { write, read }, options).await
    }

    /// Opens a PostgreSQL database (`postgres://user@host/name`), which must exist. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if a newer program has changed it, [`StoreError::NotFound`] or
    /// [`StoreError::Unreachable`] if it cannot be reached.
    pub async fn open_postgres(url: &str, options: Options) -> Result<Self, StoreError> {
        let mut connect = PgConnectOptions::from_str(url)
            .map_err(|_| StoreError::NotFound("the database's address is not a URL".to_owned()))?
            .application_name("probity")
            .statement_cache_capacity(PREPARED);
        if options.read_only {
            connect = connect.options([("default_transaction_read_only", "on")]);
        }
        let pool = PgPoolOptions::new()
            // One more for the writer.
            .max_connections(options.readers.max(1) + 1)
            // Asking whether the server is still there takes as long as reading a row.
            .test_before_acquire(false)
            .before_acquire(|connection, about| {
                Box::pin(async move {
                    if about.idle_for < ALIVE {
                        return Ok(true);
                    }
                    connection.ping().await.map(|()| true)
                })
            })
            .acquire_timeout(PATIENCE)
            .connect_with(connect)
            .await?;
        Self::start(Pools::Postgres(pool), options).await
    }

    async fn start(pools: Pools, options: Options) -> Result<Self, StoreError> {
        let ready = if options.read_only {
            migrate::check(&pools).await
        } else {
            migrate::forward(&pools).await
        };
        if let Err(error) = ready {
            pools.close().await;
            return Err(error);
        }
        Ok(Self::with(pools, options))
    }
}
