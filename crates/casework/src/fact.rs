//! One typed fact as events keep it. It can be read without the situation's file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The value given for one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Fact {
    /// The value of a chosen option.
    Choice(String),
    /// Free text.
    Text(String),
    /// Yes or no.
    YesNo(bool),
    /// Money, in pence.
    Money(i64),
    /// A day.
    Date(Date),
    /// A whole number.
    Number(i64),
    /// The original text of an imported cell that could not be read as its column's type.
    Unread(String),
}

impl Fact {
    /// The text of a choice, a text or an unread cell.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Choice(text) | Self::Text(text) | Self::Unread(text) => Some(text),
            _ => None,
        }
    }

    /// The pence of a sum of money.
    pub fn pence(&self) -> Option<i64> {
        match self {
            Self::Money(pence) => Some(*pence),
            _ => None,
        }
    }

    /// The day of a date.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Date(day) => Some(*day),
            _ => None,
        }
    }
}
