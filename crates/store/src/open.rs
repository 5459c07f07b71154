//! Opening a database: an SQLite file or PostgreSQL.

use std::path::Path;
use std::str::FromStr as _;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use crate::error::StoreError;
use crate::migrate;
use crate::options::{Options, PATIENCE, PREPARED};
use crate::pools::Pools;
use crate::postgres::{ALIVE, Postgres};
use crate::sqlite::Sqlite;
use crate::store::Store;

impl Store {
    /// Opens an SQLite file and creates it if it does not exist. Needs a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::Newer`] if a newer program has changed it, [`StoreError::NotFound`] if the file cannot be
    /// opened.
    pub async fn open_sqlite(path: &Path, options: Options) -> Result<Self, StoreError> {
        let file = Sqlite::open(path, &options)?;
        Self::start(Pools::Sqlite(file), options).await
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
            // The extra one is for the writer.
            .max_connections(options.readers.max(1) + 1)
            // Checking that the server is still there takes as long as reading a row.
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
        Self::start(Pools::Postgres(Postgres::new(pool)), options).await
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
