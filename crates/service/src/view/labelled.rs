//! A value with the label that people read in its place.

use jiff::civil::Date;
#[cfg(feature = "schema")]
use probity_conduct::TypedValue;
use probity_conduct::{Text, Value};
use serde::Serialize;

/// A value, and what people read instead of an id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Labelled {
    /// The value.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schema(value_type = TypedValue))]
    pub value: Value,
    /// The label of a choice. `None` for any other value, and if `codes/` no longer has the choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
}

/// The label of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Label {
    /// A text from `codes/`.
    Text(Text),
    /// The sentence that the program has for a register's word.
    Outcome,
}

impl Labelled {
    /// Text in people's own words.
    pub fn text(text: impl Into<String>) -> Self {
        Value::Text(text.into()).into()
    }

    /// A day.
    pub fn date(day: Date) -> Self {
        Value::Date(day).into()
    }

    /// An id with its label in `codes/`.
    pub fn choice(id: impl Into<String>, label: Text) -> Self {
        Self {
            value: Value::Choice(id.into()),
            label: Some(Label::Text(label)),
        }
    }

    /// The register's word for what happened.
    pub fn outcome(word: impl Into<String>) -> Self {
        Self {
            value: Value::Choice(word.into()),
            label: Some(Label::Outcome),
        }
    }
}

impl From<Value> for Labelled {
    fn from(value: Value) -> Self {
        Self { value, label: None }
    }
}
