//! Output types for registers and entries.

use jiff::civil::Date;
use probity_casework::Fact;
use probity_conduct::Text;
use serde::Serialize;

/// A register in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegisterLine {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Whether it is public.
    pub public: bool,
    /// The number of entries.
    pub entries: u64,
}

/// A page of a register.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegisterPage {
    /// The register.
    pub register: String,
    /// Its label.
    pub label: Text,
    /// Its columns.
    pub columns: Vec<ColumnView>,
    /// The entries.
    pub rows: Vec<EntryView>,
    /// The value of `before` for the page before. `None` on the first page.
    pub previous: Option<String>,
    /// The value of `after` for the next page. `None` on the last page.
    pub next: Option<String>,
    /// The number of entries that fit the query.
    pub total: u64,
    /// Whether there are more than `total`, because counting stopped there.
    pub more_than_total: bool,
    /// The years in which a financial year begins, newest first, with the number of entries of each.
    pub years: Vec<(i64, u64)>,
    /// The register's words for what happened, with the number of entries of each.
    pub outcomes: Vec<(String, u64)>,
    /// The number of events in the ledger when it was read. The page depends on nothing else.
    pub head: u64,
}

/// A column of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// The key in JSON and the heading in CSV.
    pub id: String,
    /// The heading that people read.
    pub label: Text,
}

/// An entry that does not exist yet, as the register will show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ToBePublished {
    /// The register.
    pub register: String,
    /// Its label.
    pub label: Text,
    /// Whether the register is public.
    pub public: bool,
    /// Its cells, with the labels of their columns.
    pub cells: Vec<(Text, CellValue)>,
}

/// An entry as a register shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The case's reference, or the key of an old register's row.
    pub id: String,
    /// Whether it is from an old register.
    pub imported: bool,
    /// Whether it is withheld. Every cell but reference and day is then blank.
    pub withheld: bool,
    /// Whether its submitter withdrew it.
    pub withdrawn: bool,
    /// Whether someone still has to decide.
    pub open: bool,
    /// Whether any cell was corrected.
    pub corrected: bool,
    /// The day by which it is listed.
    pub day: Option<Date>,
    /// The situation. `None` for a row of an old register and for a withheld entry.
    pub situation: Option<String>,
    /// One cell for each column, in the register's order.
    pub cells: Vec<Cell>,
}

/// One cell of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The column.
    pub column: String,
    /// The name to correct it under: a field of the situation, or the column of an old register's row. `None` if the
    /// cell is derived.
    pub field: Option<String>,
    /// Its value.
    pub value: CellValue,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A value that people read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum CellValue {
    /// An empty cell.
    Blank,
    /// Text in people's own words.
    Text(String),
    /// A label from `codes/`.
    Label {
        /// Its id.
        id: String,
        /// Its text.
        text: Text,
    },
    /// The register's word for what happened.
    Outcome(String),
    /// Yes or no.
    YesNo(bool),
    /// An amount in pence.
    Money(i64),
    /// A day.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// The text of an old register that could not be read as the column's type.
    Unread(String),
}

/// The fact as a value, before choices get their labels.
impl From<&Fact> for CellValue {
    fn from(fact: &Fact) -> Self {
        match fact {
            Fact::Choice(text) | Fact::Text(text) => Self::Text(text.clone()),
            Fact::YesNo(yes) => Self::YesNo(*yes),
            Fact::Money(pence) => Self::Money(*pence),
            Fact::Date(day) => Self::Date(*day),
            Fact::Number(number) => Self::Number(*number),
            Fact::Unread(text) => Self::Unread(text.clone()),
        }
    }
}
