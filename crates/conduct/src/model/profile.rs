//! `profiles/<id>.toml`: what a complete code would hold. A report says which heads a code lacks.

use serde::Deserialize;

use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// The heads that a code is measured against.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// The file's name.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Whether it is in force, and where it comes from.
    pub status: Text,
    /// The heads, in the order shown.
    #[serde(rename = "head", default, deserialize_with = "placed_items")]
    pub heads: Vec<Head>,
}

/// One thing that a complete code holds.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Head {
    /// Unique in its profile.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What a code has to hold.
    pub says: Text,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Head);
