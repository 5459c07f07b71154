//! Registers and entries as they are shown.

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
    /// Whether it leaves the office.
    pub public: bool,
    /// How many entries it has.
    pub entries: u64,
}

/// Entries of a register.
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
    /// What to send as `before` for the page before; none on the first.
    pub previous: Option<String>,
    /// What to send as `after` for the next page; none on the last.
    pub next: Option<String>,
    /// How many entries fit the query.
    pub total: u64,
    /// Whether there are more than `total`: counting stopped there.
    pub more_than_total: bool,
    /// Years (in which a financial year begins) and how many entries each has, newest first.
    pub years: Vec<(i64, u64)>,
    /// The register's words for what happened, with how many entries have each.
    pub outcomes: Vec<(String, u64)>,
    /// Events in the ledger when it was read: the page is a function of it.
    pub head: u64,
}

/// A column of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ColumnView {
    /// The key in JSON, the heading in CSV.
    pub id: String,
    /// What people read.
    pub label: Text,
}

/// An entry that is not there yet, as the register will show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ToBePublished {
    /// The register.
    pub register: String,
    /// Its label.
    pub label: Text,
    /// Whether it leaves the office.
    pub public: bool,
    /// What it will say, by its columns' labels.
    pub cells: Vec<(Text, CellValue)>,
}

/// An entry as a register shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryView {
    /// The case's reference, or the key of an old register's row.
    pub id: String,
    /// Whether it is from an old register.
    pub imported: bool,
    /// Withheld: every cell but reference and day is blank.
    pub withheld: bool,
    /// Withdrawn by whoever submitted it.
    pub withdrawn: bool,
    /// Someone still has to decide.
    pub open: bool,
    /// Whether any cell was corrected.
    pub corrected: bool,
    /// The day it is listed by.
    pub day: Option<Date>,
    /// The situation; none for an old register's row or a withheld entry.
    pub situation: Option<String>,
    /// One cell a column, in the register's order.
    pub cells: Vec<Cell>,
}

/// One cell of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The column.
    pub column: String,
    /// What to name to correct it: a field of the situation, or the column of an old register's row. None where the cell
    /// follows from something else.
    pub field: Option<String>,
    /// What it says.
    pub value: CellValue,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A value that people read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellValue {
    /// Nothing.
    Blank,
    /// People's own words.
    Text(String),
    /// A label of `codes/`, with the id behind it.
    Label(String, Text),
    /// The register's word for what happened.
    Outcome(String),
    /// Yes or no.
    YesNo(bool),
    /// Pence.
    Money(i64),
    /// A day.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// What an old register says that could not be read as what the column wants.
    Unread(String),
}

/// A fact as people read it, before labels are put to choices.
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
