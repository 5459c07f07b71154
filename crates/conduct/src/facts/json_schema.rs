//! A situation's facts as JSON Schema 2020-12, for programs that ask questions.

use serde_json::{Map, Value, json};

use super::{LONG_TEXT_MAX, NUMBER_MAX, TEXT_MAX};
use crate::model::{Field, FieldType, Situation, When};
use crate::text::Lang;

impl Situation {
    /// The JSON Schema (2020-12) of this situation's facts. No property is required, because asking needs none.
    /// `x-needed-to-submit` lists what a submission needs.
    pub fn json_schema(&self, lang: Lang) -> Value {
        let properties: Map<String, Value> = (self.fields.iter())
            .map(|field| (field.name.clone(), property(field, lang)))
            .collect();
        let needed: Vec<&str> = (self.fields.iter())
            .filter(|field| field.required)
            .map(|field| field.name.as_str())
            .collect();
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": format!("urn:probity:situation:{}", self.id),
            "title": self.label.in_language(lang),
            "description": self.question.in_language(lang),
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
            "x-needed-to-submit": needed,
        })
    }
}

fn property(field: &Field, lang: Lang) -> Value {
    let mut schema = shape(field, lang);
    if let Value::Object(map) = &mut schema {
        map.insert("title".into(), field.label.in_language(lang).into());
        if let Some(hint) = &field.hint {
            map.insert("description".into(), hint.in_language(lang).into());
        }
        map.insert("x-public".into(), field.public.into());
        if field.when == Some(When::Past) {
            map.insert("x-when".into(), "past".into());
        }
        if field.may_be_unknown {
            map.insert("x-may-be-unknown".into(), true.into());
        }
        if let Some(first) = &field.not_before {
            map.insert("x-not-before".into(), first.as_str().into());
        }
        if let Some(condition) = &field.shown_when {
            map.insert("x-shown-when-field".into(), condition.field.as_str().into());
        }
    }
    schema
}

fn shape(field: &Field, lang: Lang) -> Value {
    match field.kind {
        FieldType::Choice => {
            let options: Vec<Value> = (field.options.iter())
                .map(|one| json!({ "const": one.value, "title": one.label.in_language(lang) }))
                .collect();
            json!({ "type": "string", "oneOf": options })
        }
        FieldType::YesNo => json!({ "type": "boolean" }),
        FieldType::Money => json!({
            "type": ["string", "number"], "minimum": 0, "pattern": r"^£?[0-9]{1,3}(,?[0-9]{3})*(\.[0-9]{1,2})?$",
            "x-unit": "pounds"
        }),
        FieldType::Date => json!({ "type": "string", "format": "date" }),
        FieldType::Text => json!({ "type": "string", "maxLength": TEXT_MAX }),
        FieldType::LongText => json!({ "type": "string", "maxLength": LONG_TEXT_MAX }),
        FieldType::WholeNumber => json!({ "type": "integer", "minimum": 0, "maximum": NUMBER_MAX }),
    }
}
