//! Which fields apply. A field with `shown-when` applies only if the facts given meet its condition.
//!
//! A field that does not apply is not asked for, needed or undecided. Rules read its neutral value: `false` for
//! yes-no, `""` for choices and texts, 0 for money and numbers, 1970-01-01 for dates. A value given for it is
//! ignored, so that an answer never depends on a question that was not asked. While it is open whether a field
//! applies, its value is open too, given or not: the answer waits for the field that decides it.

use crate::facts::{Facts, FieldProblem, Problem};
use crate::model::{Field, ShownValue, Situation};
use crate::rules::{Tri, Value};
use crate::value;

/// The value given for each field.
pub(crate) fn given<'a>(situation: &Situation, facts: &'a Facts) -> Vec<Option<Value<'a>>> {
    (0..situation.fields.len())
        .map(|index| facts.at(index).map(for_rules))
        .collect()
}

pub(crate) fn for_rules(given: &value::Value) -> Value<'_> {
    use value::Value as Given;
    match given {
        Given::Choice(text) | Given::Text(text) | Given::Unread(text) => Value::Text(text),
        Given::YesNo(yes) => Value::Bool(*yes),
        Given::Money(number) | Given::Number(number) => Value::Long(*number),
        Given::Date(day) => Value::Day(*day),
    }
}

/// Whether each field applies.
///
/// The field that decides comes earlier (checked at load), so one pass is enough. If that field does not apply
/// itself, the fields that depend on it do not apply either.
pub(crate) fn applies(situation: &Situation, given: &[Option<Value<'_>>]) -> Vec<Tri> {
    let mut applies = vec![Tri::Yes; situation.fields.len()];
    for (index, field) in situation.fields.iter().enumerate() {
        if let Some((by, wanted)) = controller(situation, field) {
            let met = match given[by] {
                None => Tri::Open,
                Some(value) if wanted.iter().any(|one| meets(one, value)) => Tri::Yes,
                Some(_) => Tri::No,
            };
            applies[index] = met.min(applies[by]);
        }
    }
    applies
}

/// The field that decides whether this one applies, and the values that make it apply.
pub(crate) fn controller<'a>(
    situation: &Situation,
    field: &'a Field,
) -> Option<(usize, &'a [ShownValue])> {
    let condition = field.shown_when.as_ref()?;
    Some((situation.index_of(&condition.field)?, &condition.is))
}

/// Whether the value is one of those wanted.
pub(crate) fn met(wanted: &[ShownValue], value: Value<'_>) -> Tri {
    match value {
        Value::Open => Tri::Open,
        value if wanted.iter().any(|one| meets(one, value)) => Tri::Yes,
        _ => Tri::No,
    }
}

fn meets(wanted: &ShownValue, value: Value<'_>) -> bool {
    match (wanted, value) {
        (ShownValue::YesNo(wanted), Value::Bool(given)) => *wanted == given,
        (ShownValue::Option(wanted), Value::Text(given)) => wanted == given,
        _ => false,
    }
}

impl Situation {
    /// Whether each field can still apply with these facts, in order. A form shows only the fields that can.
    pub fn applicable(&self, facts: &Facts) -> Vec<bool> {
        applies(self, &given(self, facts))
            .into_iter()
            .map(|one| one != Tri::No)
            .collect()
    }
}

/// One `required` problem for each required field that applies and is neither given nor said to be unknown.
pub fn missing_required(situation: &Situation, facts: &Facts) -> Vec<FieldProblem> {
    let applies = applies(situation, &given(situation, facts));
    (situation.fields.iter().enumerate())
        .filter(|(index, field)| {
            let missing = facts.at(*index).is_none() && !facts.is_unknown(&field.name);
            field.required && applies[*index] == Tri::Yes && missing
        })
        .map(|(_, field)| FieldProblem::new(&field.name, Problem::Required))
        .collect()
}
