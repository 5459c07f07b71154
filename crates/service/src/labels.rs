//! Facts with the labels that `codes/` has for them.

use probity_casework::Fact;
use probity_casework::case::Case;
use probity_conduct::model::{FieldType, Meaning, Situation};
use probity_conduct::{Codes, FactValue, Facts, Text};

use crate::view::{CellValue, FactView};

/// The name of a meaning, as events store it.
pub(crate) fn meaning_name(meaning: Meaning) -> String {
    word(&meaning)
}

/// The kebab-case word of a unit variant.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// Facts in the form that events store.
pub(crate) fn kept(situation: &Situation, facts: &Facts) -> probity_casework::case::Facts {
    let kept = |(name, value): (&str, &FactValue)| (name.to_owned(), fact(situation, name, value));
    facts.given().map(kept).collect()
}

/// One fact in the form that events store.
pub(crate) fn fact(situation: &Situation, name: &str, value: &FactValue) -> Fact {
    let is_choice = situation
        .field(name)
        .is_some_and(|field| field.kind == FieldType::Choice);
    match value {
        FactValue::Text(text) if is_choice => Fact::Choice(text.clone()),
        FactValue::Text(text) => Fact::Text(text.clone()),
        FactValue::YesNo(yes) => Fact::YesNo(*yes),
        FactValue::Pence(pence) => Fact::Money(*pence),
        FactValue::Number(number) => Fact::Number(*number),
        FactValue::Date(day) => Fact::Date(*day),
    }
}

/// Stored facts as JSON for the engine.
pub(crate) fn as_json(facts: &probity_casework::case::Facts) -> serde_json::Value {
    let value = |fact: &Fact| match fact {
        Fact::Choice(text) | Fact::Text(text) | Fact::Unread(text) => {
            serde_json::Value::from(text.as_str())
        }
        Fact::YesNo(yes) => (*yes).into(),
        Fact::Money(pence) => FactValue::Pence(*pence).to_json(),
        Fact::Number(number) => (*number).into(),
        Fact::Date(day) => day.to_string().into(),
    };
    facts
        .iter()
        .map(|(name, fact)| (name.clone(), value(fact)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// A value with its label, if it is a choice.
pub(crate) fn shown(situation: Option<&Situation>, field: &str, fact: &Fact) -> CellValue {
    if let Fact::Choice(value) = fact
        && let Some(option) = situation
            .and_then(|situation| situation.field(field))
            .and_then(|field| field.option(value))
    {
        return CellValue::Label {
            id: value.clone(),
            text: option.label.clone(),
        };
    }
    fact.into()
}

/// A case's facts in the situation's order, followed by facts whose fields the situation no longer has.
pub(crate) fn facts(codes: &Codes, case: &Case) -> Vec<FactView> {
    let said = &case.submitted;
    let situation = codes.situation(&said.situation);
    let known: Vec<&str> = situation
        .iter()
        .flat_map(|situation| &situation.fields)
        .map(|field| field.name.as_str())
        .collect();
    let gone = said
        .facts
        .keys()
        .map(String::as_str)
        .filter(|name| !known.contains(name));
    let public = |name: &str| {
        said.register
            .as_ref()
            .is_some_and(|registered| registered.public && registered.fields.contains(name))
    };
    let view = |name: &str| {
        let fact = said.facts.get(name)?;
        Some(FactView {
            field: name.to_owned(),
            label: situation
                .and_then(|situation| situation.field(name))
                .map(|field| field.label.clone()),
            value: shown(situation, name, fact),
            public: public(name),
            corrected: case.corrections.iter().any(|one| one.field == name),
        })
    };
    known.iter().copied().chain(gone).filter_map(view).collect()
}

/// The office's name for a post.
pub(crate) fn post_label<'c>(codes: &'c Codes, office: &str, post: &str) -> Option<&'c Text> {
    let own = codes
        .office(office)
        .and_then(|office| office.post(post))
        .and_then(|post| post.label.as_ref());
    own.or_else(|| codes.words().post.get(post).map(|word| &word.label))
}
