//! What a policy reads, from its JSON form: only what the partition varies, and only compared with the person who asks.

use cedar_policy::Policy;
use serde_json::Value;

use crate::partition::{ASKER, Kind, PRINCIPALS, RESOURCES};

/// An error that names what the policy reads or compares and the partition does not vary.
pub fn only_the_partition(policy: &Policy) -> Result<(), String> {
    let json = policy.to_json().map_err(|why| why.to_string())?;
    let id = policy.annotation("id").unwrap_or_default();
    let resources: Vec<&str> = RESOURCES.iter().map(|(name, _)| *name).collect();
    let reader = Reader {
        principal: scope(&json["principal"], &PRINCIPALS).map_err(|near| refused(id, &near))?,
        resource: scope(&json["resource"], &resources).map_err(|near| refused(id, &near))?,
    };
    let conditions = json["conditions"].as_array().cloned().unwrap_or_default();
    for condition in &conditions {
        reader
            .holds(&condition["body"])
            .map_err(|near| refused(id, &near))?;
    }
    Ok(())
}

fn refused(id: &str, near: &Value) -> String {
    format!("the rule `{id}` reads or compares {near}: add it to the partition")
}

/// The type that a scope asks for. `None` if it takes any. One that names a single thing is refused.
fn scope(json: &Value, known: &[&str]) -> Result<Option<String>, Value> {
    match (json["op"].as_str(), json["entity_type"].as_str()) {
        (Some("All"), _) => Ok(None),
        (Some("is"), Some(kind)) if known.contains(&kind) && json.get("in").is_none() => {
            Ok(Some(kind.to_owned()))
        }
        _ => Err(json.clone()),
    }
}

struct Reader {
    principal: Option<String>,
    resource: Option<String>,
}

impl Reader {
    /// A condition: flags and comparisons, joined. The error is the part that is neither.
    fn holds(&self, json: &Value) -> Result<(), Value> {
        let (operator, inner) = single(json).ok_or_else(|| json.clone())?;
        let right = match operator {
            "&&" | "||" => {
                self.holds(&inner["left"])?;
                return self.holds(&inner["right"]);
            }
            "!" => return self.holds(&inner["arg"]),
            "Value" => inner.is_boolean(),
            "." => self.kind(json) == Some(Kind::Flag),
            "has" => self.kind_of(inner) == Some(Kind::MaybeOne),
            "==" | "!=" => self.same(&inner["left"], &inner["right"]),
            "contains" => {
                self.kind(&inner["left"]) == Some(Kind::Many) && is_asker(&inner["right"])
            }
            _ => false,
        };
        if right { Ok(()) } else { Err(json.clone()) }
    }

    /// Whether one side is the person who asks, and the other a person that the partition varies.
    fn same(&self, left: &Value, right: &Value) -> bool {
        let other = match (is_asker(left), is_asker(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => return false,
        };
        let kind = if *other == variable("resource") {
            self.of("resource", "")
        } else {
            self.kind(other)
        };
        matches!(kind, Some(Kind::One | Kind::MaybeOne))
    }

    /// How the attribute read is varied. `None` if it is not, or if this reads no attribute.
    fn kind(&self, json: &Value) -> Option<Kind> {
        match single(json) {
            Some((".", inner)) => self.kind_of(inner),
            _ => None,
        }
    }

    fn kind_of(&self, get: &Value) -> Option<Kind> {
        let of = get["left"]["Var"].as_str()?;
        self.of(of, get["attr"].as_str()?)
    }

    fn of(&self, variable: &str, name: &str) -> Option<Kind> {
        let varied = match variable {
            "principal" if self.principal.as_deref() == Some("Person") => ASKER,
            "resource" => {
                let kind = self.resource.as_deref()?;
                RESOURCES.iter().find(|(known, _)| *known == kind)?.1
            }
            _ => return None,
        };
        let found = varied.iter().find(|(known, _)| *known == name);
        found.map(|(_, kind)| *kind)
    }
}

fn variable(name: &str) -> Value {
    serde_json::json!({ "Var": name })
}

fn is_asker(json: &Value) -> bool {
    *json == variable("principal")
}

/// The key and value of a JSON object with one key.
fn single(json: &Value) -> Option<(&str, &Value)> {
    let map = json.as_object().filter(|map| map.len() == 1)?;
    map.iter().next().map(|(key, value)| (key.as_str(), value))
}
