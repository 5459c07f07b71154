//! The rows that follow from events, and their names.

use std::fmt;

use serde::Serialize;

use crate::tables::{Columns, Table};

/// The name of one row of an office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// Its table.
    pub table: Table,
    /// Unique in its table and office.
    pub id: String,
}

impl RowKey {
    /// The row of this table with this id.
    pub fn new(table: Table, id: impl Into<String>) -> Self {
        let id = id.into();
        Self { table, id }
    }

    /// The name of a case's row.
    pub fn case(id: impl Into<String>) -> Self {
        Self::new(Table::Case, id)
    }

    /// The name of a register entry's row.
    pub fn entry(id: impl Into<String>) -> Self {
        Self::new(Table::Entry, id)
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.table.as_str(), self.id)
    }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub key: RowKey,
    /// What lists are filtered, sorted and searched by.
    pub columns: Columns,
    /// Everything about it, as canonical JSON.
    pub doc: String,
}

impl Row {
    /// A row with `doc` as JSON. Our documents hold only what JSON can. If writing fails, the document is empty, which
    /// cannot be read back.
    pub(crate) fn holding(table: Table, id: &str, columns: Columns, doc: &impl Serialize) -> Self {
        Self {
            key: RowKey::new(table, id),
            columns,
            doc: serde_json::to_string(doc).unwrap_or_default(),
        }
    }
}

/// A change to a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// The row is now like this.
    Put(Box<Row>),
    /// The row is gone, because its payloads were disposed of.
    Delete(RowKey),
}

impl RowChange {
    /// The name of the row.
    pub const fn key(&self) -> &RowKey {
        match self {
            Self::Put(row) => &row.key,
            Self::Delete(key) => key,
        }
    }
}
