//! A stored row of an aggregate: its document, and the columns for filtering and sorting lists.

use jiff::civil::Date;
use serde::Serialize;

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row for each person. `id` is the person's.
    Person,
    /// One row for each post. `id` is the post's.
    Post,
    /// One row for each account. `id` is the sign-in name, trimmed and in lower case.
    Account,
    /// One row for each office. `id` is `office`.
    Settings,
    /// One row for each imported file. `id` is the SHA-256 of its bytes in hex.
    Import,
    /// One row for each imported row, with its original cells. It is internal. `id` is the row's key.
    ImportedRow,
    /// One row for each case, with everything about it. It is internal. `id` is its reference.
    Case,
    /// One row for each entry of a register, with only what the register may show. `id` is the case's reference, or
    /// the imported row's key.
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

    /// Its name in the database.
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

    /// The kind with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.as_str() == name)
    }
}

/// The columns for filtering and sorting lists. Each can be empty.
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
    /// The register's word for the result, such as `accepted` or `declined`.
    pub outcome: Option<String>,
    /// The other party's key. See [`crate::party`].
    pub party_key: Option<String>,
    /// The day it happened or, if that is not known, the day it was submitted.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: Option<i16>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// The text to search in, in lower case.
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
    /// The document as canonical JSON. `None` deletes the row, because its payloads were disposed of.
    pub doc: Option<String>,
}

impl Row {
    /// A row with `doc` as JSON. Our documents hold only what JSON can. If writing fails, the row has no document,
    /// and `verify` reports it.
    pub(crate) fn holding(table: Table, id: &str, index: Index, doc: &impl Serialize) -> Self {
        Self {
            table,
            id: id.to_owned(),
            index,
            doc: serde_json::to_string(doc).ok(),
        }
    }
}
