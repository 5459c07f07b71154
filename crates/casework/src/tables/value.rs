//! Values of columns, and the types that they can have.

use jiff::civil::Date;

/// A column's value, or an empty one of its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnValue {
    /// A text. Days are `2026-11-21`, so that the order of the text is the order of time.
    Text(Option<String>),
    /// A whole number.
    Int(Option<i64>),
}

/// The type of a column in Rust, and its form in the database.
pub(super) trait ColumnType: Sized {
    fn write(value: Option<&Self>) -> ColumnValue;
    fn read(value: ColumnValue) -> Result<Option<Self>, WrongType>;
}

/// A stored value does not have its column's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a value does not have its column's type")]
pub struct WrongType;

impl ColumnType for String {
    fn write(value: Option<&Self>) -> ColumnValue {
        ColumnValue::Text(value.cloned())
    }

    fn read(value: ColumnValue) -> Result<Option<Self>, WrongType> {
        match value {
            ColumnValue::Text(text) => Ok(text),
            ColumnValue::Int(_) => Err(WrongType),
        }
    }
}

impl ColumnType for Date {
    fn write(value: Option<&Self>) -> ColumnValue {
        ColumnValue::Text(value.map(Self::to_string))
    }

    fn read(value: ColumnValue) -> Result<Option<Self>, WrongType> {
        let text = String::read(value)?;
        let day = text.map(|text| text.parse());
        day.transpose().map_err(|_| WrongType)
    }
}

impl ColumnType for i64 {
    fn write(value: Option<&Self>) -> ColumnValue {
        ColumnValue::Int(value.copied())
    }

    fn read(value: ColumnValue) -> Result<Option<Self>, WrongType> {
        match value {
            ColumnValue::Int(int) => Ok(int),
            ColumnValue::Text(_) => Err(WrongType),
        }
    }
}
