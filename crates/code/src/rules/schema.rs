//! The Cedar schema that the situations make: what rules are type-checked against.
use crate::model::{FieldType, Situation};
use cedar_policy::Schema;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Entity types from situations, actions from deeds and `owe`, limits from all offices.
pub(crate) fn schema(
    situations: &BTreeMap<String, Situation>,
    limits: &[String],
) -> Result<Schema, String> {
    let mut entities = Map::from_iter([("Person".to_owned(), person())]);
    let mut deeds: BTreeMap<&str, Vec<&str>> = BTreeMap::from([("owe", Vec::new())]);
    for situation in situations.values() {
        entities.insert(situation.entity.clone(), entity(situation));
        deeds.entry("owe").or_default().push(&situation.entity);
        if let Some(deed) = &situation.deed {
            deeds.entry(deed).or_default().push(&situation.entity);
        }
    }
    let actions: Map<String, Value> = (deeds.into_iter())
        .map(|(deed, resources)| (deed.to_owned(), action(&resources, limits)))
        .collect();
    Schema::from_json_value(json!({ "": { "entityTypes": entities, "actions": actions } }))
        .map_err(|error| error.to_string())
}

fn record(attributes: Map<String, Value>) -> Value {
    json!({ "type": "Record", "attributes": attributes })
}

fn person() -> Value {
    json!({ "shape": { "type": "Record", "attributes": {
        "standing": { "type": "String" },
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

fn action(resources: &[&str], limits: &[String]) -> Value {
    let limits = limits
        .iter()
        .map(|name| (name.clone(), json!({ "type": "Long" })))
        .collect();
    json!({ "appliesTo": {
        "principalTypes": ["Person"],
        "resourceTypes": resources,
        "context": { "type": "Record", "attributes": {
            "authorised": { "type": "Boolean" },
            "limits": record(limits),
        } },
    } })
}
