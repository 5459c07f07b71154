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

/// The facts of one situation, by field. Facts not given are absent. For some of them the person said that they do not
/// know.
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
    /// The person said that they do not know.
    unknown: bool,
}

impl Facts {
    /// No facts yet.
    pub fn none(situation: &Situation) -> Self {
        let slots = (situation.fields.iter())
            .map(|field| Slot {
                name: field.name.clone(),
                value: None,
                unknown: false,
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
            slot.unknown = false;
        }
        self
    }

    /// The same facts, and the fields to which the person says that they do not know.
    ///
    /// # Errors
    /// Returns one problem for each field that has a value or that has to be known, then one if a name is unknown.
    pub fn not_knowing<'a>(
        mut self,
        situation: &Situation,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, Vec<FieldProblem>> {
        let (mut problems, mut strange) = (Vec::new(), false);
        for name in names {
            let field = situation.field(name);
            let slot = self.slots.iter_mut().find(|slot| slot.name == name);
            match (field, slot) {
                (Some(field), _) if !field.may_be_unknown => {
                    problems.push(FieldProblem::new(name, Problem::CannotBeUnknown));
                }
                (Some(_), Some(slot)) if slot.value.is_some() => {
                    problems.push(FieldProblem::new(name, Problem::UnknownAndGiven));
                }
                (Some(_), Some(slot)) => slot.unknown = true,
                _ => strange = true,
            }
        }
        if strange {
            let fields = situation.fields.iter().filter(|field| field.may_be_unknown);
            let known: Vec<&str> = fields.map(|field| field.name.as_str()).collect();
            let problem = FieldProblem::new("unknown", Problem::UnknownField);
            problems.push(problem.with("known", known.join(", ")));
        }
        if problems.is_empty() {
            Ok(self)
        } else {
            Err(problems)
        }
    }

    /// The fields to which the person said that they do not know, in order.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        let unknown = self.slots.iter().filter(|slot| slot.unknown);
        unknown.map(|slot| slot.name.as_str())
    }

    /// Whether the person said that they do not know this.
    pub fn is_unknown(&self, name: &str) -> bool {
        self.unknown().any(|unknown| unknown == name)
    }

    /// The same facts, as if the person knew nothing else.
    pub(crate) fn nothing_else_known(mut self) -> Self {
        for slot in &mut self.slots {
            slot.unknown = slot.value.is_none();
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
