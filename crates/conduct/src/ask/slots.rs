//! Facts as values by field: given, not applicable, or open; and what an open one could be.
use crate::{
    model::{Field, FieldType, Situation},
    rules::{Tri, Value},
    shown,
};
use jiff::civil::{Date, date};

/// What a date is where none applies.
const NO_DAY: Date = date(1970, 1, 1);

/// What rules read, by field.
#[derive(Clone)]
pub(super) struct Slots<'a> {
    /// As given, neutral where the field does not apply, else open.
    pub values: Vec<Value<'a>>,
    /// For an open one, the fields that have to be given to settle it, one bit each: itself, and those on which it depends
    /// whether it applies.
    pub waits: Vec<u64>,
}

pub(super) fn slots<'a>(situation: &Situation, given: &[Option<Value<'a>>]) -> Slots<'a> {
    let applies = shown::applies(situation, given);
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
            && let Some((by, _)) = shown::controller(situation, field)
        {
            waits[index] |= waits[by];
        }
    }
    Slots { values, waits }
}

/// Complete facts: what is given, and for the rest values that they could have.
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

/// For each field, itself and the fields on which it depends whether it applies, one bit each.
pub(super) fn behind(situation: &Situation) -> Vec<u64> {
    let mut behind = Vec::with_capacity(situation.fields.len());
    for (index, field) in situation.fields.iter().enumerate() {
        let by = shown::controller(situation, field).and_then(|(by, _)| behind.get(by).copied());
        behind.push(1 << index | by.unwrap_or(0));
    }
    behind
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

fn could_be(field: &Field) -> Value<'_> {
    match field.options.first() {
        Some(option) if field.kind == FieldType::Choice => Value::Text(&option.value),
        _ => neutral(field.kind),
    }
}

/// Every value that a field could be given, where they can be counted.
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
