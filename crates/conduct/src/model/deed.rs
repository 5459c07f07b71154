//! `deeds.toml`: one deed that several forms can be about. Their answers must not contradict each other.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// `deeds.toml` as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeedsFile {
    #[serde(default, deserialize_with = "placed_items")]
    pub deed: Vec<Deed>,
}

/// One deed, with the forms in which people can describe it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Deed {
    /// Unique in the file.
    pub id: String,
    /// What it is.
    pub label: Text,
    /// The forms, two at least.
    #[serde(rename = "form", default)]
    pub forms: Vec<DeedForm>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Deed);

/// One form in which the deed can be described.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeedForm {
    /// The id of a situation.
    pub situation: String,
    /// The facts that make it this deed.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
}
