//! `comparisons.toml`: topics to compare between offices, each with the questions and clauses that answer it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Word;
use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// `comparisons.toml` as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ComparisonsFile {
    /// Groups of topics.
    #[serde(default)]
    pub area: BTreeMap<String, Word>,
    /// The topics, in order.
    #[serde(default, deserialize_with = "placed_items")]
    pub comparison: Vec<Comparison>,
}

/// One topic to compare.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Comparison {
    /// Unique among the comparisons.
    pub id: String,
    /// The topic in one line.
    pub title: Text,
    /// The id of its group.
    pub area: String,
    /// Clauses to read, by office: `code 1.1c`. Used for topics that no question answers, such as who is covered.
    #[serde(default)]
    pub clauses: BTreeMap<String, Vec<String>>,
    /// Questions that every office is asked.
    #[serde(default, rename = "question", deserialize_with = "placed_items")]
    pub questions: Vec<ComparedQuestion>,
    /// Offices that answer by rules on another topic, and why.
    #[serde(default, deserialize_with = "placed_items")]
    pub differs: Vec<Differs>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl Comparison {
    /// How that office's answer differs from the others, if it does.
    pub fn differs(&self, office: &str) -> Option<&Differs> {
        self.differs.iter().find(|one| one.office == office)
    }
}

/// One question that the offices are asked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ComparedQuestion {
    /// The id of a situation.
    pub situation: String,
    /// The role of the person who asks.
    #[serde(rename = "as")]
    pub role: String,
    /// The posts of the person who asks.
    #[serde(default)]
    pub posts: Vec<String>,
    /// The offices that are asked. Empty means all of them.
    #[serde(default)]
    pub only: Vec<String>,
    /// The facts known.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}

impl ComparedQuestion {
    /// Whether this office is asked.
    pub fn asks(&self, office: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|one| one == office)
    }
}

/// How one office's answer differs from the others.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Differs {
    /// The office's id.
    pub office: String,
    /// Clauses that decide, although the code has none on the topic itself: `code 8.1h`.
    #[serde(default)]
    pub decided_by: Vec<String>,
    /// Clauses that readers may expect here but that are about something else.
    #[serde(default)]
    pub missing: Vec<String>,
    /// The reason, in words.
    pub why: Text,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Comparison, ComparedQuestion, Differs);
