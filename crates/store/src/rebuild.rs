//! Rebuilding an office's read models from recomputed rows.

use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::{Sql, Value};
use crate::store::Store;
use crate::writer::{insert, upsert_text};

/// Number of rows written at a time.
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
        for table in ["record", "tally"] {
            let sql = Sql::new(format!("DELETE FROM {table} WHERE office = $1"));
            tx.execute("rebuild", sql.with(office)).await?;
        }
        let (before, after) = upsert_text();
        let mut rows = rows.into_iter().map(|row| values(office, row)).peekable();
        while rows.peek().is_some() {
            let part = rows.by_ref().take(STRIDE).collect();
            insert(&mut tx, "rebuild", before, part, after).await?;
        }
        let tallies = "INSERT INTO tally (office, register, year, outcome, n) \
            SELECT office, register, COALESCE(year, 0), COALESCE(outcome, ''), COUNT(*) FROM record \
            WHERE office = $1 AND kind = 'entry' GROUP BY office, register, COALESCE(year, 0), COALESCE(outcome, '')";
        tx.execute("rebuild", Sql::new(tallies).with(office))
            .await?;
        tx.commit().await
    }
}

fn values(office: &str, row: Stored) -> Vec<Value> {
    let normal = Stored {
        version: row.version,
        row: row.row.normal(),
    };
    let mut values = vec![office.into()];
    values.extend(normal.into_values());
    values
}
