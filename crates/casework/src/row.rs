//! What a read model keeps of an aggregate: its document, and the few columns that lists are filtered and sorted by.

use jiff::civil::Date;
use serde::Serialize;

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One a person; `id` is the person's.
    Person,
    /// One a post; `id` is the post's.
    Post,
    /// One an account; `id` is the sign-in name, trimmed and in lower case.
    Account,
    /// One an office; `id` is `office`.
    Settings,
    /// One an imported file; `id` is the SHA-256 of its bytes in hex.
    Import,
    /// One an imported row, with its original cells: internal. `id` is the row's key.
    ImportedRow,
    /// One a case, with everything about it: internal. `id` is its reference.
    Case,
    /// One an entry of a register, holding only what the register may show. `id` is the case's reference, or the imported row's key.
    Entry,
}

impl Table {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Post,
        Self::Account,
        Self::Settings,
        Self::Import,
        Self::ImportedRow,
        Self::Case,
        Self::Entry,
    ];

    /// The name that the database keeps.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Post => "post",
            Self::Account => "account",
            Self::Settings => "settings",
            Self::Import => "import",
            Self::ImportedRow => "imported-row",
            Self::Case => "case",
            Self::Entry => "entry",
        }
    }

    /// The kind with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }
}

/// The columns that lists are filtered and sorted by; each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Index {
    /// Case: its state. Entry: `shown` or `withheld`. Account: `invited`, `active`, `closed`. Person: `here`, `left`.
    pub state: Option<String>,
    /// The person it is about.
    pub subject: Option<String>,
    /// The person who has it now.
    pub holder: Option<String>,
    /// The person who submitted it.
    pub submitter: Option<String>,
    /// The situation.
    pub situation: Option<String>,
    /// The register.
    pub register: Option<String>,
    /// The word that the register shows for what happened: `accepted`, `declined` …
    pub outcome: Option<String>,
    /// The other party's key, see [`crate::party`].
    pub party_key: Option<String>,
    /// The day it happened, or where that is not said the day it was submitted.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: Option<i16>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// What a search looks in, in lower case.
    pub text: String,
}

/// One row of a read model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its kind.
    pub table: Table,
    /// Unique in its kind and office.
    pub id: String,
    /// The filter columns.
    pub index: Index,
    /// The document, canonical JSON. `None`: the row goes, as its payloads were disposed of.
    pub doc: Option<String>,
}

impl Row {
    /// A row holding `doc` as JSON. Our documents hold nothing that JSON cannot: a failure leaves the row without one, which `verify` reports.
    pub(crate) fn holding(table: Table, id: &str, index: Index, doc: &impl Serialize) -> Self {
        Self {
            table,
            id: id.to_owned(),
            index,
            doc: serde_json::to_string(doc).ok(),
        }
    }
}
