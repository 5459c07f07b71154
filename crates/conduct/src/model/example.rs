//! `examples.toml`: questions with the answers that they must get. They are tests, and staff read them too.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Deserialize;

use super::toml_forms::{date_if_any, placed, placed_items};
use crate::answer::{Clock, Outcome};
use crate::text::Text;

/// `examples.toml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExamplesFile {
    /// The day for which the examples were written.
    #[serde(default, deserialize_with = "date_if_any")]
    pub on: Option<Date>,
    #[serde(default, deserialize_with = "placed_items")]
    pub example: Vec<Example>,
}

/// One worked example.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Example {
    /// Unique in its file.
    pub id: String,
    /// One line that says what happens.
    pub title: Text,
    /// The id of a situation.
    pub situation: String,
    /// The role of the person who asks.
    #[serde(rename = "as")]
    pub role: String,
    /// The posts of the person who asks.
    #[serde(default)]
    pub posts: Vec<String>,
    /// The day of the question. If absent, the day at the top of the file.
    #[serde(default, deserialize_with = "date_if_any")]
    pub on: Option<Date>,
    /// Instruments that the office has switched on.
    #[serde(default)]
    pub switched_on: Vec<String>,
    /// The facts known.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
    /// The expected outcome. Absent if it is still open, or if the situation has no deed.
    pub outcome: Option<Outcome>,
    /// The posts that can authorise it: `a` or `a|b`.
    pub authority: Option<String>,
    /// The clauses cited: `15.7a` of this instrument, `<instrument> 3` of another.
    #[serde(default)]
    pub because: Vec<String>,
    /// Exactly these duties, in any order.
    #[serde(default)]
    pub duties: Vec<ExpectedDuty>,
    /// The clause that allows a review of a refusal. Compared only if given.
    pub review: Option<String>,
    /// Facts that can still change the answer.
    #[serde(default)]
    pub undecided: Vec<String>,
    /// One sentence that explains the answer to staff.
    pub teaches: Option<Text>,
    /// The file that it is in.
    #[serde(skip)]
    pub file: String,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Example);

/// One duty of an expected answer. Keys left out are not compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExpectedDuty {
    /// The id of a duty in `words.toml`.
    pub duty: String,
    /// Who it is owed to. If absent, no one.
    pub to: Option<String>,
    /// An ISO 8601 duration.
    pub within: Option<String>,
    /// The id of a moment in `words.toml`.
    pub when: Option<String>,
    /// The date from which the time limit runs.
    pub from: Option<Clock>,
    /// When the time limit ends.
    pub due: Option<Timestamp>,
    /// How often it comes back: an ISO 8601 duration.
    pub every: Option<String>,
    /// The clause it comes from.
    pub clause: String,
}
