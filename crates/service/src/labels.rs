//! Facts with the labels that `codes/` has for them.

use probity_casework::case::Case;
use probity_conduct::model::{Meaning, Situation};
use probity_conduct::{Codes, Facts, Text, Value};

use crate::view::{FactView, Label, Labelled};

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
pub(crate) fn stored_facts(facts: &Facts) -> probity_casework::case::Facts {
    let stored = |(name, value): (&str, &Value)| (name.to_owned(), value.clone());
    facts.given().map(stored).collect()
}

/// Stored facts as JSON for the engine.
pub(crate) fn as_json(facts: &probity_casework::case::Facts) -> serde_json::Value {
    facts
        .iter()
        .map(|(name, value)| (name.clone(), value.to_json()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// A value with its label, if it is a choice.
pub(crate) fn labelled(situation: Option<&Situation>, field: &str, value: &Value) -> Labelled {
    let option = match value {
        Value::Choice(id) => situation
            .and_then(|situation| situation.field(field))
            .and_then(|field| field.option(id)),
        _ => None,
    };
    Labelled {
        value: value.clone(),
        label: option.map(|option| Label::Text(option.label.clone())),
    }
}

/// A case's facts in the situation's order, followed by facts whose fields the situation no longer has.
pub(crate) fn facts(codes: &Codes, case: &Case) -> Vec<FactView> {
    let submitted = &case.submitted;
    let situation = codes.situation(&submitted.situation);
    let known: Vec<&str> = situation
        .iter()
        .flat_map(|situation| &situation.fields)
        .map(|field| field.name.as_str())
        .collect();
    let gone = submitted
        .facts
        .keys()
        .map(String::as_str)
        .filter(|name| !known.contains(name));
    let public = |name: &str| {
        submitted
            .register
            .as_ref()
            .is_some_and(|registered| registered.public && registered.fields.contains(name))
    };
    let view = |name: &str| {
        let fact = submitted.facts.get(name)?;
        Some(FactView {
            field: name.to_owned(),
            label: situation
                .and_then(|situation| situation.field(name))
                .map(|field| field.label.clone()),
            value: labelled(situation, name, fact),
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
