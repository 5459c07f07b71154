//! Facts as a person would type them into a form.

use probity_conduct::model::Situation;
use probity_conduct::{Facts, Value};
use serde::Serialize;

/// One value carried along in a hidden field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct TypedField {
    /// The field's name.
    pub name: String,
    /// What was typed.
    pub value: String,
}

/// Facts as a person would type them, for forms that start with known facts.
#[must_use]
pub fn typed(situation: &Situation, facts: &Facts) -> Vec<TypedField> {
    let given = situation.fields.iter();
    let given = given.filter_map(|field| Some((&field.name, facts.get(&field.name)?)));
    given
        .flat_map(|(name, value)| typed_one(name, value))
        .collect()
}

/// One value in the inputs of its question.
#[must_use]
pub fn typed_one(name: &str, value: &Value) -> Vec<TypedField> {
    let one = |name: String, value: String| TypedField { name, value };
    match value {
        Value::Date(day) => vec![
            one(format!("{name}-day"), day.day().to_string()),
            one(format!("{name}-month"), day.month().to_string()),
            one(format!("{name}-year"), day.year().to_string()),
        ],
        _ => vec![one(name.to_owned(), value.to_plain())],
    }
}
