//! The answer to a question of conduct. Pages, the API and the command line all use the same JSON.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::Meaning;

/// Whether the person may do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Outcome {
    /// They may.
    Permitted,
    /// They may, once the authority agrees.
    NeedsAuthorisation,
    /// They may not.
    Prohibited,
    /// The instruments do not say.
    Silent,
    /// The instruments do not bind this person.
    NotCovered,
}

impl Outcome {
    /// The kebab-case id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Permitted => "permitted",
            Self::NeedsAuthorisation => "needs-authorisation",
            Self::Prohibited => "prohibited",
            Self::Silent => "silent",
            Self::NotCovered => "not-covered",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

/// The answer to one question. Most fields hold ids. `says` and `when` hold text in one language: see
/// [`Codes::in_language`](crate::Codes::in_language).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(utoipa::ToSchema),
    schema(description = "The answer to one question.")
)]
pub struct Answer {
    /// The id of the office asked.
    pub office: String,
    /// The situation's id.
    pub situation: String,
    /// The day of the question. The instruments in force on that day decide.
    pub on: Date,
    /// The versions in force on that day, in the order adopted.
    pub instruments: Vec<InForce>,
    /// `None` (JSON `null`) while open facts can still change it, and for situations that only have to be reported.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub outcome: Option<Outcome>,
    /// The first post of `authorities`.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub authority: Option<String>,
    /// The clauses whose rules decided.
    pub because: Vec<Citation>,
    /// The duties that hold whatever the open facts are.
    pub duties: Vec<Owed>,
    /// Facts not given that can still change the outcome, authority or duties.
    pub undecided: Vec<String>,
    /// The duties that hold only for some values of the open facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub may_owe: Vec<Owed>,
    /// While open facts can still change the outcome or the authority: the posts that could authorise the deed if every
    /// rule that is still open held. The most cautious answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub could_authorise: Vec<String>,
    /// While the outcome is open: true if no value of the open facts makes the answer a no.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cannot_be_refused: bool,
    /// The posts that can authorise it. Any one of them is enough.
    pub authorities: Vec<String>,
    /// If the instruments are silent: the policies to which they leave the topic.
    pub see: Vec<See>,
    /// The post to ask, if the instruments are silent, or if the answer is open and no clause says who could authorise
    /// the deed or be told.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub ask: Option<AskWhom>,
    /// The role of the person who asked.
    pub role: String,
    /// Guidance and principles to show beside the answer.
    pub shown: Vec<Citation>,
    /// Clauses to show above every answer on the situation's topic.
    #[serde(default)]
    pub notices: Vec<Citation>,
    /// The clause that requires reasons for a refusal and allows a review, if the instruments have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Citation>,
    /// The principles that the clauses in `because` and `duties` uphold. They explain the rules and do not change
    /// the answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Upheld>,
    /// What the deed is called with these facts: a verb phrase that completes "You can …". `None` if there is no deed
    /// or it is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// If the instruments are silent: the deed is ordinary work that they leave to people, so nothing stands in its
    /// way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ordinary: bool,
    /// Instruments that would permit the deed if they were asked alone, where the whole answer does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub would_allow: Vec<String>,
    /// Instruments of which the same is true for some answers to facts that were not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub could_allow: Vec<String>,
    /// Posts that the clauses name and the person who asked holds. The answer names their stand-ins instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own_posts: Vec<String>,
    /// True if the answer leaves out what the office itself decided and switched on. Answers on record are never of
    /// this kind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_local_decisions: bool,
}

/// A principle that a cited clause upholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Upheld {
    /// The id of the standard that it belongs to.
    pub standard: String,
    /// The principle's id in that standard.
    pub principle: String,
    /// The principle's name.
    pub label: String,
    /// What the principle asks.
    pub says: String,
    /// The instrument of the first cited clause that upholds it.
    pub instrument: String,
    /// That clause's reference.
    pub clause: String,
}

/// One version of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct InForce {
    /// The instrument's id.
    pub id: String,
    /// Its version, in the document's own words.
    pub version: String,
    /// The day from which it binds.
    pub effective: Date,
}

/// One cited clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Citation {
    /// The instrument's id.
    pub instrument: String,
    /// The clause's reference.
    pub clause: String,
    /// What it says, in short.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
}

/// One duty of the person who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Owed {
    /// The id of a duty in `words.toml`.
    pub duty: String,
    /// Who it is owed to: a post, `a|b` for either, `a+b` for both.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub to: Option<String>,
    /// True if no clause says to whom: `to` is then the post that it falls to in this office.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_default: bool,
    /// How long they have: an ISO 8601 duration that runs from `from`.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub within: Option<String>,
    /// When it falls due, in words.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub when: Option<String>,
    /// The instrument's id.
    pub instrument: String,
    /// The clause's reference.
    pub clause: String,
    /// What it says, in short.
    pub says: String,
    /// Its official wording, if the codes have it. It is what binds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// The moment's id, if it falls due at one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<String>,
    /// The name of the policy to follow, if one is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// The date from which `within` runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Clock>,
    /// When `within` ends, if the date that it runs from is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// How often it comes back: an ISO 8601 duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
}

/// The date from which a time limit runs: a meaning of one of the situation's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Clock {
    /// When it happened.
    OccurredOn,
    /// When the person, or the office, became aware of it.
    KnownOn,
    /// When it was last done.
    LastDoneOn,
}

impl Clock {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::OccurredOn, Self::KnownOn, Self::LastDoneOn];

    /// Its kebab-case id.
    pub fn id(self) -> &'static str {
        match self {
            Self::OccurredOn => "occurred-on",
            Self::KnownOn => "known-on",
            Self::LastDoneOn => "last-done-on",
        }
    }

    /// The meaning of the field that holds the date.
    pub fn meaning(self) -> Meaning {
        match self {
            Self::OccurredOn => Meaning::OccurredOn,
            Self::KnownOn => Meaning::KnownOn,
            Self::LastDoneOn => Meaning::LastDoneOn,
        }
    }
}

/// A policy to which a silent instrument refers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct See {
    /// The policy's name.
    pub policy: String,
    /// The instrument that refers to it.
    pub instrument: String,
    /// The clause that refers to it.
    pub clause: Option<String>,
}

/// The post to ask if the instruments are silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AskWhom {
    /// A post of the office.
    pub post: String,
    /// The instrument that says so, if any.
    pub instrument: Option<String>,
    /// Its clause.
    pub clause: Option<String>,
}

/// How the posts of a `to` or an authority combine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipients {
    /// Any one of them is enough.
    Either(Vec<String>),
    /// All of them.
    All(Vec<String>),
}

impl Recipients {
    /// Reads `a`, `a|b` or `a+b`.
    pub fn parse(written: &str) -> Self {
        let posts = |by: char| {
            written
                .split(by)
                .map(|post| post.trim().to_owned())
                .collect()
        };
        if written.contains('+') {
            Self::All(posts('+'))
        } else {
            Self::Either(posts('|'))
        }
    }

    /// The posts.
    pub fn posts(&self) -> &[String] {
        match self {
            Self::Either(posts) | Self::All(posts) => posts,
        }
    }
}
