//! Facts: the typed values of one situation's fields, read from JSON or from pairs of strings.

mod date;
mod days;
mod json_schema;
mod money;
mod number;
mod problem;
mod read;
mod text_value;

pub use days::impossible_days;
pub use problem::{FieldProblem, Problem};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use crate::model::Situation;
use crate::value::Value;

/// Longest value of a `text` field, in characters.
pub const TEXT_MAX: usize = 200;
/// Longest value of a `long-text` field, in characters.
pub const LONG_TEXT_MAX: usize = 5_000;
/// Largest sum of money: ten million pounds, in pence.
pub const MONEY_MAX: i64 = 1_000_000_000;
/// Largest whole number.
pub const NUMBER_MAX: i64 = 1_000_000;

/// The facts of one situation, by field. Facts not given are absent.
///
/// They serialise as a JSON object in the order of the fields: money as `"20.50"` (pounds), dates as
/// `"2026-11-21"`, yes-no as `true` or `false`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    situation: String,
    slots: Vec<Slot>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Slot {
    name: String,
    value: Option<Value>,
}

impl Facts {
    /// No facts yet.
    pub fn none(situation: &Situation) -> Self {
        let slots = (situation.fields.iter())
            .map(|field| Slot {
                name: field.name.clone(),
                value: None,
            })
            .collect();
        Self {
            situation: situation.id.clone(),
            slots,
        }
    }

    /// Reads a JSON object. `null` and `""` count as not given.
    ///
    /// # Errors
    /// Returns one problem for each refused field, in the order of the situation's fields, then one for each
    /// unknown field.
    pub fn from_json(situation: &Situation, json: &Json) -> Result<Self, Vec<FieldProblem>> {
        read::from_json(situation, json)
    }

    /// Reads pairs of names and values from forms and the command line. `""` counts as not given.
    ///
    /// # Errors
    /// Returns one problem for each refused field, in the order of the situation's fields, then one for each
    /// unknown field.
    pub fn from_pairs<'a>(
        situation: &Situation,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Vec<FieldProblem>> {
        read::from_pairs(situation, pairs)
    }

    /// The id of the situation that the facts belong to.
    pub fn situation(&self) -> &str {
        &self.situation
    }

    /// The value of that field, if given.
    pub fn get(&self, name: &str) -> Option<&Value> {
        (self.slots.iter())
            .find(|slot| slot.name == name)
            .and_then(|slot| slot.value.as_ref())
    }

    /// The names and values given, in the order of the fields.
    pub fn given(&self) -> impl Iterator<Item = (&str, &Value)> {
        (self.slots.iter())
            .filter_map(|slot| slot.value.as_ref().map(|value| (slot.name.as_str(), value)))
    }

    /// The same facts without that one.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.name == name) {
            slot.value = None;
        }
        self
    }

    /// The facts as a JSON object.
    pub fn to_json(&self) -> Json {
        Json::Object(
            self.given()
                .map(|(name, value)| (name.to_owned(), value.to_json()))
                .collect(),
        )
    }

    pub(crate) fn at(&self, index: usize) -> Option<&Value> {
        self.slots.get(index).and_then(|slot| slot.value.as_ref())
    }

    fn set(&mut self, index: usize, value: Value) {
        if let Some(slot) = self.slots.get_mut(index) {
            slot.value = Some(value);
        }
    }
}

impl Serialize for Facts {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let mut map = out.serialize_map(None)?;
        for (name, value) in self.given() {
            map.serialize_entry(name, &value.to_json())?;
        }
        map.end()
    }
}
