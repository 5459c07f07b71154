//! Check of registers: public columns show only public fields, and every column has a source.

use probity_i18n::key;

use super::{Checked, Ground, kebab, repeated};
use crate::mistake::Mistake;
use crate::model::{Column, ColumnSource, Register, Situation};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for register in ground.model.registers.values() {
        let path = format!("registers/{}.toml", register.id);
        for column in repeated(&register.columns, |column| &column.id) {
            mistakes.push(ground.at(
                &path,
                column.at,
                "id",
                key("check-column-twice").with("id", &column.id),
                key("check-own-id"),
            ));
        }
        for column in &register.columns {
            if !kebab(&column.id) {
                mistakes.push(ground.at(
                    &path,
                    column.at,
                    "id",
                    key("check-no-id").with("id", &column.id),
                    key("check-small-letters"),
                ));
            }
        }
    }
}

/// The checks that need the rules, because rules say which situations' cases a register has.
pub(super) fn check_sources(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let ground = checked.ground;
    for register in ground.model.registers.values() {
        let path = format!("registers/{}.toml", register.id);
        let situations = checked.codes.entering(register);
        for situation in situations.iter().filter(|one| one.confidential) {
            mistakes.push(ground.at(
                &path,
                0,
                "id",
                key("check-register-confidential").with("situation", &situation.id),
                key("check-register-confidential-right"),
            ));
        }
        for column in &register.columns {
            mistakes.extend(source(ground, register, &situations, column, &path));
        }
    }
}

/// A `meaning:` column uses a field of at least one situation. In a public register, all these fields must be
/// public.
fn source(
    ground: Ground<'_>,
    register: &Register,
    situations: &[&Situation],
    column: &Column,
    path: &str,
) -> Option<Mistake> {
    let ColumnSource::Meaning(meaning) = column.from else {
        return None;
    };
    let fields: Vec<_> = (situations.iter())
        .filter_map(|situation| Some((situation, situation.field_with_meaning(meaning)?)))
        .collect();
    if fields.is_empty() {
        return Some(ground.at(
            path,
            column.at,
            "from",
            key("check-column-empty").with("column", &column.id),
            key("check-column-empty-right"),
        ));
    }
    let (situation, private) = fields
        .into_iter()
        .find(|(_, field)| register.public && !field.public)?;
    Some(
        ground.at(
            path,
            column.at,
            "from",
            key("check-column-private")
                .with("column", &column.id)
                .with("field", &private.name)
                .with("situation", &situation.id),
            key("check-column-private-right"),
        ),
    )
}
