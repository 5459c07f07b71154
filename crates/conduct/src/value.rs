//! One value: the answer to a question, a cell of a register, a fact that an event keeps.

use jiff::civil::Date;
use probity_i18n::pounds;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A typed value. Events keep it in this form, so that it can be read without the situation's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = TypedValue))]
pub enum Value {
    /// The id of a chosen option.
    Choice(String),
    /// Text in a person's own words.
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

/// Another name for `Value`. The API document uses it because utoipa takes `Value` for any JSON.
#[cfg(feature = "schema")]
pub type TypedValue = Value;

impl Value {
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

    /// The value for programs, as facts files write it: money as `"20.50"`, days as `"2026-11-21"`.
    pub fn to_json(&self) -> Json {
        match self {
            Self::YesNo(yes) => Json::from(*yes),
            Self::Number(number) => Json::from(*number),
            _ => Json::from(self.to_plain()),
        }
    }

    /// The value as a form or a CSV cell holds it: yes-no as `yes` or `no`, money as `20.50`.
    pub fn to_plain(&self) -> String {
        match self {
            Self::Choice(text) | Self::Text(text) | Self::Unread(text) => text.clone(),
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Money(pence) => pounds(*pence),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
        }
    }
}
