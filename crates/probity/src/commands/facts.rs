//! Facts from the command line: a JSON file or standard input, and `name=value` pairs added to it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use probity_i18n::key;
use serde_json::{Map, Value};

use super::files;
use crate::outcome::Failure;
use crate::output::sentence;

/// An example of facts.
const EXAMPLE: &str = r#"{"kind": "cash", "value": 20}"#;

/// The facts as one JSON object. Values of `--fact` are read by the type of their field.
pub fn read(file: Option<&PathBuf>, pairs: &[String]) -> Result<Value, Failure> {
    let mut facts = match file {
        None => Map::new(),
        Some(path) => object(&files::text(path, key("cli-facts-file"))?)?,
    };
    let mut named = BTreeSet::new();
    for pair in pairs {
        let (name, value) = pair.split_once('=').ok_or_else(|| {
            let message = key("cli-facts-pair").with("pair", pair.as_str());
            Failure::bad(sentence(message))
        })?;
        let name = name.trim();
        if !named.insert(name) {
            let message = key("problem-given-twice").with("label", name);
            return Err(Failure::bad(sentence(message)));
        }
        facts.insert(name.to_owned(), Value::String(value.trim().to_owned()));
    }
    Ok(Value::Object(facts))
}

fn object(text: &str) -> Result<Map<String, Value>, Failure> {
    match serde_json::from_str(text) {
        Ok(Value::Object(facts)) => Ok(facts),
        Ok(_) => Err(Failure::bad(sentence(
            key("cli-facts-no-object").with("example", EXAMPLE),
        ))),
        Err(error) => {
            let message = key("cli-facts-no-json").with("line", error.line());
            let message = message.with("column", error.column());
            Err(Failure::bad(sentence(message.with("example", EXAMPLE))))
        }
    }
}
