//! The two databases behind one set of calls. No type of theirs leaves this file.

use sqlx::postgres::{PgPool, PgRow};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{
    AssertSqlSafe, Column, Connection as _, Postgres, Row, Sqlite, Transaction, TypeInfo, ValueRef,
};

use crate::error::StoreError;
use crate::faults::{Faults, When};
use crate::sql::{Cell, Cells, Sql, Step, Value, in_order, together};

/// A connected database.
#[derive(Debug, Clone)]
pub(crate) enum Pools {
    /// One connection that writes, several that read.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

/// A transaction that writes.
pub(crate) struct Tx {
    inner: Inner,
    faults: Faults,
}

enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// Runs one body for either database: `$on` is what the statement is run on.
macro_rules! on_either {
    ($target:expr, $enum:ident { $($variant:ident $fields:tt => $on:expr),+ }, |$db:ident, $executor:ident| $body:expr) => {
        match $target {
            $($enum::$variant $fields => { type $db = $variant; let $executor = $on; $body })+
        }
    };
}

/// The statement with its values bound.
macro_rules! bound {
    ($db:ident, $sql:expr) => {{
        let mut query = sqlx::query::<$db>(AssertSqlSafe(<$db as Says>::text($sql.text)));
        for value in $sql.args {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Int(int) => query.bind(int),
                Value::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

/// How a database wants a statement written.
trait Says {
    fn text(text: String) -> String;
}

impl Says for Sqlite {
    /// SQLite looks names of values up one after the other, which takes longer than writing the row where there are hundreds.
    fn text(text: String) -> String {
        in_order(&text).unwrap_or(text)
    }
}

impl Says for Postgres {
    fn text(text: String) -> String {
        text
    }
}

impl Pools {
    /// Whether it is PostgreSQL: for the few statements that differ.
    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Reads rows.
    pub(crate) async fn fetch(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        on_either!(self, Pools { Sqlite { read, .. } => read, Postgres(all) => all }, |Db, pool| {
            let rows = bound!(Db, sql).fetch_all(pool).await?;
            rows.iter().map(Read::cells).collect()
        })
    }

    /// Reads rows over a connection that has read nothing before. SQLite's search keeps what it knows of its index with
    /// the connection, and its integrity check does not notice that another connection has written since.
    pub(crate) async fn fetch_afresh(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        let Self::Sqlite { read, .. } = self else {
            return self.fetch(sql).await;
        };
        let options = read.connect_options();
        let mut connection = sqlx::SqliteConnection::connect_with(&options).await?;
        let rows = bound!(Sqlite, sql).fetch_all(&mut connection).await?;
        let cells = rows.iter().map(Read::cells).collect();
        connection.close().await?;
        cells
    }

    /// Reads one row, if there is any.
    pub(crate) async fn fetch_one(&self, sql: Sql) -> Result<Option<Cells>, StoreError> {
        on_either!(self, Pools { Sqlite { read, .. } => read, Postgres(all) => all }, |Db, pool| {
            let row = bound!(Db, sql).fetch_optional(pool).await?;
            row.as_ref().map(Read::cells).transpose()
        })
    }

    /// Runs one statement that writes, on its own; returns the number of rows changed.
    pub(crate) async fn execute(&self, sql: Sql) -> Result<u64, StoreError> {
        let done = on_either!(self, Pools { Sqlite { write, .. } => write, Postgres(all) => all }, |Db, pool| {
            bound!(Db, sql).execute(pool).await?.rows_affected()
        });
        Ok(done)
    }

    /// Runs one statement that writes and returns rows, on its own.
    pub(crate) async fn fetch_writing(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        on_either!(self, Pools { Sqlite { write, .. } => write, Postgres(all) => all }, |Db, pool| {
            let rows = bound!(Db, sql).fetch_all(pool).await?;
            rows.iter().map(Read::cells).collect()
        })
    }

    /// Begins a transaction that writes. On SQLite it holds the only write lock from here on.
    pub(crate) async fn begin(&self, faults: &Faults) -> Result<Tx, StoreError> {
        faults.check("begin", When::Before)?;
        let inner = match self {
            Self::Sqlite { write, .. } => Inner::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Inner::Postgres(pool.begin().await?),
        };
        Ok(Tx {
            inner,
            faults: faults.clone(),
        })
    }

    /// Begins a transaction that only reads, and sees the database as it is now however long it takes.
    pub(crate) async fn begin_snapshot(&self) -> Result<Tx, StoreError> {
        let inner = match self {
            Self::Sqlite { read, .. } => Inner::Sqlite(read.begin().await?),
            Self::Postgres(all) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Inner::Postgres(all.begin_with(begin).await?)
            }
        };
        let mut tx = Tx {
            inner,
            faults: Faults::default(),
        };
        // Either database takes its snapshot at the first read, not at `BEGIN`.
        tx.fetch(Sql::new("SELECT COUNT(*) FROM migration")).await?;
        Ok(tx)
    }

    /// Closes every connection; on SQLite the log is folded into the file.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Self::Postgres(all) => all.close().await,
        }
    }
}

impl Tx {
    /// Whether it is PostgreSQL: for the few statements that differ.
    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.inner, Inner::Postgres(_))
    }

    /// Runs a statement and returns the number of rows changed. `step` names the write for the fault tests.
    pub(crate) async fn execute(
        &mut self,
        step: &'static str,
        sql: Sql,
    ) -> Result<u64, StoreError> {
        self.faults.check(step, When::Before)?;
        let done = on_either!(&mut self.inner, Inner { Sqlite(tx) => &mut **tx, Postgres(tx) => &mut **tx }, |Db, tx| {
            bound!(Db, sql).execute(tx).await?.rows_affected()
        });
        self.faults.check(step, When::After)?;
        Ok(done)
    }

    /// Runs statements that write in one exchange with the database; returns the number of rows that the first changed.
    /// None may build on what another writes.
    pub(crate) async fn execute_together(&mut self, steps: Vec<Step>) -> Result<u64, StoreError> {
        let (names, sqls): (Vec<_>, Vec<_>) = steps.into_iter().unzip();
        for name in &names {
            self.faults.check(name, When::Before)?;
        }
        let all = together(sqls, self.is_postgres());
        let changed = self.fetch(all).await?.len() as u64;
        for name in &names {
            self.faults.check(name, When::After)?;
        }
        Ok(changed)
    }

    /// Reads rows within the transaction.
    pub(crate) async fn fetch(&mut self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        on_either!(&mut self.inner, Inner { Sqlite(tx) => &mut **tx, Postgres(tx) => &mut **tx }, |Db, tx| {
            let rows = bound!(Db, sql).fetch_all(tx).await?;
            rows.iter().map(Read::cells).collect()
        })
    }

    /// Runs several statements without values, such as a migration.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), StoreError> {
        let script = sqlx::raw_sql(AssertSqlSafe(text.to_owned()));
        match &mut self.inner {
            Inner::Sqlite(tx) => script.execute(&mut **tx).await.map(drop)?,
            Inner::Postgres(tx) => script.execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    /// Makes it durable. After an error it is not known whether it is.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.faults.check("commit", When::Before)?;
        match self.inner {
            Inner::Sqlite(tx) => tx.commit().await?,
            Inner::Postgres(tx) => tx.commit().await?,
        }
        self.faults.check("commit", When::After)
    }

    /// Undoes everything. Dropping does the same, later.
    pub(crate) async fn rollback(self) -> Result<(), StoreError> {
        match self.inner {
            Inner::Sqlite(tx) => tx.rollback().await?,
            Inner::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

/// A database's row as cells.
trait Read {
    fn cells(&self) -> Result<Cells, StoreError>;
}

impl Read for SqliteRow {
    fn cells(&self) -> Result<Cells, StoreError> {
        let cell = |at: usize| {
            let raw = self.try_get_raw(at)?;
            if raw.is_null() {
                return Ok(Cell::Null);
            }
            let kind = raw.type_info();
            Ok(match kind.name() {
                "INTEGER" | "BOOLEAN" => Cell::Int(self.try_get_unchecked(at)?),
                // A damaged text may be no UTF-8 any more: it is then read as the bytes that it is.
                "TEXT" => match String::from_utf8(self.try_get_unchecked(at)?) {
                    Ok(text) => Cell::Text(text),
                    Err(error) => Cell::Bytes(error.into_bytes()),
                },
                _ => Cell::Bytes(self.try_get_unchecked(at)?),
            })
        };
        let cells: Result<Vec<Cell>, sqlx::Error> = (0..self.len()).map(cell).collect();
        Ok(Cells(cells?))
    }
}

impl Read for PgRow {
    fn cells(&self) -> Result<Cells, StoreError> {
        let cell = |at: usize| {
            if self.try_get_raw(at)?.is_null() {
                return Ok(Cell::Null);
            }
            Ok(match self.column(at).type_info().name() {
                "INT8" => Cell::Int(self.try_get(at)?),
                "INT4" => Cell::Int(self.try_get::<i32, _>(at)?.into()),
                "BOOL" => Cell::Int(self.try_get::<bool, _>(at)?.into()),
                "BYTEA" => Cell::Bytes(self.try_get(at)?),
                _ => Cell::Text(self.try_get(at)?),
            })
        };
        let cells: Result<Vec<Cell>, sqlx::Error> = (0..self.len()).map(cell).collect();
        Ok(Cells(cells?))
    }
}
