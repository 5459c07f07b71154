//! Rows of the read models, and their names.

use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::row_key::{ENTRY, RowKey};
use crate::sql::{Cells, Value};
use crate::text;

/// The columns for filtering and sorting lists. Each can be empty.
///
/// Days are `2026-11-21`, moments RFC 3339 in UTC, so that text order is time order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// The state. For an entry, whether it is shown or withheld.
    pub state: Option<String>,
    /// The person it is about.
    pub subject: Option<String>,
    /// The person who has it now.
    pub holder: Option<String>,
    /// The person who submitted it.
    pub submitter: Option<String>,
    /// The situation.
    pub situation: Option<String>,
    /// The register. An entry must have one.
    pub register: Option<String>,
    /// The register's word for the result.
    pub outcome: Option<String>,
    /// The other party's key.
    pub party: Option<String>,
    /// The day it happened.
    pub day: Option<String>,
    /// The calendar year in which its financial year begins.
    pub year: Option<i64>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// The text to search in. Only its distinct words are kept: see [`Row::normal`].
    pub text: Option<String>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub key: RowKey,
    /// The columns for filtering and sorting lists.
    pub index: Index,
    /// Everything about it, as canonical JSON. The store does not read it.
    pub doc: String,
}

/// A row with its version: the sequence number of the last event that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The version, as used in an [`Expect`](crate::Expect).
    pub version: u64,
    /// The row.
    pub row: Row,
}

/// The columns after the office, in the order of [`Stored::into_values`].
pub(crate) const COLUMNS: [&str; 16] = [
    "kind",
    "id",
    "version",
    "state",
    "subject",
    "holder",
    "submitter",
    "situation",
    "register",
    "outcome",
    "party",
    "day",
    "year",
    "pence",
    "text",
    "doc",
];

impl Row {
    /// The row as stored: its text is reduced to its distinct words, in lower case and without accents.
    #[must_use]
    pub fn normal(mut self) -> Self {
        self.index.text = self.index.text.map(|text| text::words(&text));
        self
    }

    /// The tally that an entry counts under: register, year, outcome.
    pub(crate) fn tally(&self) -> Option<(String, i64, String)> {
        let register = self.index.register.clone()?;
        let outcome = self.index.outcome.clone().unwrap_or_default();
        (self.key.kind == ENTRY).then(|| (register, self.index.year.unwrap_or(0), outcome))
    }
}

impl Stored {
    /// Its position in lists.
    #[must_use]
    pub fn place(&self) -> Cursor {
        Cursor {
            at: self.row.index.day.clone().unwrap_or_default(),
            id: self.row.key.id.clone(),
        }
    }

    /// The values of [`COLUMNS`].
    pub(crate) fn into_values(self) -> Vec<Value> {
        let Row { key, index, doc } = self.row;
        vec![
            key.kind.into(),
            key.id.into(),
            self.version.into(),
            index.state.into(),
            index.subject.into(),
            index.holder.into(),
            index.submitter.into(),
            index.situation.into(),
            index.register.into(),
            index.outcome.into(),
            index.party.into(),
            index.day.into(),
            index.year.into(),
            index.pence.into(),
            index.text.into(),
            doc.into(),
        ]
    }

    /// Reads [`COLUMNS`], which come first in the row.
    pub(crate) fn read(cells: &Cells) -> Result<Self, StoreError> {
        let index = Index {
            state: cells.maybe_text(3)?,
            subject: cells.maybe_text(4)?,
            holder: cells.maybe_text(5)?,
            submitter: cells.maybe_text(6)?,
            situation: cells.maybe_text(7)?,
            register: cells.maybe_text(8)?,
            outcome: cells.maybe_text(9)?,
            party: cells.maybe_text(10)?,
            day: cells.maybe_text(11)?,
            year: cells.maybe_int(12)?,
            pence: cells.maybe_int(13)?,
            text: cells.maybe_text(14)?,
        };
        let key = RowKey::new(cells.text(0)?, cells.text(1)?);
        Ok(Self {
            version: cells.number(2)?,
            row: Row {
                key,
                index,
                doc: cells.text(15)?,
            },
        })
    }
}
