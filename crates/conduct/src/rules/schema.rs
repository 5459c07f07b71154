//! The Cedar schema of a situation. Rules are type-checked against it.

use std::collections::BTreeMap;

use cedar_policy::Schema;
use serde_json::{Map, Value, json};

use crate::model::{FieldType, Situation};

/// One schema for each situation, by its id: its entity type, its deed and `owe`. The limits are those of all
/// offices.
pub(crate) fn schemas(
    situations: &BTreeMap<String, Situation>,
    limits: &[String],
) -> Result<BTreeMap<String, Schema>, String> {
    let one = |situation: &Situation| Ok((situation.id.clone(), schema(situation, limits)?));
    situations.values().map(one).collect()
}

fn schema(situation: &Situation, limits: &[String]) -> Result<Schema, String> {
    let entities = Map::from_iter([
        ("Person".to_owned(), person()),
        (situation.entity.clone(), entity(situation)),
    ]);
    let deeds = situation.deed.iter().map(String::as_str).chain(["owe"]);
    let actions: Map<String, Value> = deeds
        .map(|deed| (deed.to_owned(), action(&situation.entity, limits)))
        .collect();
    Schema::from_json_value(json!({ "": { "entityTypes": entities, "actions": actions } }))
        .map_err(|error| error.to_string())
}

fn record(attributes: Map<String, Value>) -> Value {
    json!({ "type": "Record", "attributes": attributes })
}

fn person() -> Value {
    json!({ "shape": { "type": "Record", "attributes": {
        "role": { "type": "String" },
        "posts": { "type": "Set", "element": { "type": "String" } },
    } } })
}

fn entity(situation: &Situation) -> Value {
    let attributes = (situation.fields.iter())
        .map(|field| (field.name.clone(), attribute(field.kind)))
        .collect();
    json!({ "shape": record(attributes) })
}

fn attribute(kind: FieldType) -> Value {
    match kind {
        FieldType::Choice | FieldType::Text | FieldType::LongText => json!({ "type": "String" }),
        FieldType::YesNo => json!({ "type": "Boolean" }),
        FieldType::Money | FieldType::WholeNumber => json!({ "type": "Long" }),
        FieldType::Date => json!({ "type": "Extension", "name": "datetime" }),
    }
}

fn action(resource: &str, limits: &[String]) -> Value {
    let limits = limits
        .iter()
        .map(|name| (name.clone(), json!({ "type": "Long" })))
        .collect();
    json!({ "appliesTo": {
        "principalTypes": ["Person"],
        "resourceTypes": [resource],
        "context": { "type": "Record", "attributes": {
            "authorised": { "type": "Boolean" },
            "limits": record(limits),
        } },
    } })
}
