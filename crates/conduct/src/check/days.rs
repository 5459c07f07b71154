//! Check of `when` and `not-before`: only dates have them, their order can be kept, and every published date has
//! `when`.

use probity_i18n::key;

use super::Ground;
use crate::mistake::{Mistake, one_of, snippet};
use crate::model::{Field, FieldType, Situation};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for situation in ground.model.situations.values() {
        let path = format!("situations/{}.toml", situation.id);
        for (index, field) in situation.fields.iter().enumerate() {
            mistakes.extend(no_date(ground, &path, field));
            mistakes.extend(order(ground, &path, situation, index));
            mistakes.extend(no_when(ground, &path, field));
        }
    }
}

/// A field that is no date must not have `when` or `not-before`.
fn no_date(ground: Ground<'_>, path: &str, field: &Field) -> Option<Mistake> {
    let name = match field {
        _ if field.kind == FieldType::Date => None,
        _ if field.when.is_some() => Some("when"),
        _ => field.not_before.as_ref().map(|_| "not-before"),
    }?;
    let what = key("check-days-of-no-date")
        .with("field", &field.name)
        .with("key", name);
    Some(ground.at(path, field.at, name, what, snippet("type = \"date\"")))
}

/// `not-before` names an earlier field, so that two fields never wait for each other.
fn order(ground: Ground<'_>, path: &str, situation: &Situation, index: usize) -> Option<Mistake> {
    let field = &situation.fields[index];
    let first = field.not_before.as_ref()?;
    let earlier = situation.fields[..index].iter();
    let dates = earlier.filter(|one| one.kind == FieldType::Date);
    let dates: Vec<&String> = dates.map(|one| &one.name).collect();
    if dates.contains(&first) {
        return None;
    }
    let what = key("check-no-earlier-date").with("field", first);
    Some(ground.at(path, field.at, "not-before", what, one_of(dates)))
}

/// A date that can be published must say whether it may lie in the future.
fn no_when(ground: Ground<'_>, path: &str, field: &Field) -> Option<Mistake> {
    let missing = field.kind == FieldType::Date && field.public && field.when.is_none();
    missing.then(|| {
        ground.at(
            path,
            field.at,
            "public",
            key("check-public-day").with("field", &field.name),
            snippet("when = \"past\" | \"any\""),
        )
    })
}
