//! Rows as stored, read and written by the declaration of their table's columns.

use probity_casework::tables::WrongType;
use probity_casework::{Column, ColumnValue, Columns, Row, RowKey, Table};

use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::sql::{Cells, Value};
use crate::text;

/// A row with its version: the sequence number of the last event that wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The version, as used in an [`Expect`](crate::Expect).
    pub version: u64,
    /// The row.
    pub row: Row,
}

/// The register, financial year (0 if there is none) and outcome (empty if there is none) that an entry is counted by.
pub(crate) type TallyKey = (String, i64, String);

/// The row as stored: its text is reduced to its distinct words, in lower case and without accents.
pub(crate) fn normal(mut row: Row) -> Row {
    let words = row.columns.words.map(|text| text::words(&text));
    row.columns.words = words.filter(|words| !words.is_empty());
    row
}

/// What a row is counted under, if the rows of its table are counted.
pub(crate) fn tally(row: &Row) -> Option<TallyKey> {
    let columns = &row.columns;
    let register = columns.register.clone()?;
    let outcome = columns.outcome.clone().unwrap_or_default();
    let tally = (register, columns.financial_year.unwrap_or(0), outcome);
    row.key.table.is_tallied().then_some(tally)
}

/// The names of a table's columns except the office, in the order of [`Stored::into_values`].
pub(crate) fn columns(table: Table) -> impl Iterator<Item = &'static str> {
    let own = table.columns().iter().map(|(column, _)| column.name());
    ["id", "version"].into_iter().chain(own).chain(["doc"])
}

/// The day that rows of a table are sorted by, in SQL. Empty for a row without one.
pub(crate) fn day(table: Table) -> &'static str {
    if table.has(Column::Day) {
        "COALESCE(day, '')"
    } else {
        "''"
    }
}

impl Stored {
    /// Its position in lists.
    #[must_use]
    pub fn place(&self) -> Cursor {
        let day = self.row.columns.day;
        Cursor {
            at: day.map(|day| day.to_string()).unwrap_or_default(),
            id: self.row.key.id.clone(),
        }
    }

    /// The values of [`columns`].
    pub(crate) fn into_values(self) -> Vec<Value> {
        let Row { key, columns, doc } = self.row;
        let own = key.table.columns().iter();
        let own = own.map(|(column, _)| columns.get(*column).into());
        let base = [key.id.into(), self.version.into()];
        base.into_iter().chain(own).chain([doc.into()]).collect()
    }

    /// Reads [`columns`], which are the whole row.
    pub(crate) fn read(table: Table, cells: &Cells) -> Result<Self, StoreError> {
        let mut own = Columns::default();
        let mut at = 2;
        for (column, _) in table.columns() {
            let value = match column.empty() {
                ColumnValue::Text(_) => ColumnValue::Text(cells.maybe_text(at)?),
                ColumnValue::Int(_) => ColumnValue::Int(cells.maybe_int(at)?),
            };
            let wrong =
                |WrongType| StoreError::Damaged(format!("{}.{}", table.as_str(), column.name()));
            own.set(*column, value).map_err(wrong)?;
            at += 1;
        }
        Ok(Self {
            version: cells.number(1)?,
            row: Row {
                key: RowKey::new(table, cells.text(0)?),
                columns: own,
                doc: cells.text(at)?,
            },
        })
    }
}

impl From<ColumnValue> for Value {
    fn from(value: ColumnValue) -> Self {
        match value {
            ColumnValue::Text(text) => Self::Text(text),
            ColumnValue::Int(int) => Self::Int(int),
        }
    }
}
