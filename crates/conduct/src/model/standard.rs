//! `standards/<id>.toml`: values that codes adopt, such as the principles of public life. They explain rules and
//! never change an answer.

use serde::Deserialize;

use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// A list of principles or standards under one name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Standard {
    /// The id: the file's name.
    pub id: String,
    /// The name that people use.
    pub label: Text,
    /// Where the list comes from.
    pub source: Text,
    /// The principles, in order.
    #[serde(default, rename = "principle", deserialize_with = "placed_items")]
    pub principles: Vec<Principle>,
}

impl Standard {
    /// The principle with that id.
    pub fn principle(&self, id: &str) -> Option<&Principle> {
        self.principles.iter().find(|one| one.id == id)
    }
}

/// One principle of a standard.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Principle {
    /// Its id, unique in the standard.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What it asks, in our own words.
    pub says: Text,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

/// A standard that an instrument adopts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TakesOn {
    /// The id of a standard.
    pub standard: String,
    /// The clause that says so.
    pub clause: String,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Principle, TakesOn);
