//! Everything that is stored compared with what it should be, each difference named.
//!
//! A [`Snapshot`] sees the database as it is at one moment, so that others may go on writing: events are read from it
//! to recompute the rows, and compared with the same moment's rows. [`Store::verify_database`] checks what is of no
//! office: the file itself, the schema, the index of the search.

mod database;
mod kept;
mod ledger;
mod pages;
mod rows;
mod said;
mod search;

use std::fmt;

use probity_i18n::Message;
use probity_ledger::verify::Summary;

use crate::error::StoreError;
use crate::pools::Tx;
use crate::read::events;
use crate::store::Store;
use crate::{Head, RowKey, Stored, StoredEvent};

pub use rows::Comparison;

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The table, or for rows of the read models their kind after `record/`.
    pub table: String,
    /// The row: its key's columns with slashes between; empty where it is the table as a whole.
    pub id: String,
    /// The column; none where it is the row as a whole.
    pub column: Option<&'static str>,
    /// What differs, for whoever reads the report. No personal data.
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

/// Where it is.
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

/// What going through one office's ledger showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerReport {
    /// What was gone through.
    pub summary: Summary,
    /// What is not as it should be.
    pub differences: Vec<Difference>,
}

/// The database at one moment.
pub struct Snapshot {
    tx: Tx,
}

impl Store {
    /// Holds the database as it is now. It costs a connection until it is dropped.
    ///
    /// # Errors
    /// If the database cannot be read.
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
    /// If the database cannot be read.
    pub async fn offices(&mut self) -> Result<Vec<String>, StoreError> {
        let rows = self.tx.fetch(crate::read::offices()).await?;
        rows.iter().map(|row| row.text(0)).collect()
    }

    /// Where an office's ledger stood.
    ///
    /// # Errors
    /// [`StoreError::UnknownOffice`] if there is no such office.
    pub async fn head(&mut self, office: &str) -> Result<Head, StoreError> {
        let rows = self.tx.fetch(crate::read::tree::head(office)).await?;
        crate::read::tree::read_head(office, rows.first())
    }

    /// One row, if it existed.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn record(
        &mut self,
        office: &str,
        key: &RowKey,
    ) -> Result<Option<Stored>, StoreError> {
        let rows = self.tx.fetch(crate::read::record(office, key)).await?;
        rows.first().map(Stored::read).transpose()
    }

    /// Up to `limit` events from number `from` on, in order.
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
