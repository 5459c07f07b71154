//! The API document: its operations, their examples, and the schemas of what they answer.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use probity_web::api::openapi;
use probity_web::routes;
use serde_json::{Value as Json, json};

static DOCUMENT: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(&openapi::text(routes::routes())).unwrap());

/// The components, in which an object may have only the fields that are described. The parts of an `allOf` are open,
/// because each has only some of the fields.
static CLOSED: LazyLock<Json> = LazyLock::new(|| {
    let mut composed = BTreeSet::new();
    composed_names(&DOCUMENT, &mut composed);
    let mut components = DOCUMENT["components"].clone();
    for (name, schema) in components["schemas"].as_object_mut().unwrap() {
        if !composed.contains(name) {
            schema["unevaluatedProperties"] = json!(false);
        }
    }
    components
});

/// The names of the schemas that an `allOf` refers to.
fn composed_names(value: &Json, names: &mut BTreeSet<String>) {
    if let Some(all) = value["allOf"].as_array() {
        let references = all.iter().filter_map(|one| one["$ref"].as_str());
        names.extend(references.map(|name| name.rsplit('/').next().unwrap().to_owned()));
    }
    children(value).for_each(|child| composed_names(child, names));
}

/// The values in an object or a list.
pub fn children(value: &Json) -> Box<dyn Iterator<Item = &Json> + '_> {
    match value {
        Json::Object(members) => Box::new(members.values()),
        Json::Array(all) => Box::new(all.iter()),
        _ => Box::new(std::iter::empty()),
    }
}

/// The whole document.
pub fn document() -> &'static Json {
    &DOCUMENT
}

/// One operation.
#[derive(Clone, Copy)]
pub struct Operation {
    pub method: &'static str,
    pub path: &'static str,
    pub described: &'static Json,
}

/// Every operation.
pub fn operations() -> Vec<Operation> {
    let paths = DOCUMENT["paths"].as_object().unwrap().iter();
    let of = |(path, item): (&'static String, &'static Json)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, described)| Operation {
            method,
            path,
            described,
        })
    };
    paths.flat_map(of).collect()
}

impl Operation {
    /// The operation of this name: `post /api/v1/cases`.
    pub fn named(name: &str) -> Self {
        let found = operations().into_iter().find(|one| one.name() == name);
        found.unwrap_or_else(|| panic!("no operation {name}"))
    }

    /// Its method and path.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// The media types of its body with the description of each.
    pub fn bodies(&self) -> impl Iterator<Item = (&'static str, &'static Json)> {
        let content = self.described["requestBody"]["content"].as_object();
        (content.into_iter().flatten()).map(|(kind, content)| (kind.as_str(), content))
    }

    /// Its parameters.
    pub fn parameters(&self) -> impl Iterator<Item = &'static Json> {
        self.described["parameters"]
            .as_array()
            .into_iter()
            .flatten()
    }

    /// The address with the parameters' examples.
    pub fn address(&self) -> String {
        let mut path = self.path.to_owned();
        let mut pairs = Vec::new();
        for one in self.parameters() {
            let name = one["name"].as_str().unwrap();
            let example = match one.get("example") {
                Some(Json::String(text)) => text.clone(),
                Some(other) => other.to_string(),
                None => continue,
            };
            match one["in"].as_str() {
                Some("path") => path = path.replace(&format!("{{{name}}}"), &example),
                _ => pairs.push(format!("{name}={example}")),
            }
        }
        if pairs.is_empty() {
            path
        } else {
            format!("{path}?{}", pairs.join("&"))
        }
    }

    /// Compares an answer with the schema that the document has for its status.
    pub fn check(&self, status: u16, answer: &Json) {
        let described = &self.described["responses"][status.to_string()];
        assert!(described.is_object(), "{}: {status}", self.name());
        let Some(schema) = described["content"]["application/json"].get("schema") else {
            return;
        };
        let mut schema = schema.clone();
        schema["components"] = CLOSED.clone();
        let schema = jsonschema::validator_for(&schema).unwrap();
        let wrong: Vec<String> = schema
            .iter_errors(answer)
            .map(|wrong| format!("{}: {wrong}", wrong.instance_path()))
            .collect();
        assert_eq!(wrong, [""; 0], "{}: {answer:#}", self.name());
    }
}
