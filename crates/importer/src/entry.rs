//! What a register reads as: rows taken, nil returns, rows refused, and the sums.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dates::DateValue;
use crate::decode::{Encoding, LineEnds};
use crate::marks::{Marked, Reason};
use crate::money::MoneyValue;
use crate::values::{Direction, Outcome};

/// A cell's own text and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Understood<T> {
    /// The text as it stood (for something found in prose, the words it was found in).
    pub original: String,
    /// What it was understood to say.
    pub value: T,
}

/// One entry of a register. What the register does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Entry {
    /// The register's own number for it.
    pub reference: Option<String>,
    /// The department or team.
    pub department: Option<String>,
    /// Who in the public body.
    pub recipient: Option<String>,
    /// In what post or capacity.
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
    /// What the spouse or partner holds.
    pub partner_interest: Option<String>,
    /// The other party.
    pub donor: Option<String>,
    /// What it was worth.
    pub value: Option<Understood<MoneyValue>>,
    /// Accepted, declined and the like.
    pub outcome: Option<Understood<Outcome>>,
    /// What happened to it.
    pub result: Option<String>,
    /// Anything else that was written.
    pub notes: Option<String>,
}

/// A row as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Its cells, verbatim, in the file's order.
    pub cells: Vec<String>,
}

/// A row that was taken as an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenRow {
    /// Stable over imports and mappings: SHA-256 (hex) of the row's own cells, white space folded, and which of the
    /// rows with just these cells it is in the file.
    pub row_key: String,
    /// What it says.
    pub entry: Entry,
    /// What to know before relying on it.
    pub marks: Vec<Marked>,
    /// The rows it was read from: one, or a row with the date and the row it belongs to.
    pub original: Vec<Original>,
}

impl TakenRow {
    /// The line of the row that holds the entry itself.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.original.last().map_or(0, |o| o.line)
    }
}

/// A row that says that there is nothing to report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NilRow {
    /// As of [`TakenRow::row_key`].
    pub row_key: String,
    /// Whose nil return it is, and for which department and kind, as far as the row says.
    pub entry: Entry,
    /// The words that said so.
    pub said: String,
    /// What to know before relying on it.
    pub marks: Vec<Marked>,
    /// The row.
    pub original: Original,
}

/// A row that was not taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
    /// Its cells, verbatim.
    pub original: Vec<String>,
}

/// The sums. `read` = `taken` + `nil` + `refused`, always.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Rows in the file, but for the row of headings.
    pub read: usize,
    /// Rows taken. One entry may be read from two rows.
    pub taken: usize,
    /// Entries that the taken rows make.
    pub entries: usize,
    /// Nil returns.
    pub nil: usize,
    /// Rows refused.
    pub refused: usize,
    /// Marks on taken rows and nil returns, by key.
    pub marks: BTreeMap<String, usize>,
}

impl Summary {
    /// How many marks there are in all.
    #[must_use]
    pub fn marks_total(&self) -> usize {
        self.marks.values().sum()
    }
}

/// A register file, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRegister {
    /// SHA-256 of the file's bytes, hex.
    pub file_sha256: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// How the lines ended.
    pub line_ends: LineEnds,
    /// The headings as printed.
    pub headings: Vec<String>,
    /// The line of the row of headings.
    pub heading_line: Option<u64>,
    /// Headings that the mapping knows and the file does not have: the mapping may be another file's.
    pub missing_headings: Vec<String>,
    /// Headings that the file has and the mapping does not know: kept as original only.
    pub new_headings: Vec<String>,
    /// The entries.
    pub rows: Vec<TakenRow>,
    /// The nil returns.
    pub nil: Vec<NilRow>,
    /// The rows that were not taken.
    pub refused: Vec<Refused>,
    /// The sums.
    pub summary: Summary,
}
