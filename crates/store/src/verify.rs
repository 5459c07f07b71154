//! Verification: everything stored is compared with what it should be, and each difference is named.
//!
//! A [`Snapshot`] sees the database at one moment, while others go on writing. Events are read from it to recompute
//! the rows, which are compared with the rows of the same moment. [`Store::verify_database`] checks what belongs to
//! no office: the file, the schema and the search index.

mod database;
mod kept;
mod ledger;
mod messages;
mod pages;
mod rows;
mod search;

use std::fmt;

use probity_casework::RowKey;
use probity_i18n::Message;
use probity_ledger::verify::Summary;
pub use rows::Comparison;

use crate::error::StoreError;
use crate::pools::Tx;
use crate::read::events;
use crate::store::Store;
use crate::{Head, Stored, StoredEvent};

/// One difference from what should be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table.
    pub table: String,
    /// The row: the columns of its key with slashes between. Empty if it is the table as a whole.
    pub id: String,
    /// The column. `None` if it is the row as a whole.
    pub column: Option<&'static str>,
    /// What differs, for the reader of the report. It has no personal data.
    pub what: Message,
}

impl Difference {
    fn new(
        table: impl Into<String>,
        id: impl fmt::Display,
        column: Option<&'static str>,
        what: impl Into<Message>,
    ) -> Self {
        Self {
            table: table.into(),
            id: id.to_string(),
            column,
            what: what.into(),
        }
    }
}

/// Its position and what differs.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = [self.table.as_str(), self.id.as_str()];
        let named: Vec<&str> = named.into_iter().filter(|name| !name.is_empty()).collect();
        f.write_str(&named.join(" "))?;
        match self.column {
            Some(column) => write!(f, ", {column}"),
            None => Ok(()),
        }
    }
}

/// The result of verifying one office's ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerReport {
    /// The totals.
    pub summary: Summary,
    /// The differences found.
    pub differences: Vec<Difference>,
}

/// The database at one moment.
pub struct Snapshot {
    tx: Tx,
}

impl Store {
    /// Holds the database as it is now. It uses a connection until it is dropped.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        Ok(Snapshot {
            tx: self.pools().begin_snapshot().await?,
        })
    }
}

impl Snapshot {
    /// The names of all offices at that moment, in order.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn offices(&mut self) -> Result<Vec<String>, StoreError> {
        let rows = self.tx.fetch(crate::read::offices()).await?;
        rows.iter().map(|row| row.text(0)).collect()
    }

    /// The size and root of an office's ledger at that moment.
    ///
    /// # Errors
    /// [`StoreError::UnknownOffice`] if the office does not exist.
    pub async fn head(&mut self, office: &str) -> Result<Head, StoreError> {
        let rows = self.tx.fetch(crate::read::tree::head(office)).await?;
        crate::read::tree::read_head(office, rows.first())
    }

    /// One row, if it existed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn record(
        &mut self,
        office: &str,
        key: &RowKey,
    ) -> Result<Option<Stored>, StoreError> {
        let rows = self.tx.fetch(crate::read::record(office, key)).await?;
        let row = rows.first();
        row.map(|row| Stored::read(key.table, row)).transpose()
    }

    /// Up to `limit` events in order, from number `from` on.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if one cannot be read at all.
    pub async fn events(
        &mut self,
        office: &str,
        from: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        let rows = self.tx.fetch(events::in_order(office, from, limit)).await?;
        rows.iter().map(events::read).collect()
    }
}
