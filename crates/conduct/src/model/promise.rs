//! `promises.toml`: what an instrument promises without exception. The check tries every case there can be.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::situation::ShownValue;
use super::toml_forms::{dates, placed, placed_items};
use crate::answer::Outcome;
use crate::text::Text;

/// `promises.toml` as written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PromisesFile {
    #[serde(default, deserialize_with = "placed_items")]
    pub promise: Vec<Promise>,
}

/// One promise. It is kept in every office that adopts the instrument.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Promise {
    /// Unique in the file.
    pub id: String,
    /// One sentence that says what always holds.
    pub says: Text,
    /// The instrument's folder: `<office>/<instrument>` or `law/<instrument>`.
    pub instrument: String,
    /// The only versions meant, by the day on which they take effect. Empty means all.
    #[serde(default, deserialize_with = "dates")]
    pub versions: Vec<Date>,
    /// The id of a situation.
    pub situation: String,
    /// The values that make it this case, by choice or yes-no field. All other facts can be anything.
    #[serde(default, rename = "where")]
    pub only: BTreeMap<String, Vec<ShownValue>>,
    /// The only roles meant. Empty means all that the instrument binds in the situation.
    #[serde(default)]
    pub roles: Vec<String>,
    /// The answer is none of these.
    #[serde(default)]
    pub never: Vec<Outcome>,
    /// The answer is one of these.
    #[serde(default)]
    pub always: Vec<Outcome>,
    /// This duty is owed, whatever the answer is.
    pub owed: Option<String>,
    /// The clauses of the instrument on which it rests.
    pub clauses: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Promise);

impl Promise {
    /// Whether it is about the version of its instrument that takes effect on that day.
    pub fn is_of(&self, effective: Date) -> bool {
        self.versions.is_empty() || self.versions.contains(&effective)
    }

    /// Whether the promise leaves room for this answer.
    pub fn allows(&self, outcome: Outcome) -> bool {
        let wanted = self.always.is_empty() || self.always.contains(&outcome);
        wanted && !self.never.contains(&outcome)
    }

    /// The instrument's id.
    pub fn instrument_id(&self) -> &str {
        let folder = self.instrument.as_str();
        folder.rsplit_once('/').map_or(folder, |(_, id)| id)
    }
}
