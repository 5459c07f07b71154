//! The facts of a body, and what a fact can be in JSON.

use probity_service::input::FactsIn;
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// Facts by the names in the situation's schema. The situation says which value each of them takes.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(as = Facts, value_type = std::collections::BTreeMap<String, FactJson>)]
pub struct GivenFacts(Map<String, Value>);

/// One fact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = GivenFact)]
pub enum FactJson {
    /// A choice, text, a day (`2026-11-21`), or money in pounds (`20.50`).
    Text(String),
    /// A whole number, or money in pounds.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
}

impl GivenFacts {
    /// The facts as JSON, for a situation to read.
    #[must_use]
    pub fn into_json(self) -> Value {
        Value::Object(self.0)
    }
}

impl From<GivenFacts> for FactsIn {
    fn from(facts: GivenFacts) -> Self {
        Self::Json(facts.into_json())
    }
}
