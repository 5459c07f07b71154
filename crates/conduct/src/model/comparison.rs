//! `comparisons.toml`: topics on which the offices' codes are compared, each with the questions and clauses that answer it.
use super::{
    Word,
    toml_forms::{placed, placed_items},
};
use crate::text::Text;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `comparisons.toml` as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComparisonsFile {
    /// Groups of topics.
    #[serde(default)]
    pub area: BTreeMap<String, Word>,
    /// The topics, in their order.
    #[serde(default, deserialize_with = "placed_items")]
    pub comparison: Vec<Comparison>,
}

/// One topic, prepared to be compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comparison {
    /// Unique among the comparisons.
    pub id: String,
    /// What it is about, in a line.
    pub title: Text,
    /// The group that it belongs to.
    pub area: String,
    /// Clauses to read, by office: `code 1.1c`. For what is no question, such as who is covered.
    #[serde(default)]
    pub clauses: BTreeMap<String, Vec<String>>,
    /// Questions that every office is asked.
    #[serde(default, rename = "question", deserialize_with = "placed_items")]
    pub questions: Vec<ComparedQuestion>,
    /// Offices whose code answers by other rules than those on the topic itself, and why.
    #[serde(default, deserialize_with = "placed_items")]
    pub differs: Vec<Differs>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl Comparison {
    /// What is particular about that office's answer, where something is.
    pub fn differs(&self, office: &str) -> Option<&Differs> {
        self.differs.iter().find(|one| one.office == office)
    }
}

/// One question that the offices are asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ComparedQuestion {
    /// A situation.
    pub situation: String,
    /// The role of whoever asks.
    #[serde(rename = "as")]
    pub role: String,
    /// The posts of whoever asks.
    #[serde(default)]
    pub posts: Vec<String>,
    /// The offices that are asked; empty: all of them.
    #[serde(default)]
    pub only: Vec<String>,
    /// What is known.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl ComparedQuestion {
    /// Is that office asked?
    pub fn asks(&self, office: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|one| one == office)
    }
}

/// What is particular about one office's answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Differs {
    /// The office.
    pub office: String,
    /// Clauses that decide although the code has none on the topic itself: `code 8.1h`.
    #[serde(default)]
    pub decided_by: Vec<String>,
    /// Clauses that one might look for here and that are about something else.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Why.
    pub why: Text,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Comparison, ComparedQuestion, Differs);
