//! Rebuilding an office's read models from recomputed rows.

use std::collections::BTreeMap;

use probity_casework::Table;

use crate::error::StoreError;
use crate::pools::Tx;
use crate::rows::{Stored, normal};
use crate::sql::{Sql, Value};
use crate::store::Store;
use crate::writer::{insert, row_values, upsert_text};

/// Number of rows of a table written at a time.
const STRIDE: usize = 64;

impl Store {
    /// Replaces all rows of an office in one transaction. `size` is the number of events that they were recomputed
    /// from. If more events were recorded since, nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Busy`] if events were recorded since, [`StoreError::UnknownOffice`] if the office does not
    /// exist.
    pub async fn rebuild(
        &self,
        office: &str,
        size: u64,
        rows: impl IntoIterator<Item = Stored>,
    ) -> Result<(), StoreError> {
        let mut tx = self.pools().begin(&self.options().faults).await?;
        // On PostgreSQL this also makes other writers wait.
        let lock = if tx.is_postgres() { " FOR UPDATE" } else { "" };
        let sql = Sql::new(format!("SELECT size FROM head WHERE office = $1{lock}")).with(office);
        let head = tx.fetch(sql).await?.into_iter().next();
        if head
            .ok_or_else(|| StoreError::UnknownOffice(office.to_owned()))?
            .number(0)?
            != size
        {
            return Err(StoreError::Busy(
                "events were recorded while the rows were recomputed".to_owned(),
            ));
        }
        let tables = Table::ALL.map(Table::as_str);
        for table in tables.into_iter().chain(["tally"]) {
            let sql = Sql::new(format!("DELETE FROM {table} WHERE office = $1"));
            tx.execute("rebuild", sql.with(office)).await?;
        }
        let mut waiting: BTreeMap<Table, Vec<Vec<Value>>> = BTreeMap::new();
        for Stored { version, row } in rows {
            let (table, row) = (row.key.table, normal(row));
            let values = row_values(office, Stored { version, row });
            let rows = waiting.entry(table).or_default();
            rows.push(values);
            if rows.len() == STRIDE {
                put(&mut tx, table, std::mem::take(rows)).await?;
            }
        }
        for (table, rows) in waiting {
            put(&mut tx, table, rows).await?;
        }
        let tallies = "INSERT INTO tally (office, register, financial_year, outcome, n) \
            SELECT office, register, COALESCE(financial_year, 0), COALESCE(outcome, ''), COUNT(*) FROM entries \
            WHERE office = $1 GROUP BY office, register, COALESCE(financial_year, 0), COALESCE(outcome, '')";
        tx.execute("rebuild", Sql::new(tallies).with(office))
            .await?;
        tx.commit().await
    }
}

async fn put(tx: &mut Tx, table: Table, rows: Vec<Vec<Value>>) -> Result<(), StoreError> {
    let (before, after) = upsert_text(table);
    insert(tx, "rebuild", &before, rows, &after).await
}
