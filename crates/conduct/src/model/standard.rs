//! `standards/<id>.toml`: values that codes adopt from elsewhere, such as the principles of public life. They say why a
//! rule is there; no answer ever rests on them.
use super::toml_forms::{placed, placed_items};
use crate::text::Text;
use serde::Deserialize;

/// A list of principles or standards under one name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Standard {
    /// Its id: the file's name.
    pub id: String,
    /// What people call it.
    pub label: Text,
    /// Where it comes from.
    pub source: Text,
    /// What it asks, in its order.
    #[serde(default, rename = "principle", deserialize_with = "placed_items")]
    pub principles: Vec<Principle>,
}

impl Standard {
    /// Its principle of that id.
    pub fn principle(&self, id: &str) -> Option<&Principle> {
        self.principles.iter().find(|one| one.id == id)
    }
}

/// One of them.
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

/// A standard that an instrument takes on.
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
