//! The name of a row.

use std::fmt;

/// The kind of a case's row.
pub const CASE: &str = "case";
/// The kind of a register entry's row. These rows are counted by register, year and outcome.
pub const ENTRY: &str = "entry";

/// The name of one row of an office.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey {
    /// The kind: [`CASE`], [`ENTRY`], or another name that the caller chooses.
    pub kind: String,
    /// Unique within its kind and office.
    pub id: String,
}

impl RowKey {
    /// The row of this kind with this name.
    pub fn new(kind: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            id: id.into(),
        }
    }

    /// The name of a case's row.
    pub fn case(id: impl Into<String>) -> Self {
        Self::new(CASE, id)
    }

    /// The name of a register entry's row.
    pub fn entry(id: impl Into<String>) -> Self {
        Self::new(ENTRY, id)
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}
