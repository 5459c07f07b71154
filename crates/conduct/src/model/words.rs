//! `words.toml`: the labels of roles, posts, groups, duties, moments, resolutions and topics, and the areas of topics.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::toml_forms::{placed, placed_items};
use crate::text::Text;

/// Every word that the other files in `codes/` may use, with the label that people read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Words {
    /// The roles that a person can have at an office.
    pub role: BTreeMap<String, Word>,
    /// Posts with authority.
    pub post: BTreeMap<String, PostWord>,
    /// Groups of office holders that a report can be about, whatever an office calls them. Each office says who is
    /// in a group.
    pub group: BTreeMap<String, Word>,
    /// Duties. The label is a verb phrase.
    pub duty: BTreeMap<String, Duty>,
    /// When a duty falls due, in words.
    pub moment: BTreeMap<String, Moment>,
    /// The resolutions that a decider can choose.
    pub resolution: BTreeMap<String, Resolution>,
    /// The topics of clauses and situations.
    pub topic: BTreeMap<String, Topic>,
    /// Topics grouped into areas, in the order shown. There are too many situations to choose from one list.
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

/// A group of topics.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Area {
    /// The kebab-case id.
    pub id: String,
    /// The name that people read.
    pub label: Text,
    /// Help with choosing it.
    pub hint: Option<Text>,
    /// Topics of this file. Each is in one area at most.
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
    /// The label that people read.
    pub label: Text,
}

/// When a duty falls due, in words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Moment {
    /// The label that people read.
    pub label: Text,
    /// What is due then has to be done at once.
    #[serde(default)]
    pub at_once: bool,
    /// It may never come, as "if you say no".
    #[serde(default)]
    pub conditional: bool,
    /// It surely comes if the deed is prohibited, so it goes without saying then.
    #[serde(default)]
    pub certain_when_prohibited: bool,
    /// It never comes if the deed is prohibited, so nobody owes a duty that is due then.
    #[serde(default)]
    pub moot_when_prohibited: bool,
}

/// A post's name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PostWord {
    /// The label that people read.
    pub label: Text,
    /// The name inside a sentence, with its article: "a senior leader". If absent, "the" and the label.
    pub in_sentence: Option<Text>,
    /// Other names for it, such as an abbreviation.
    #[serde(default)]
    pub also_called: Vec<String>,
}

/// A topic of clauses and situations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// The label that people read.
    pub label: Text,
    /// Beginnings of words, in lower case. A search with a word that begins so finds the topic.
    #[serde(default)]
    pub words: Vec<String>,
}

/// A duty.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Duty {
    /// The label that people read: a verb phrase.
    pub label: Text,
    /// People can leave it. It is a right of theirs, or an offer, and stands apart from what they must do.
    #[serde(default)]
    pub optional: bool,
    /// The same verb phrase with `{whom}` where the person it is owed to stands.
    pub to_whom: Option<Text>,
    /// If declaring the event here is how it is done: what comes of it, with `{whom}` where the person it is owed to
    /// stands. An answer that owes several such duties asks for the declaration once.
    pub by_declaring: Option<Text>,
    /// Whom it falls to where a rule names no one: posts, `authority` for those that can authorise the deed, `adviser`
    /// for the one that the office asks for advice. The first that there is. Without this, and last, the adviser. An
    /// empty list means that it needs no one.
    pub falls_to: Option<Vec<String>>,
    /// Duties that are less of the same: a person who does this one has done them too.
    #[serde(default)]
    pub includes: Vec<String>,
    /// It has to be done at once.
    #[serde(default)]
    pub urgent: bool,
    /// It is about getting permission or advice. Nobody owes it once the deed is prohibited, whatever else holds.
    #[serde(default)]
    pub moot_when_prohibited: bool,
    /// A case with this duty is entered in this register, whatever the situation's own register is.
    pub register: Option<String>,
}

impl Duty {
    /// What `falls-to` calls the posts that can authorise the deed.
    pub const AUTHORITY: &str = "authority";
    /// What it calls the post that the office asks for advice.
    pub const ADVISER: &str = "adviser";

    /// Whether it is owed to someone even if a rule names no one.
    pub fn needs_someone(&self) -> bool {
        let no_one = self.falls_to.as_ref().is_some_and(Vec::is_empty);
        self.to_whom.is_some() && !self.optional && !no_one
    }

    /// Whether the word itself says to whom it is owed, whatever the answer is.
    pub fn names_posts(&self) -> bool {
        let posts = self.falls_to.iter().flatten();
        posts.filter(|one| *one != Self::AUTHORITY).count() > 0
    }
}

/// A resolution that a decider can choose.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Resolution {
    /// The label that people read.
    pub label: Text,
    /// What it means, where the label does not make it plain.
    pub hint: Option<Text>,
    /// The decider must name a recipient.
    #[serde(default)]
    pub needs_recipient: bool,
    /// The word that a register shows for it.
    pub register_outcome: Option<RegisterOutcome>,
    /// It asks the declarer for more information and leaves the case open.
    #[serde(default)]
    pub ask: bool,
    /// The resolution is advice. The reasons given with it are the recorded advice, which later cases can follow.
    #[serde(default)]
    pub advice: bool,
    /// The next step that it waits for. The case stays open until what happened is recorded.
    pub awaits: Option<Text>,
}

impl Resolution {
    /// Whether it permits what was asked.
    pub fn permits(&self) -> bool {
        self.register_outcome == Some(RegisterOutcome::Accepted)
    }

    /// Whether it refuses what was asked.
    pub fn refuses(&self) -> bool {
        self.register_outcome == Some(RegisterOutcome::Declined)
    }
}

/// The word that a register shows for the result of an offer.
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
    /// Disposed of.
    Disposed,
}
