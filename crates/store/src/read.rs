//! Reading: rows by name, lists by filter, a party's history, events and the tree.

pub mod documents;
pub mod events;
pub mod filter;
pub mod list;
pub mod party;
pub mod search;
pub mod tree;

use crate::error::StoreError;
use crate::row_key::{CASE, ENTRY, RowKey};
use crate::rows::{COLUMNS, Stored};
use crate::sql::{Cells, Sql};
use crate::store::Store;

impl Store {
    /// The names of all offices, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn offices(&self) -> Result<Vec<String>, StoreError> {
        let rows = self.pools().fetch(offices()).await?;
        rows.iter().map(|row| row.text(0)).collect()
    }

    /// One row, if it exists.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn record(&self, office: &str, key: &RowKey) -> Result<Option<Stored>, StoreError> {
        self.pools()
            .fetch_one(record(office, key))
            .await?
            .as_ref()
            .map(Stored::read)
            .transpose()
    }

    /// The named rows that exist, in the order of their names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn records_named(
        &self,
        office: &str,
        kind: &str,
        ids: &[String],
    ) -> Result<Vec<Stored>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut sql = select();
        sql.push(" WHERE office = ")
            .bind(office)
            .push(" AND kind = ")
            .bind(kind)
            .push(" AND id IN ");
        sql.list(ids.iter().map(Into::into)).push(" ORDER BY id");
        read_all(&self.pools().fetch(sql).await?)
    }

    /// Up to `limit` rows of a kind after the one called `after`, in the order of their names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn records(
        &self,
        office: &str,
        kind: &str,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut sql = select();
        sql.push(" WHERE office = ")
            .bind(office)
            .push(" AND kind = ")
            .bind(kind);
        sql.push(" AND id > ").bind(after.unwrap_or_default());
        sql.push(" ORDER BY id").limit(i64::from(limit));
        read_all(&self.pools().fetch(sql).await?)
    }
}

pub(crate) fn offices() -> Sql {
    Sql::new("SELECT office FROM head ORDER BY office")
}

/// The statement that reads one row.
pub(crate) fn record(office: &str, key: &RowKey) -> Sql {
    let mut sql = select();
    sql.push(" WHERE office = ")
        .bind(office)
        .push(" AND kind = ")
        .bind(&key.kind);
    sql.push(" AND id = ").bind(&key.id);
    sql
}

/// `SELECT` with the columns of a row, in order.
pub(crate) fn select() -> Sql {
    let mut sql = columns();
    sql.push("record");
    sql
}

/// The same without the table.
fn columns() -> Sql {
    Sql::new(format!("SELECT {} FROM ", COLUMNS.join(", ")))
}

pub(crate) fn read_all(rows: &[Cells]) -> Result<Vec<Stored>, StoreError> {
    rows.iter().map(Stored::read).collect()
}

/// The condition on the kind. The two kinds that have their own indexes must be in the text: a partial index is
/// used only if the text shows its condition.
pub(crate) fn push_kind(sql: &mut Sql, kind: &str) {
    match kind {
        CASE => sql.push(" AND kind = 'case'"),
        ENTRY => sql.push(" AND kind = 'entry'"),
        other => sql.push(" AND kind = ").bind(other),
    };
}
