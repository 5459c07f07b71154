//! Statements and values without a database's own types. Both databases use the same text with `$1`, `$2`, and so
//! on.

pub(crate) mod lists;

use lists::List;

use crate::error::{MOVED, StoreError};

/// A value to bind. Empty values have a type too, because PostgreSQL needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(Option<String>),
    Int(Option<i64>),
    Bytes(Option<Vec<u8>>),
    /// Many values at once, only for PostgreSQL.
    List(List),
}

/// A value as read.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cell {
    #[default]
    Null,
    Text(String),
    Int(i64),
    Bytes(Vec<u8>),
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        match value {
            Value::Text(text) => text.map_or(Self::Null, Self::Text),
            Value::Int(int) => int.map_or(Self::Null, Self::Int),
            Value::Bytes(bytes) => bytes.map_or(Self::Null, Self::Bytes),
            // No cell has a list.
            Value::List(_) => Self::Null,
        }
    }
}

macro_rules! value_from {
    ($($from:ty => $variant:ident ($value:ident) $make:expr),+ $(,)?) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self {
                Self::$variant($make)
            }
        })+
    };
}

value_from! {
    &str => Text(v) Some(v.to_owned()),
    String => Text(v) Some(v),
    &String => Text(v) Some(v.clone()),
    Option<String> => Text(v) v,
    Option<&str> => Text(v) v.map(str::to_owned),
    i64 => Int(v) Some(v),
    Option<i64> => Int(v) v,
    bool => Int(v) Some(i64::from(v)),
    u64 => Int(v) Some(signed(v)),
    Option<u64> => Int(v) v.map(signed),
    Vec<u8> => Bytes(v) Some(v),
    &[u8] => Bytes(v) Some(v.to_vec()),
    &[u8; 32] => Bytes(v) Some(v.to_vec()),
}

/// Sequence numbers are below 2^48 (the ledger's limit), so nothing is lost.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A statement with its values.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sql {
    pub(crate) text: String,
    pub(crate) args: Vec<Value>,
}

impl Sql {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            args: Vec::new(),
        }
    }

    /// Adds a value for the next `$n` that is already in the text.
    pub(crate) fn with(mut self, value: impl Into<Value>) -> Self {
        self.args.push(value.into());
        self
    }

    /// Adds text. Never add input from outside: bind it as a value.
    pub(crate) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value and its `$n`.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.args.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.args.len().to_string());
        self
    }

    /// Adds the most rows wanted, with a sign. SQLite reads a bare value when it plans, and would prepare the
    /// statement again for each new value.
    pub(crate) fn limit(&mut self, rows: i64) -> &mut Self {
        self.push(" LIMIT +").bind(rows)
    }

    /// Adds `($1, $2), ($3, $4), …`.
    pub(crate) fn rows(&mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> &mut Self {
        for (n, row) in rows.into_iter().enumerate() {
            self.push(if n == 0 { "" } else { ", " });
            self.list(row);
        }
        self
    }

    /// Adds `($1, $2, …)`.
    pub(crate) fn list(&mut self, values: impl IntoIterator<Item = Value>) -> &mut Self {
        self.push("(");
        for (n, value) in values.into_iter().enumerate() {
            self.push(if n == 0 { "" } else { ", " }).bind(value);
        }
        self.push(")")
    }
}

/// A writing statement with its name for the fault tests.
pub(crate) type Step = (&'static str, Sql);

/// Writing statements combined into one that PostgreSQL takes at once. It fails as a whole with [`MOVED`] unless
/// the first part changes the expected number of rows. All parts see the database as it was before, so none may
/// depend on what another writes.
pub(crate) fn together(steps: Vec<Sql>, changes: usize) -> Sql {
    let mut all = Sql::default();
    for (n, step) in steps.into_iter().enumerate() {
        all.push(&format!("{} s{n} AS (", if n == 0 { "WITH" } else { "," }));
        push_renumbered(&mut all.text, &step.text, all.args.len());
        all.push(if n == 0 { " RETURNING 1)" } else { ")" });
        all.args.extend(step.args);
    }
    // Only an error undoes what the parts have written. Casting a text that is not a number gives an error with
    // that text in it.
    all.push(" SELECT CAST(CASE WHEN COUNT(*) = ")
        .bind(changes as u64)
        .push(&format!(" THEN '1' ELSE '{MOVED}' END AS int) FROM s0"));
    all
}

/// Adds a text and raises each of its `$n` by `by`.
fn push_renumbered(to: &mut String, text: &str, by: usize) {
    let mut parts = text.split('$');
    to.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        to.push('$');
        to.push_str(&(number.parse::<usize>().unwrap_or_default() + by).to_string());
        to.push_str(rest);
    }
}

/// One row as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cells(pub(crate) Vec<Cell>);

impl Cells {
    pub(crate) fn at(&self, column: usize) -> &Cell {
        self.0.get(column).unwrap_or(&Cell::Null)
    }

    pub(crate) fn text(&self, column: usize) -> Result<String, StoreError> {
        self.maybe_text(column)?.ok_or_else(|| damaged(column))
    }

    pub(crate) fn maybe_text(&self, column: usize) -> Result<Option<String>, StoreError> {
        match self.at(column) {
            Cell::Text(text) => Ok(Some(text.clone())),
            Cell::Null => Ok(None),
            _ => Err(damaged(column)),
        }
    }

    /// Takes the text out of the row, to avoid copying long texts.
    pub(crate) fn take_text(&mut self, column: usize) -> Result<String, StoreError> {
        let cell = self.0.get_mut(column).map(std::mem::take);
        match cell {
            Some(Cell::Text(text)) => Ok(text),
            _ => Err(damaged(column)),
        }
    }

    pub(crate) fn int(&self, column: usize) -> Result<i64, StoreError> {
        self.maybe_int(column)?.ok_or_else(|| damaged(column))
    }

    pub(crate) fn maybe_int(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self.at(column) {
            Cell::Int(int) => Ok(Some(*int)),
            Cell::Null => Ok(None),
            _ => Err(damaged(column)),
        }
    }

    pub(crate) fn number(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.int(column)?).map_err(|_| damaged(column))
    }

    pub(crate) fn maybe_number(&self, column: usize) -> Result<Option<u64>, StoreError> {
        self.maybe_int(column)?
            .map(|int| u64::try_from(int).map_err(|_| damaged(column)))
            .transpose()
    }

    pub(crate) fn bytes(&self, column: usize) -> Result<Vec<u8>, StoreError> {
        self.maybe_bytes(column)?.ok_or_else(|| damaged(column))
    }

    pub(crate) fn maybe_bytes(&self, column: usize) -> Result<Option<Vec<u8>>, StoreError> {
        match self.at(column) {
            Cell::Bytes(bytes) => Ok(Some(bytes.clone())),
            Cell::Null => Ok(None),
            _ => Err(damaged(column)),
        }
    }
}

fn damaged(column: usize) -> StoreError {
    StoreError::Damaged(format!("column {column} of a row cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_sent_together_keep_their_values() {
        let steps = || {
            let mut insert = Sql::new("INSERT INTO b VALUES ");
            insert.rows([vec![1_i64.into(), 2_i64.into()]]);
            vec![
                Sql::new("UPDATE a SET x = $1 WHERE y = $2")
                    .with("x")
                    .with("y"),
                insert,
            ]
        };
        let args: [Value; 5] = [
            "x".into(),
            "y".into(),
            1_i64.into(),
            2_i64.into(),
            1_i64.into(),
        ];
        let postgres = together(steps(), 1);
        assert_eq!(
            postgres.text,
            format!(
                "WITH s0 AS (UPDATE a SET x = $1 WHERE y = $2 RETURNING 1), s1 AS (INSERT INTO b VALUES ($3, $4)) \
                 SELECT CAST(CASE WHEN COUNT(*) = $5 THEN '1' ELSE '{MOVED}' END AS int) FROM s0"
            )
        );
        assert_eq!(postgres.args, args);
    }
}
