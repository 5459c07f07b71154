//! The result of reading a register: entries, nil returns, refused rows, and totals.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dates::DateValue;
use crate::decode::{Encoding, LineEnds};
use crate::marks::{Marked, Reason};
use crate::money::MoneyValue;
use crate::values::{Direction, Outcome};

/// A value that was understood, with its original text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Understood<T> {
    /// The original text. For a value found in prose, the words it was found in.
    pub original: String,
    /// The value understood.
    pub value: T,
}

/// One entry of a register. Fields that the register does not have are `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ReadEntry))]
pub struct Entry {
    /// The register's own number for it.
    pub reference: Option<String>,
    /// The department or team.
    pub department: Option<String>,
    /// The person in the public body.
    pub recipient: Option<String>,
    /// Their post or capacity.
    pub role: Option<String>,
    /// When it was offered.
    pub offered_on: Option<Understood<DateValue>>,
    /// When it was received, or happened.
    pub received_on: Option<Understood<DateValue>>,
    /// When it ended.
    pub ended_on: Option<Understood<DateValue>>,
    /// When it was declared or entered.
    pub registered_on: Option<Understood<DateValue>>,
    /// When it was published.
    pub published_on: Option<Understood<DateValue>>,
    /// Given or received.
    pub direction: Option<Understood<Direction>>,
    /// The register's own category.
    pub kind: Option<String>,
    /// What it was.
    pub description: Option<String>,
    /// The interests of the person's spouse or partner.
    pub partner_interest: Option<String>,
    /// The other party.
    pub donor: Option<String>,
    /// Its value.
    pub value: Option<Understood<MoneyValue>>,
    /// Accepted, declined and the like.
    pub outcome: Option<Understood<Outcome>>,
    /// What happened to it.
    pub result: Option<String>,
    /// Other remarks.
    pub notes: Option<String>,
}

/// A row as it is in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Original {
    /// The line on which it starts, counted from 1.
    pub line: u64,
    /// Its cells, verbatim, in the file's order.
    pub cells: Vec<String>,
}

/// A row read as an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct TakenRow {
    /// Stays the same for every import and mapping: SHA-256 (hex) of the row's cells with white space folded, and
    /// its number among the rows of the file with exactly these cells.
    pub row_key: String,
    /// The entry.
    pub entry: Entry,
    /// Warnings to check before relying on it.
    pub marks: Vec<Marked>,
    /// The rows it was read from: one, or two if its date has its own row.
    pub original: Vec<Original>,
}

impl TakenRow {
    /// The line of the row that has the entry itself.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.original.last().map_or(0, |o| o.line)
    }
}

/// A row that reports that there was nothing to declare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct NilRow {
    /// As of [`TakenRow::row_key`].
    pub row_key: String,
    /// The person, department and kind of the nil return, as far as the row says.
    pub entry: Entry,
    /// The words that make it a nil return.
    pub text: String,
    /// Warnings to check before relying on it.
    pub marks: Vec<Marked>,
    /// The row as it is in the file.
    pub original: Original,
}

/// A row that was not read as an entry, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Refused {
    /// The line on which it starts, counted from 1.
    pub line: u64,
    /// The reason.
    pub reason: Reason,
    /// Its cells, verbatim.
    pub original: Vec<String>,
}

/// Totals. `read` = `taken` + `nil` + `refused`, always.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Summary {
    /// Rows in the file, except the row of headings.
    pub read: usize,
    /// Rows taken. One entry may be read from two rows.
    pub taken: usize,
    /// Entries in these rows.
    pub entries: usize,
    /// Nil returns.
    pub nil: usize,
    /// Rows refused.
    pub refused: usize,
    /// Number of marks on taken rows and nil returns, by key.
    pub marks: BTreeMap<String, usize>,
}

impl Summary {
    /// The number of marks of all kinds.
    #[must_use]
    pub fn marks_total(&self) -> usize {
        self.marks.values().sum()
    }
}

/// The result of reading one register file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReadRegister {
    /// SHA-256 of the file's bytes, hex.
    pub file_sha256: String,
    /// The encoding of the bytes.
    pub encoding: Encoding,
    /// The line ends.
    pub line_ends: LineEnds,
    /// The headings as printed.
    pub headings: Vec<String>,
    /// The line of the row of headings.
    pub heading_line: Option<u64>,
    /// Headings that the mapping has and the file does not. The mapping may be another file's.
    pub missing_headings: Vec<String>,
    /// Headings that the file has and the mapping does not. Their cells are kept only as original text.
    pub new_headings: Vec<String>,
    /// The entries.
    pub rows: Vec<TakenRow>,
    /// The nil returns.
    pub nil: Vec<NilRow>,
    /// The refused rows.
    pub refused: Vec<Refused>,
    /// The totals.
    pub summary: Summary,
}
