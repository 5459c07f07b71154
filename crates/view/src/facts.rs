//! Facts as a person would type them into a form.

use probity_conduct::model::Situation;
use probity_conduct::{FactValue, Facts};
use serde::Serialize;

/// One value carried along in a hidden field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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

/// One fact in the inputs of its question.
fn typed_one(name: &str, value: &FactValue) -> Vec<TypedField> {
    let one = |name: String, value: String| TypedField { name, value };
    let plain = match value {
        FactValue::Date(day) => {
            return vec![
                one(format!("{name}-day"), day.day().to_string()),
                one(format!("{name}-month"), day.month().to_string()),
                one(format!("{name}-year"), day.year().to_string()),
            ];
        }
        FactValue::YesNo(true) => "yes".to_owned(),
        FactValue::YesNo(false) => "no".to_owned(),
        FactValue::Pence(pence) => format!("{}.{:02}", pence / 100, pence % 100),
        FactValue::Number(number) => number.to_string(),
        FactValue::Text(text) => text.clone(),
    };
    vec![one(name.to_owned(), plain)]
}
