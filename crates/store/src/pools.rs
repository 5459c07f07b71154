//! The two databases behind one set of functions. Their types are used only in this part of the crate.

use sqlx::Transaction;

use crate::error::StoreError;
use crate::faults::{Faults, When};
use crate::postgres::{self, Postgres, PostgresTx};
use crate::sql::{Cells, Sql, Step, together};
use crate::sqlite::{self, Sqlite, SqliteTx};

/// A connected database.
#[derive(Debug, Clone)]
pub(crate) enum Pools {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// A transaction for writing.
pub(crate) struct Tx {
    inner: Inner,
    faults: Faults,
}

enum Inner {
    Sqlite(SqliteTx),
    Postgres(PostgresTx),
    /// A PostgreSQL transaction for reading.
    Snapshot(Transaction<'static, sqlx::Postgres>),
}

impl Pools {
    /// Whether it is PostgreSQL, for the few statements that differ.
    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Reads rows.
    pub(crate) async fn fetch(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        match self {
            Self::Sqlite(file) => file.fetch(sql).await,
            Self::Postgres(all) => postgres::fetch(&all.pool, sql).await,
        }
    }

    /// Reads rows over a new connection. SQLite's search caches its index in the connection, and its integrity
    /// check does not notice writes by other connections.
    pub(crate) async fn fetch_afresh(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        match self {
            Self::Sqlite(file) => file.fetch_afresh(sql).await,
            Self::Postgres(all) => postgres::fetch(&all.pool, sql).await,
        }
    }

    /// Reads one row, if it exists.
    pub(crate) async fn fetch_one(&self, sql: Sql) -> Result<Option<Cells>, StoreError> {
        Ok(self.fetch(sql).await?.into_iter().next())
    }

    /// Runs one writing statement on its own and returns the number of rows changed.
    pub(crate) async fn execute(&self, sql: Sql) -> Result<u64, StoreError> {
        match self {
            Self::Sqlite(file) => file.write(|one| sqlite::execute(one, &sql)).await,
            Self::Postgres(all) => postgres::execute(&all.pool, sql).await,
        }
    }

    /// Runs one writing statement that returns rows, on its own.
    pub(crate) async fn fetch_writing(&self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        match self {
            Self::Sqlite(file) => file.write(|one| sqlite::fetch(one, &sql)).await,
            Self::Postgres(all) => postgres::fetch(&all.pool, sql).await,
        }
    }

    /// Begins a transaction for writing. On SQLite it holds the only write lock until it ends.
    pub(crate) async fn begin(&self, faults: &Faults) -> Result<Tx, StoreError> {
        faults.check("begin", When::Before)?;
        let inner = match self {
            Self::Sqlite(file) => Inner::Sqlite(file.begin().await?),
            Self::Postgres(all) => Inner::Postgres(all.begin().await?),
        };
        let faults = faults.clone();
        Ok(Tx { inner, faults })
    }

    /// Begins a transaction that writes only if the data it read is unchanged. On PostgreSQL it begins with its
    /// first write.
    pub(crate) async fn begin_late(&self, faults: &Faults) -> Result<Tx, StoreError> {
        let Self::Postgres(all) = self else {
            return self.begin(faults).await;
        };
        faults.check("begin", When::Before)?;
        let inner = Inner::Postgres(all.begin_late().await?);
        let faults = faults.clone();
        Ok(Tx { inner, faults })
    }

    /// Begins a transaction that only reads. It sees the database as it is now, however long it lasts.
    pub(crate) async fn begin_snapshot(&self) -> Result<Tx, StoreError> {
        let inner = match self {
            Self::Sqlite(file) => Inner::Sqlite(file.begin_reading().await?),
            Self::Postgres(all) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Inner::Snapshot(all.pool.begin_with(begin).await?)
            }
        };
        let mut tx = Tx {
            inner,
            faults: Faults::default(),
        };
        // Both databases take the snapshot at the first read, not at `BEGIN`.
        tx.fetch(Sql::new("SELECT COUNT(*) FROM migration")).await?;
        Ok(tx)
    }

    /// Closes every connection. On SQLite this merges the log into the file.
    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(file) => file.close().await,
            Self::Postgres(all) => all.close().await,
        }
    }
}

impl Tx {
    /// Whether it is PostgreSQL, for the few statements that differ.
    pub(crate) const fn is_postgres(&self) -> bool {
        !matches!(self.inner, Inner::Sqlite(_))
    }

    /// Runs a statement and returns the number of rows changed. `step` names the write for fault tests.
    pub(crate) async fn execute(
        &mut self,
        step: &'static str,
        sql: Sql,
    ) -> Result<u64, StoreError> {
        self.faults.check(step, When::Before)?;
        let done = match &mut self.inner {
            Inner::Sqlite(tx) => tx.execute(&sql)?,
            Inner::Postgres(tx) => tx.execute(sql).await?,
            Inner::Snapshot(_) => return Err(read_only()),
        };
        self.faults.check(step, When::After)?;
        Ok(done)
    }

    /// Starts the transaction that [`Pools::begin_late`] prepared, because more than one statement has to be
    /// committed together.
    pub(crate) async fn begin_now(&mut self) -> Result<(), StoreError> {
        match &mut self.inner {
            Inner::Postgres(tx) => tx.begin().await,
            Inner::Sqlite(_) | Inner::Snapshot(_) => Ok(()),
        }
    }

    /// Runs writing statements in one exchange with PostgreSQL. No statement may depend on what another writes.
    /// Fails as busy, without writing, unless the first statement changes the expected number of rows. If the
    /// transaction has not begun, this also commits it.
    pub(crate) async fn execute_together(
        &mut self,
        steps: Vec<Step>,
        changes: usize,
    ) -> Result<(), StoreError> {
        let (names, sqls): (Vec<_>, Vec<_>) = steps.into_iter().unzip();
        for name in &names {
            self.faults.check(name, When::Before)?;
        }
        let Inner::Postgres(tx) = &mut self.inner else {
            return Err(StoreError::Invalid(
                "only PostgreSQL takes them together".to_owned(),
            ));
        };
        let committed = tx.execute_all(together(sqls, changes)).await?;
        for name in &names {
            let after = self.faults.check(name, When::After);
            // A fault after the commit becomes the answer.
            after.map_err(|error| {
                if committed {
                    StoreError::Unsure(error.detail())
                } else {
                    error
                }
            })?;
        }
        Ok(())
    }

    /// Reads rows within the transaction.
    pub(crate) async fn fetch(&mut self, sql: Sql) -> Result<Vec<Cells>, StoreError> {
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.fetch(&sql),
            Inner::Postgres(tx) => tx.fetch(sql).await,
            Inner::Snapshot(tx) => postgres::fetch(&mut **tx, sql).await,
        }
    }

    /// Runs several statements without values, such as a migration.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), StoreError> {
        match &mut self.inner {
            Inner::Sqlite(tx) => tx.script(text),
            Inner::Postgres(tx) => tx.script(text).await,
            Inner::Snapshot(_) => Err(read_only()),
        }
    }

    /// Commits. After an error, it is not known whether the changes were saved.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        self.faults.check("commit", When::Before)?;
        match self.inner {
            Inner::Sqlite(tx) => tx.commit()?,
            Inner::Postgres(tx) => tx.commit().await?,
            Inner::Snapshot(tx) => tx.commit().await?,
        }
        self.faults.check("commit", When::After)
    }

    /// Undoes everything. Dropping does the same later.
    pub(crate) async fn rollback(self) -> Result<(), StoreError> {
        match self.inner {
            Inner::Sqlite(tx) => drop(tx),
            Inner::Postgres(tx) => tx.rollback().await?,
            Inner::Snapshot(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

/// The error for a write in a snapshot, which is a fault of the program.
fn read_only() -> StoreError {
    StoreError::ReadOnly("a snapshot is only read".to_owned())
}
