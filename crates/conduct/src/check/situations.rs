//! Check of situations: names, options and references.

use probity_i18n::{Message, key};

use super::{Ground, Place, kebab, repeated, snake};
use crate::mistake::{Mistake, one_of, snippet};
use crate::model::{Choice, Field, FieldType, Meaning, ShownValue, ShownWhen, Situation};

/// Rules keep one bit for each field.
const MOST_FIELDS: usize = 60;

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for situation in ground.model.situations.values() {
        let path = format!("situations/{}.toml", situation.id);
        let check = SituationCheck {
            ground,
            situation,
            path: &path,
        };
        check.names(mistakes);
        check.words(mistakes);
        check.never_to(mistakes);
        mistakes.extend(check.confidential());
        for (index, field) in situation.fields.iter().enumerate() {
            check.field(field, mistakes);
            check.about(field, mistakes);
            if let Some(condition) = &field.shown_when {
                mistakes.extend(check.shown_when(index, field, condition));
            }
        }
    }
    for two in repeated(ground.model.situations.values(), |one| &one.entity) {
        mistakes.push(ground.at(
            &format!("situations/{}.toml", two.id),
            0,
            "entity",
            key("check-entity-twice").with("entity", &two.entity),
            key("check-entity-twice-right"),
        ));
    }
}

struct SituationCheck<'a> {
    ground: Ground<'a>,
    situation: &'a Situation,
    path: &'a str,
}

impl SituationCheck<'_> {
    fn at(
        &self,
        from: usize,
        word: &str,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Mistake {
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
                key("check-no-id").with("id", id),
                key("check-small-letters"),
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
                key("check-entity").with("entity", entity),
                key("check-entity-right"),
            ));
        }
        if let Some(deed) = deed
            .as_deref()
            .filter(|deed| !letters(deed) || *deed == "owe")
        {
            mistakes.push(self.at(
                0,
                "deed",
                key("check-deed").with("deed", deed),
                key("check-deed-right"),
            ));
        }
        if fields.len() > MOST_FIELDS {
            mistakes.push(self.at(
                0,
                "[[field]]",
                key("check-fields-too-many").with("count", fields.len()),
                key("check-at-most").with("most", MOST_FIELDS),
            ));
        }
        for field in repeated(fields, |field| &field.name) {
            mistakes.push(self.at(
                field.at,
                "name",
                key("check-field-twice").with("field", &field.name),
                key("check-field-twice-right"),
            ));
        }
        let meanings = fields.iter().filter(|field| {
            field
                .meaning
                .is_some_and(|meaning| meaning != Meaning::NamedPerson)
        });
        for field in repeated(meanings, |field| format!("{:?}", field.meaning)) {
            mistakes.push(self.at(
                field.at,
                "meaning",
                key("check-meaning-twice").with("field", &field.name),
                key("check-meaning-twice-right"),
            ));
        }
    }

    /// A confidential situation must not have a register.
    fn confidential(&self) -> Option<Mistake> {
        let listed = self.situation.confidential && self.situation.register.is_some();
        listed.then(|| {
            self.at(
                0,
                "register",
                key("check-confidential-listed"),
                key("check-confidential-listed-right"),
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
            key("check-no-topic"),
            &self.situation.topic,
            words.topic.keys(),
        ));
        if let Some(register) = &self.situation.register {
            mistakes.extend(self.ground.unknown(
                &place,
                key("check-no-register"),
                register,
                self.ground.model.registers.keys(),
            ));
        }
        for resolution in &self.situation.resolutions {
            mistakes.extend(self.ground.unknown(
                &place,
                key("check-no-resolution"),
                resolution,
                words.resolution.keys(),
            ));
        }
    }

    fn never_to(&self, mistakes: &mut Vec<Mistake>) {
        let place = Place {
            path: self.path,
            from: 0,
        };
        for post in &self.situation.never_to {
            let known = self.ground.model.words.post.keys();
            mistakes.extend(
                self.ground
                    .unknown(&place, key("check-no-post"), post, known),
            );
        }
    }

    /// The `about` of an option names groups or posts.
    fn about(&self, field: &Field, mistakes: &mut Vec<Mistake>) {
        let words = &self.ground.model.words;
        let known = words.group.keys().chain(words.post.keys());
        let place = Place {
            path: self.path,
            from: field.at,
        };
        for name in field.options.iter().flat_map(|option| &option.about) {
            let absent = key("check-no-group-or-post");
            mistakes.extend(self.ground.unknown(&place, absent, name, known.clone()));
        }
    }

    fn field(&self, field: &Field, mistakes: &mut Vec<Mistake>) {
        if field.meaning == Some(Meaning::Follows) && field.kind != FieldType::Text {
            mistakes.push(self.at(
                field.at,
                "meaning",
                key("check-field-follows").with("field", &field.name),
                snippet("type = \"text\""),
            ));
        }
        let says_outcome = |option: &Choice| option.register_outcome.is_some();
        if field.meaning == Some(Meaning::Response) && !field.options.iter().any(says_outcome) {
            mistakes.push(self.at(
                field.at,
                "meaning",
                key("check-response").with("field", &field.name),
                snippet("register-outcome = \"declined\""),
            ));
        }
        let chosen = matches!(field.kind, FieldType::Choice | FieldType::YesNo);
        if field.may_be_unknown && !chosen {
            mistakes.push(self.at(
                field.at,
                "may-be-unknown",
                key("check-may-be-unknown").with("field", &field.name),
                key("check-may-be-unknown-right"),
            ));
        }
        if !snake(&field.name) {
            mistakes.push(self.at(
                field.at,
                "name",
                key("check-field-name").with("field", &field.name),
                key("check-field-name-right"),
            ));
        }
        let choice = field.kind == FieldType::Choice;
        if choice == field.options.is_empty() {
            let (what, instead) = if choice {
                (
                    key("check-choice-without-options"),
                    "options = [{ value = \"…\", label = \"…\" }]",
                )
            } else {
                (key("check-options-without-choice"), "type = \"choice\"")
            };
            mistakes.push(self.at(
                field.at,
                "type",
                what.with("field", &field.name),
                snippet(instead),
            ));
        }
        let dates = [Meaning::OccurredOn, Meaning::KnownOn, Meaning::LastDoneOn];
        if field
            .meaning
            .is_some_and(|meaning| dates.contains(&meaning))
            && field.kind != FieldType::Date
        {
            mistakes.push(self.at(
                field.at,
                "meaning",
                key("check-meaning-of-day").with("field", &field.name),
                key("check-meaning-of-day-right"),
            ));
        }
        for option in repeated(&field.options, |option| &option.value) {
            let what = key("check-option-twice")
                .with("field", &field.name)
                .with("option", &option.value);
            mistakes.push(self.at(field.at, "options", what, key("check-option-twice-right")));
        }
        if field
            .options
            .iter()
            .any(|option| option.value.trim() != option.value || option.value.is_empty())
        {
            mistakes.push(self.at(
                field.at,
                "options",
                key("check-option-space").with("field", &field.name),
                key("check-option-space-right"),
            ));
        }
    }

    fn shown_when(&self, index: usize, field: &Field, condition: &ShownWhen) -> Option<Mistake> {
        let earlier = &self.situation.fields[..index];
        let wrong =
            |what: Message, instead: Message| Some(self.at(field.at, "shown-when", what, instead));
        let Some(by) = earlier.iter().find(|one| one.name == condition.field) else {
            return wrong(
                key("check-no-earlier-field").with("field", &condition.field),
                one_of(earlier.iter().map(|one| &one.name)),
            );
        };
        let meets = |value: &ShownValue| match value {
            ShownValue::YesNo(_) => by.kind == FieldType::YesNo,
            ShownValue::Option(value) => by.kind == FieldType::Choice && by.option(value).is_some(),
        };
        if condition.is.is_empty() || !condition.is.iter().all(meets) {
            let instead = if by.kind == FieldType::YesNo {
                key("check-shown-when-yes-no").into()
            } else {
                one_of(by.options.iter().map(|option| &option.value))
            };
            return wrong(
                key("check-shown-when-never").with("field", &by.name),
                instead,
            );
        }
        None
    }
}
