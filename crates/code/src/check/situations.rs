//! Situations: names, options, and what they refer to.
use super::{Ground, Place, kebab, repeated, snake};
use crate::{
    mistake::{Mistake, one_of},
    model::{Field, FieldType, Role, ShownValue, ShownWhen, Situation},
};

/// Rules keep one bit a field.
const MOST_FIELDS: usize = 60;

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for situation in ground.model.situations.values() {
        let path = format!("situations/{}.toml", situation.id);
        let one = One {
            ground,
            situation,
            path: &path,
        };
        one.names(mistakes);
        one.words(mistakes);
        mistakes.extend(one.confidential());
        for (index, field) in situation.fields.iter().enumerate() {
            one.field(field, mistakes);
            if let Some(shown) = &field.shown_when {
                mistakes.extend(one.shown_when(index, field, shown));
            }
        }
    }
    for two in repeated(ground.model.situations.values(), |one| &one.entity) {
        mistakes.push(ground.at(
            &format!("situations/{}.toml", two.id),
            0,
            "entity",
            format!("another situation has the entity `{}`", two.entity),
            "an entity of its own",
        ));
    }
}

struct One<'a> {
    ground: Ground<'a>,
    situation: &'a Situation,
    path: &'a str,
}

impl One<'_> {
    fn at(&self, from: usize, word: &str, what: String, instead: impl Into<String>) -> Mistake {
        self.ground.at(self.path, from, word, what, instead)
    }

    fn names(&self, mistakes: &mut Vec<Mistake>) {
        let Situation {
            id,
            entity,
            deed,
            fields,
            ..
        } = self.situation;
        if !kebab(id) {
            mistakes.push(self.at(
                0,
                "id",
                format!("`{id}` is no id"),
                "small letters, digits and hyphens",
            ));
        }
        let letters =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric());
        if !letters(entity)
            || !entity.starts_with(|c: char| c.is_ascii_uppercase())
            || entity == "Person"
            || entity == "Action"
        {
            mistakes.push(self.at(
                0,
                "entity",
                format!("`{entity}` is no entity"),
                "letters alone, the first a capital, neither Person nor Action",
            ));
        }
        if let Some(deed) = deed
            .as_deref()
            .filter(|deed| !letters(deed) || *deed == "owe")
        {
            mistakes.push(self.at(
                0,
                "deed",
                format!("`{deed}` is no deed"),
                "letters alone, and not `owe`",
            ));
        }
        if fields.len() > MOST_FIELDS {
            mistakes.push(self.at(
                0,
                "[[field]]",
                format!("it has {} fields", fields.len()),
                format!("at most {MOST_FIELDS}"),
            ));
        }
        for field in repeated(fields, |field| &field.name) {
            mistakes.push(self.at(
                field.at,
                "name",
                format!("a second field is named `{}`", field.name),
                "a name of its own",
            ));
        }
        let roles = fields
            .iter()
            .filter(|field| field.role.is_some_and(|role| role != Role::NamedPerson));
        for field in repeated(roles, |field| format!("{:?}", field.role)) {
            mistakes.push(self.at(
                field.at,
                "role",
                format!("another field plays the role of `{}`", field.name),
                "one field a role",
            ));
        }
    }

    /// What only its people may know of enters no list.
    fn confidential(&self) -> Option<Mistake> {
        let listed = self.situation.confidential && self.situation.register.is_some();
        listed.then(|| {
            self.at(
                0,
                "register",
                "a confidential situation has a register".to_owned(),
                "no register, or no confidential = true",
            )
        })
    }

    fn words(&self, mistakes: &mut Vec<Mistake>) {
        let words = &self.ground.model.words;
        let place = Place {
            path: self.path,
            from: 0,
        };
        mistakes.extend(self.ground.unknown(
            &place,
            "topic",
            &self.situation.topic,
            words.topic.keys(),
        ));
        if let Some(register) = &self.situation.register {
            mistakes.extend(self.ground.unknown(
                &place,
                "register",
                register,
                self.ground.model.registers.keys(),
            ));
        }
        for resolution in &self.situation.resolutions {
            mistakes.extend(self.ground.unknown(
                &place,
                "resolution",
                resolution,
                words.resolution.keys(),
            ));
        }
    }

    fn field(&self, field: &Field, mistakes: &mut Vec<Mistake>) {
        if field.role == Some(Role::Follows) && field.kind != FieldType::Text {
            mistakes.push(self.at(
                field.at,
                "role",
                format!("`{}` follows a reference and is no text", field.name),
                "type = \"text\"",
            ));
        }
        if !snake(&field.name) {
            mistakes.push(self.at(
                field.at,
                "name",
                format!("`{}` is no name of a field", field.name),
                "small letters, digits and underscores",
            ));
        }
        let choice = field.kind == FieldType::Choice;
        if choice == field.options.is_empty() {
            let (what, instead) = if choice {
                (
                    "is a choice without options",
                    "options = [{ value = \"…\", label = \"…\" }]",
                )
            } else {
                ("has options and is no choice", "type = \"choice\"")
            };
            mistakes.push(self.at(
                field.at,
                "type",
                format!("`{}` {what}", field.name),
                instead,
            ));
        }
        let dates = [Role::OccurredOn, Role::KnownOn];
        if field.role.is_some_and(|role| dates.contains(&role)) && field.kind != FieldType::Date {
            mistakes.push(self.at(
                field.at,
                "role",
                format!("`{}` plays the role of a day and is none", field.name),
                "type = \"date\", or another role",
            ));
        }
        for option in repeated(&field.options, |option| &option.value) {
            mistakes.push(self.at(
                field.at,
                "options",
                format!("`{}` has the option `{}` twice", field.name, option.value),
                "each option once",
            ));
        }
        if field
            .options
            .iter()
            .any(|option| option.value.trim() != option.value || option.value.is_empty())
        {
            mistakes.push(self.at(
                field.at,
                "options",
                format!(
                    "`{}` has an option that is empty or has space around it",
                    field.name
                ),
                "values without space around them",
            ));
        }
    }

    fn shown_when(&self, index: usize, field: &Field, shown: &ShownWhen) -> Option<Mistake> {
        let earlier = &self.situation.fields[..index];
        let wrong =
            |what: String, instead: String| Some(self.at(field.at, "shown-when", what, instead));
        let Some(by) = earlier.iter().find(|one| one.name == shown.field) else {
            return wrong(
                format!("no earlier field is named `{}`", shown.field),
                one_of(earlier.iter().map(|one| &one.name)),
            );
        };
        let meets = |value: &ShownValue| match value {
            ShownValue::YesNo(_) => by.kind == FieldType::YesNo,
            ShownValue::Option(value) => by.kind == FieldType::Choice && by.option(value).is_some(),
        };
        if shown.is.is_empty() || !shown.is.iter().all(meets) {
            let instead = if by.kind == FieldType::YesNo {
                "[true] or [false]".to_owned()
            } else {
                one_of(by.options.iter().map(|option| &option.value))
            };
            return wrong(
                format!("`{}` never has one of these values", by.name),
                instead,
            );
        }
        None
    }
}
