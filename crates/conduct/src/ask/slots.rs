//! Facts as values by field: given, not applicable or open. For open facts, also the values that they can have.

use jiff::civil::{Date, date};

use crate::model::{Field, FieldType, Situation};
use crate::rules::{Tri, Value};
use crate::visibility;

/// The value that rules read for a date that does not apply.
const NO_DAY: Date = date(1970, 1, 1);

/// The values that rules read, by field.
#[derive(Clone)]
pub(crate) struct Slots<'a> {
    /// The value given; neutral if the field does not apply; otherwise open.
    pub values: Vec<Value<'a>>,
    /// For an open field, the fields that must be given to settle it, as a bit set: itself, and the fields that
    /// decide whether it applies.
    pub waits: Vec<u64>,
}

pub(crate) fn slots<'a>(situation: &Situation, given: &[Option<Value<'a>>]) -> Slots<'a> {
    let applies = visibility::applies(situation, given);
    let mut waits = vec![0_u64; situation.fields.len()];
    let mut values = Vec::with_capacity(waits.len());
    for (index, field) in situation.fields.iter().enumerate() {
        values.push(match (applies[index], given[index]) {
            (Tri::No, _) => neutral(field.kind),
            (Tri::Yes, Some(value)) => value,
            _ => Value::Open,
        });
        if applies[index] != Tri::No && given[index].is_none() {
            waits[index] |= 1 << index;
        }
        if applies[index] == Tri::Open
            && let Some((by, _)) = visibility::controller(situation, field)
        {
            waits[index] |= waits[by];
        }
    }
    Slots { values, waits }
}

/// A complete set of facts: those given, and for each other field a value that it can have.
pub(super) fn completed<'a>(
    situation: &'a Situation,
    given: &[Option<Value<'a>>],
) -> Vec<Value<'a>> {
    let fields = situation.fields.iter().zip(given);
    let all: Vec<_> = fields
        .map(|(field, given)| given.or(Some(could_be(field))))
        .collect();
    slots(situation, &all).values
}

/// For each field, a bit set of itself and the fields that decide whether it applies.
pub(crate) fn behind(situation: &Situation) -> Vec<u64> {
    let mut behind = Vec::with_capacity(situation.fields.len());
    for (index, field) in situation.fields.iter().enumerate() {
        let by =
            visibility::controller(situation, field).and_then(|(by, _)| behind.get(by).copied());
        behind.push(1 << index | by.unwrap_or(0));
    }
    behind
}

/// The value that rules read for a field that does not apply.
fn neutral(kind: FieldType) -> Value<'static> {
    match kind {
        FieldType::Choice | FieldType::Text | FieldType::LongText => Value::Text(""),
        FieldType::YesNo => Value::Bool(false),
        FieldType::Money | FieldType::WholeNumber => Value::Long(0),
        FieldType::Date => Value::Day(NO_DAY),
    }
}

fn could_be(field: &Field) -> Value<'_> {
    match field.options.first() {
        Some(option) if field.kind == FieldType::Choice => Value::Text(&option.value),
        _ => neutral(field.kind),
    }
}

/// Every value that a field can have, if they can be counted.
pub(super) fn domain(field: &Field) -> Option<Vec<Value<'_>>> {
    match field.kind {
        FieldType::YesNo => Some(vec![Value::Bool(false), Value::Bool(true)]),
        FieldType::Choice => Some(
            field
                .options
                .iter()
                .map(|option| Value::Text(&option.value))
                .collect(),
        ),
        _ => None,
    }
}
