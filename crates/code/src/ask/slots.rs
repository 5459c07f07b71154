//! Facts as values by field: given, not applicable, or open; and what an open one could be.
use crate::{
    facts::{FactValue, Facts},
    model::{Field, FieldType, Situation},
    rules::Value,
    shown,
};
use jiff::civil::{Date, date};

/// What a date is where none applies.
const NO_DAY: Date = date(1970, 1, 1);

/// The value of each field: as given, neutral where it does not apply, else open.
pub(super) fn slots<'a>(situation: &'a Situation, facts: &'a Facts) -> Vec<Value<'a>> {
    let hidden = shown::hidden(situation, facts);
    (situation.fields.iter().enumerate())
        .map(|(index, field)| match facts.at(index) {
            _ if hidden[index] => neutral(field.kind),
            Some(value) => given(value),
            None => Value::Open,
        })
        .collect()
}

fn given(value: &FactValue) -> Value<'_> {
    match value {
        FactValue::Text(text) => Value::Text(text),
        FactValue::YesNo(yes) => Value::Bool(*yes),
        FactValue::Pence(number) | FactValue::Number(number) => Value::Long(*number),
        FactValue::Date(day) => Value::Day(*day),
    }
}

/// What rules read where a field does not apply.
fn neutral(kind: FieldType) -> Value<'static> {
    match kind {
        FieldType::Choice | FieldType::Text | FieldType::LongText => Value::Text(""),
        FieldType::YesNo => Value::Bool(false),
        FieldType::Money | FieldType::WholeNumber => Value::Long(0),
        FieldType::Date => Value::Day(NO_DAY),
    }
}

/// A value that an open field could have.
pub(super) fn filled(field: &Field) -> Value<'_> {
    match field.options.first() {
        Some(option) if field.kind == FieldType::Choice => Value::Text(&option.value),
        _ => neutral(field.kind),
    }
}

/// Every value that an open field could have, where they can be counted. A field that may turn out not to apply has its
/// neutral value among them.
pub(super) fn domain(field: &Field) -> Option<Vec<Value<'_>>> {
    match field.kind {
        FieldType::YesNo => Some(vec![Value::Bool(false), Value::Bool(true)]),
        FieldType::Choice => {
            let options = field
                .options
                .iter()
                .map(|option| Value::Text(&option.value));
            let not_asked = field.shown_when.as_ref().map(|_| Value::Text(""));
            Some(options.chain(not_asked).collect())
        }
        _ => None,
    }
}
