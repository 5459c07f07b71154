//! The PostgreSQL part of the pools: connections for reading, one for writing, statements with values, rows as
//! cells.

use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgConnection, PgPool, PgRow};
use sqlx::query::Query;
use sqlx::{
    AssertSqlSafe, Column, Connection as _, Executor, Postgres as Db, Row, TypeInfo, ValueRef,
};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::Instant;

use crate::error::StoreError;
use crate::sql::lists::List;
use crate::sql::{Cell, Cells, Sql, Value};

/// A connection used within this time counts as alive.
pub(crate) const ALIVE: Duration = Duration::from_secs(1);

/// Makes the writing connection find rows by key, whatever the size of the table. Plans are cached, and a plan made
/// while a table was small would scan all of it until its statistics are updated.
const BY_KEY: &str = "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; \
    SET plan_cache_mode = force_generic_plan";

/// A database with its connections. Clones share them.
#[derive(Debug, Clone)]
pub(crate) struct Postgres {
    /// Connections for reading.
    pub(crate) pool: PgPool,
    /// The connection for writing. It is not in the pool, because each return to the pool asks the server whether
    /// it is still there.
    writer: Arc<Mutex<Option<Kept>>>,
}

#[derive(Debug)]
struct Kept {
    connection: PoolConnection<Db>,
    used: Instant,
}

/// A transaction. It is undone if dropped without a commit.
pub(crate) struct PostgresTx {
    held: OwnedMutexGuard<Option<Kept>>,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Not begun yet. Each read is separate and sees the data at its own time.
    NotBegun,
    Begun,
    /// Its writes were one statement, which committed itself.
    Committed,
}

impl Postgres {
    pub(crate) fn new(pool: PgPool) -> Self {
        Self {
            pool,
            writer: Arc::default(),
        }
    }

    /// A transaction that begins with its first write. If all its writes are one statement, it never has to begin.
    /// A write must check that the data read before is unchanged, and change nothing if it is not.
    pub(crate) async fn begin_late(&self) -> Result<PostgresTx, StoreError> {
        let mut held = Arc::clone(&self.writer).lock_owned().await;
        if let Some(kept) = &mut *held
            && kept.used.elapsed() > ALIVE
            && kept.connection.ping().await.is_err()
        {
            drop_hard(&mut held);
        }
        if held.is_none() {
            let mut connection = self.pool.acquire().await?;
            sqlx::raw_sql(BY_KEY).execute(&mut *connection).await?;
            *held = Some(Kept {
                connection,
                used: Instant::now(),
            });
        }
        Ok(PostgresTx {
            held,
            stage: Stage::NotBegun,
        })
    }

    /// Begins a transaction for writing.
    pub(crate) async fn begin(&self) -> Result<PostgresTx, StoreError> {
        let mut tx = self.begin_late().await?;
        tx.begin().await?;
        Ok(tx)
    }

    /// Waits until all reads and writes have ended, and closes every connection.
    pub(crate) async fn close(&self) {
        drop(self.writer.lock().await.take());
        self.pool.close().await;
    }
}

/// Closes a connection in an unknown state instead of returning it.
fn drop_hard(held: &mut Option<Kept>) {
    if let Some(mut kept) = held.take() {
        kept.connection.close_on_drop();
    }
}

impl PostgresTx {
    /// Begins the transaction if it has not begun.
    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        if self.stage == Stage::NotBegun {
            // Even if this fails, the transaction has to be ended from here on.
            self.stage = Stage::Begun;
            self.run("BEGIN").await?;
        }
        Ok(())
    }

    /// Reads rows.
    pub(crate) async fn fetch(&mut self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        let rows = fetch(self.connection()?, sql).await;
        if let Err(StoreError::Unreachable(_)) = rows {
            drop_hard(&mut self.held);
        }
        rows
    }

    /// Runs a statement and returns the number of rows changed.
    pub(crate) async fn execute(&mut self, sql: Sql) -> Result<u64, StoreError> {
        self.begin().await?;
        execute(self.connection()?, sql).await
    }

    /// Runs one large writing statement. If the transaction has not begun, the statement commits itself and the
    /// result is true. If the connection is then lost, it is not known whether it was saved.
    pub(crate) async fn execute_all(&mut self, sql: Sql) -> Result<bool, StoreError> {
        let done = execute(self.connection()?, sql).await;
        match (self.stage, &done) {
            (Stage::NotBegun, Ok(_)) => self.stage = Stage::Committed,
            (Stage::NotBegun, Err(StoreError::Unreachable(text))) => {
                drop_hard(&mut self.held);
                return Err(StoreError::Unsure(text.clone()));
            }
            _ => {}
        }
        done.map(|_| self.stage == Stage::Committed)
    }

    /// Runs several statements without values.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), StoreError> {
        self.begin().await?;
        self.run(text).await
    }

    /// Commits.
    pub(crate) async fn commit(mut self) -> Result<(), StoreError> {
        self.end("COMMIT").await
    }

    /// Undoes everything, unless it is committed.
    pub(crate) async fn rollback(mut self) -> Result<(), StoreError> {
        self.end("ROLLBACK").await
    }

    async fn end(&mut self, how: &str) -> Result<(), StoreError> {
        if self.stage == Stage::Begun {
            self.run(how).await?;
        }
        self.stage = Stage::Committed;
        if let Some(kept) = &mut *self.held {
            kept.used = Instant::now();
        }
        Ok(())
    }

    async fn run(&mut self, text: &str) -> Result<(), StoreError> {
        let script = sqlx::raw_sql(AssertSqlSafe(text.to_owned()));
        Ok(script.execute(self.connection()?).await.map(drop)?)
    }

    fn connection(&mut self) -> Result<&mut PgConnection, StoreError> {
        let kept = self.held.as_mut();
        let kept =
            kept.ok_or_else(|| StoreError::Unreachable("no connection writes".to_owned()))?;
        Ok(&mut kept.connection)
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        if self.stage == Stage::Begun {
            drop_hard(&mut self.held);
        }
    }
}

/// Reads rows.
pub(crate) async fn fetch<'c>(
    on: impl Executor<'c, Database = Db>,
    sql: Sql,
) -> Result<Vec<Cells>, StoreError> {
    bound(sql).fetch_all(on).await?.iter().map(cells).collect()
}

/// Runs a statement and returns the number of rows changed.
pub(crate) async fn execute<'c>(
    on: impl Executor<'c, Database = Db>,
    sql: Sql,
) -> Result<u64, StoreError> {
    Ok(bound(sql).execute(on).await?.rows_affected())
}

/// The statement with its values.
fn bound(sql: Sql) -> Query<'static, Db, PgArguments> {
    let query = sqlx::query(AssertSqlSafe(sql.text));
    sql.args
        .into_iter()
        .fold(query, |query, value| match value {
            Value::Text(text) => query.bind(text),
            Value::Int(int) => query.bind(int),
            Value::Bytes(bytes) => query.bind(bytes),
            Value::List(List::Texts(all)) => query.bind(all),
            Value::List(List::Ints(all)) => query.bind(all),
            Value::List(List::Bytes(all)) => query.bind(all),
        })
}

fn cells(row: &PgRow) -> Result<Cells, StoreError> {
    let cell = |at: usize| {
        if row.try_get_raw(at)?.is_null() {
            return Ok(Cell::Null);
        }
        Ok(match row.column(at).type_info().name() {
            "INT8" => Cell::Int(row.try_get(at)?),
            "INT4" => Cell::Int(row.try_get::<i32, _>(at)?.into()),
            "BOOL" => Cell::Int(row.try_get::<bool, _>(at)?.into()),
            "BYTEA" => Cell::Bytes(row.try_get(at)?),
            _ => Cell::Text(row.try_get(at)?),
        })
    };
    let cells: Result<Vec<Cell>, sqlx::Error> = (0..row.len()).map(cell).collect();
    Ok(Cells(cells?))
}
