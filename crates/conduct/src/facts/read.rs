//! Reading facts: each field's value by its type. All problems are reported together.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};

use super::problem::Refused;
use super::{Facts, FieldProblem, Problem, date, money, number, text_value};
use crate::model::{Field, FieldType, Situation};
use crate::value::Value;

pub(super) fn from_json(situation: &Situation, json: &Json) -> Result<Facts, Vec<FieldProblem>> {
    let Json::Object(map) = json else {
        return Err(vec![FieldProblem::new("", Problem::NotAnObject)]);
    };
    let unknown: Vec<&str> = (map.keys().map(String::as_str))
        .filter(|name| situation.field(name).is_none())
        .collect();
    collect(situation, &unknown, &[], |field| value_in(map, field))
}

pub(super) fn from_pairs<'a>(
    situation: &Situation,
    pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Facts, Vec<FieldProblem>> {
    let (mut given, mut unknown, mut twice) = (BTreeMap::new(), Vec::new(), Vec::new());
    for (name, value) in pairs {
        if situation.field(name).is_none() {
            unknown.push(name);
        } else if given.insert(name, value).is_some() {
            twice.push(name);
        }
    }
    collect(situation, &unknown, &twice, |field| {
        let text = given.get(field.name.as_str())?;
        (!text.trim().is_empty()).then(|| from_text(field, text))
    })
}

fn collect(
    situation: &Situation,
    unknown: &[&str],
    twice: &[&str],
    read: impl Fn(&Field) -> Option<Result<Value, Refused>>,
) -> Result<Facts, Vec<FieldProblem>> {
    let mut facts = Facts::none(situation);
    let mut problems = Vec::new();
    for (index, field) in situation.fields.iter().enumerate() {
        if twice.contains(&field.name.as_str()) {
            problems.push(FieldProblem::new(&field.name, Problem::GivenTwice));
            continue;
        }
        match read(field) {
            None => {}
            Some(Ok(Value::Text(text))) if text.is_empty() => {}
            Some(Ok(value)) => facts.set(index, value),
            Some(Err(refused)) => problems.push(refused.of(&field.name)),
        }
    }
    problems.extend(unknown.iter().map(|name| unknown_field(situation, name)));
    if problems.is_empty() {
        Ok(facts)
    } else {
        Err(problems)
    }
}

/// A name from outside is shortened, because the message repeats it.
fn unknown_field(situation: &Situation, name: &str) -> FieldProblem {
    let short: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
    let known: Vec<&str> = situation
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    FieldProblem::new(short, Problem::UnknownField).with("known", known.join(", "))
}

fn value_in(map: &Map<String, Json>, field: &Field) -> Option<Result<Value, Refused>> {
    match map.get(&field.name)? {
        Json::Null => None,
        Json::String(text) if text.trim().is_empty() => None,
        value => Some(from_value(field, value)),
    }
}

fn from_value(field: &Field, value: &Json) -> Result<Value, Refused> {
    use FieldType as Type;
    match (field.kind, value) {
        (_, Json::String(text)) => from_text(field, text),
        (Type::YesNo, Json::Bool(yes)) => Ok(Value::YesNo(*yes)),
        (Type::Money, Json::Number(number)) => money::pence(&number.to_string()).map(Value::Money),
        (Type::WholeNumber, Json::Number(number)) => {
            number::number(&number.to_string()).map(Value::Number)
        }
        _ => Err(wrong_type(field)),
    }
}

fn from_text(field: &Field, text: &str) -> Result<Value, Refused> {
    match field.kind {
        FieldType::Choice => text_value::choice(field, text).map(Value::Choice),
        FieldType::Text | FieldType::LongText => {
            text_value::text(field.kind, text).map(Value::Text)
        }
        FieldType::YesNo => match text.trim() {
            "yes" | "true" => Ok(Value::YesNo(true)),
            "no" | "false" => Ok(Value::YesNo(false)),
            _ => Err(wrong_type(field)),
        },
        FieldType::Money => money::pence(text).map(Value::Money),
        FieldType::WholeNumber => number::number(text).map(Value::Number),
        FieldType::Date => date::date(text).map(Value::Date),
    }
}

fn wrong_type(field: &Field) -> Refused {
    let expected = match field.kind {
        FieldType::Choice => "choice",
        FieldType::YesNo => "yes-no",
        FieldType::Money => "money",
        FieldType::Date => "date",
        FieldType::Text => "text",
        FieldType::LongText => "long-text",
        FieldType::WholeNumber => "whole-number",
    };
    Refused::because(Problem::WrongType).with("expected", expected)
}
