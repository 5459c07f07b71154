//! `examples.toml`: a question and the answer that it has to get. They are the tests, and staff read them.
use super::toml_forms::{date_if_any, placed, placed_items};
use crate::{
    answer::{Clock, Outcome},
    text::Text,
};
use jiff::{Timestamp, civil::Date};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `examples.toml` as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExamplesFile {
    /// The day the examples were written for.
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
    /// What happens, in a line.
    pub title: Text,
    /// A situation.
    pub situation: String,
    /// The role of whoever asks.
    #[serde(rename = "as")]
    pub role: String,
    /// The posts of whoever asks.
    #[serde(default)]
    pub posts: Vec<String>,
    /// The day; absent: the day at the top of the file.
    #[serde(default, deserialize_with = "date_if_any")]
    pub on: Option<Date>,
    /// Instruments that the office has switched on.
    #[serde(default)]
    pub switched_on: Vec<String>,
    /// What is known.
    #[serde(default)]
    pub facts: BTreeMap<String, toml::Value>,
    /// Expected outcome; absent: none yet, or none ever for a situation without a deed.
    pub outcome: Option<Outcome>,
    /// Who authorises: `a` or `a|b`.
    pub authority: Option<String>,
    /// The clauses cited: `15.7a` of this instrument, `<instrument> 3` of another.
    #[serde(default)]
    pub because: Vec<String>,
    /// Exactly these, in any order.
    #[serde(default)]
    pub duties: Vec<ExpectedDuty>,
    /// The clause by which a refusal can be looked at again; compared only where it is given.
    pub review: Option<String>,
    /// Facts that can still change the answer.
    #[serde(default)]
    pub undecided: Vec<String>,
    /// One sentence for staff: why.
    pub teaches: Option<Text>,
    /// The file that it stands in.
    #[serde(skip)]
    pub file: String,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Example);

/// One duty of an expected answer; what is left out is not compared.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExpectedDuty {
    /// A duty of `words.toml`.
    pub duty: String,
    /// To whom; absent: to nobody.
    pub to: Option<String>,
    /// An ISO 8601 duration.
    pub within: Option<String>,
    /// A moment of `words.toml`.
    pub when: Option<String>,
    /// From which date the time runs.
    pub from: Option<Clock>,
    /// When it ends.
    pub due: Option<Timestamp>,
    /// After how long it is owed again.
    pub every: Option<String>,
    /// The clause it comes from.
    pub clause: String,
}
