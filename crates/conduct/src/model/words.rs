//! `words.toml`: the labels of roles, posts, groups, duties, moments, resolutions and topics, and the areas of topics.
use super::toml_forms::{placed, placed_items};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Every word that the rest of `codes/` may use, with what people read for it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Words {
    /// What a person can be to an office.
    pub role: BTreeMap<String, Word>,
    /// Roles with authority.
    pub post: BTreeMap<String, PostWord>,
    /// Office holders that a report can be about, whatever an office calls them; each office says who is in a group.
    pub group: BTreeMap<String, Word>,
    /// Things owed; the label is a verb phrase.
    pub duty: BTreeMap<String, Duty>,
    /// When a duty falls due, in words.
    pub moment: BTreeMap<String, Word>,
    /// What a decider can resolve.
    pub resolution: BTreeMap<String, Resolution>,
    /// What clauses and situations are about.
    pub topic: BTreeMap<String, Topic>,
    /// Topics put together, in the order in which people choose among them: dozens of situations are too many to choose from.
    #[serde(rename = "area", deserialize_with = "placed_items")]
    pub areas: Vec<Area>,
}

impl Words {
    /// The area that a topic belongs to.
    pub fn area_of(&self, topic: &str) -> Option<&Area> {
        self.areas
            .iter()
            .find(|area| area.topics.iter().any(|one| one == topic))
    }
}

/// Topics that belong together.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Area {
    /// kebab-case.
    pub id: String,
    /// What people read.
    pub label: Text,
    /// Help with choosing it.
    pub hint: Option<Text>,
    /// Topics of this file, each in one area at most.
    pub topics: Vec<String>,
    /// Byte offset in its file.
    #[serde(skip)]
    pub at: usize,
}
placed!(Area);

/// A word with its label.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Word {
    /// What people read.
    pub label: Text,
}

/// What a post is called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PostWord {
    /// What people read.
    pub label: Text,
    /// Other names that people write for it, such as an abbreviation.
    #[serde(default)]
    pub also_called: Vec<String>,
}

/// What clauses and situations can be about.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// What people read.
    pub label: Text,
    /// What words begin with that people look for it by, in small letters: a search with one of them meets the topic.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A thing owed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duty {
    /// What people read: a verb phrase.
    pub label: Text,
    /// It leads to permission, so that pages leave it out below an answer that no permission lifts. The answer's JSON keeps it.
    #[serde(default)]
    pub moot_when_prohibited: bool,
    /// Whoever owes it has the case entered in this register, whatever the situation's own is.
    pub register: Option<String>,
}

/// One thing that a decider can resolve.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Resolution {
    /// What people read.
    pub label: Text,
    /// The decider says to whom.
    #[serde(default)]
    pub needs_recipient: bool,
    /// What a register shows for it.
    pub register_outcome: Option<RegisterOutcome>,
    /// It asks the declarer for more information and leaves the case open.
    #[serde(default)]
    pub ask: bool,
    /// It is advice: the reasons given with it are the recorded answer, which later cases can follow.
    #[serde(default)]
    pub advice: bool,
    /// What is awaited after it: the case stays open until what happened to it is recorded.
    pub awaits: Option<Text>,
}

impl Resolution {
    /// Whether it says no to what was asked.
    pub fn refuses(&self) -> bool {
        self.register_outcome == Some(RegisterOutcome::Declined)
    }
}

/// The word that a register shows for what happened to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterOutcome {
    /// Kept by the person or the office.
    Accepted,
    /// Refused when offered.
    Declined,
    /// Sent back.
    Returned,
    /// Given to someone else.
    #[serde(alias = "handed_over")]
    HandedOver,
    /// Got rid of.
    Disposed,
}
