//! Problems with given facts, as keys and arguments. The catalogue has the messages.
use std::collections::BTreeMap;

use serde::Serialize;

/// A problem with one field. `key` is stable and kebab-case; a catalogue holds the words for it.
///
/// | key | args |
/// |---|---|
/// | `not-an-object` (field empty: the whole input) | |
/// | `unknown-field` | `known`: the fields there are |
/// | `given-twice` | |
/// | `wrong-type` | `expected`: the field's type |
/// | `not-an-option` | `options`: the values there are |
/// | `required` | |
/// | `too-long` | `max`, `length`: characters |
/// | `control-character` | |
/// | `money-unreadable`, `money-negative` | |
/// | `money-too-large` | `max`: pounds |
/// | `number-unreadable`, `number-negative` | |
/// | `number-too-large` | `max` |
/// | `date-unreadable`, `impossible-date` | |
/// | `day-ahead` | |
/// | `day-too-early` | `other`: the field whose day comes first |
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FieldProblem {
    /// The field's name. Empty if the problem is with the whole input.
    pub field: String,
    /// The kind of problem.
    pub key: &'static str,
    /// The arguments of the message.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<&'static str, String>,
}

impl FieldProblem {
    /// A problem without arguments.
    pub fn new(field: impl Into<String>, key: &'static str) -> Self {
        Self {
            field: field.into(),
            key,
            args: BTreeMap::new(),
        }
    }

    /// The same problem with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.insert(name, value.to_string());
        self
    }
}

/// The reason why one value is refused, before the field's name is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub key: &'static str,
    pub args: Vec<(&'static str, String)>,
}

impl Refused {
    pub fn because(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub fn of(self, field: &str) -> FieldProblem {
        (self.args.into_iter()).fold(
            FieldProblem::new(field, self.key),
            |problem, (name, value)| problem.with(name, value),
        )
    }
}
