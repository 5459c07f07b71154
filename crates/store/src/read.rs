//! Reading: rows by name, lists by filter, a party's history, events and the tree.

pub mod documents;
pub mod events;
pub mod filter;
pub mod list;
pub mod party;
pub mod search;
pub mod total;
pub mod tree;

use probity_casework::{RowKey, Table};

use crate::error::StoreError;
use crate::rows::{Stored, columns};
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
        let row = self.pools().fetch_one(record(office, key)).await?;
        row.map(|row| Stored::read(key.table, &row)).transpose()
    }

    /// The named rows that exist, in the order of their names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn records_named(
        &self,
        office: &str,
        table: Table,
        ids: &[String],
    ) -> Result<Vec<Stored>, StoreError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut sql = select(table, office);
        sql.push(" AND id IN ").list(ids.iter().map(Into::into));
        sql.push(" ORDER BY id");
        read_all(table, &self.pools().fetch(sql).await?)
    }

    /// Up to `limit` rows of a table after the one called `after`, in the order of their names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn records(
        &self,
        office: &str,
        table: Table,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut sql = select(table, office);
        sql.push(" AND id > ").bind(after.unwrap_or_default());
        sql.push(" ORDER BY id").limit(i64::from(limit));
        read_all(table, &self.pools().fetch(sql).await?)
    }
}

pub(crate) fn offices() -> Sql {
    Sql::new("SELECT office FROM head ORDER BY office")
}

/// The statement that reads one row.
pub(crate) fn record(office: &str, key: &RowKey) -> Sql {
    let mut sql = select(key.table, office);
    sql.push(" AND id = ").bind(&key.id);
    sql
}

/// The statement that reads an office's rows of a table, up to its conditions.
pub(crate) fn select(table: Table, office: &str) -> Sql {
    let mut sql = select_columns(table);
    sql.push(table.as_str())
        .push(" WHERE office = ")
        .bind(office);
    sql
}

/// `SELECT … FROM` with the columns of a row, in order.
fn select_columns(table: Table) -> Sql {
    let columns: Vec<&str> = columns(table).collect();
    Sql::new(format!("SELECT {} FROM ", columns.join(", ")))
}

pub(crate) fn read_all(table: Table, rows: &[Cells]) -> Result<Vec<Stored>, StoreError> {
    rows.iter().map(|row| Stored::read(table, row)).collect()
}
