//! Registers: what leaves the office is public, and every column draws on something.
use super::{Ground, kebab, repeated};
use crate::{
    mistake::Mistake,
    model::{Column, ColumnSource, Register, Situation},
};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for register in ground.model.registers.values() {
        let path = format!("registers/{}.toml", register.id);
        for column in repeated(&register.columns, |column| &column.id) {
            mistakes.push(ground.at(
                &path,
                column.at,
                "id",
                format!("a second column has the id `{}`", column.id),
                "an id of its own",
            ));
        }
        for column in &register.columns {
            if !kebab(&column.id) {
                mistakes.push(ground.at(
                    &path,
                    column.at,
                    "id",
                    format!("`{}` is no id", column.id),
                    "small letters, digits and hyphens",
                ));
            }
            mistakes.extend(source(ground, register, column, &path));
        }
    }
}

/// A `role:` column draws on a field of at least one situation, and a public register's on public ones alone.
fn source(ground: Ground<'_>, register: &Register, column: &Column, path: &str) -> Option<Mistake> {
    let ColumnSource::Role(role) = column.from else {
        return None;
    };
    let goes_here = |one: &&Situation| one.register.as_deref() == Some(register.id.as_str());
    let fields: Vec<_> = (ground.model.situations.values().filter(goes_here))
        .filter_map(|situation| Some((situation, situation.field_with_role(role)?)))
        .collect();
    if fields.is_empty() {
        return Some(ground.at(
            path,
            column.at,
            "from",
            format!(
                "no situation of this register has a field for the column `{}`",
                column.id
            ),
            "a field with this role, or no such column",
        ));
    }
    let (situation, private) = fields
        .into_iter()
        .find(|(_, field)| register.public && !field.public)?;
    Some(ground.at(
        path,
        column.at,
        "from",
        format!(
            "the public column `{}` would show the private field `{}` of `{}`",
            column.id, private.name, situation.id
        ),
        "public = true on the field, or no such column",
    ))
}
