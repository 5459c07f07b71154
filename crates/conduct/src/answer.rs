//! What the instruments say about a situation. One JSON for page, API and command line.
use crate::model::Meaning;
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::fmt;

/// May they?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Yes.
    Permitted,
    /// Only once the authority agrees.
    NeedsAuthorisation,
    /// No.
    Prohibited,
    /// The instruments do not say.
    Silent,
    /// They do not bind this person.
    NotCovered,
}

impl Outcome {
    /// Its kebab-case id.
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

/// The answer to one question. Ids throughout; `says` and `when` are texts in one language, see
/// [`Codes::in_language`](crate::Codes::in_language).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The office asked.
    pub office: String,
    /// The situation.
    pub situation: String,
    /// The day by whose instruments it is judged.
    pub on: Date,
    /// The versions in force on that day, in the order adopted.
    pub instruments: Vec<InForce>,
    /// `null` while it is open, and for situations that only have to be reported.
    pub outcome: Option<Outcome>,
    /// The first post of `authorities`.
    pub authority: Option<String>,
    /// The clauses whose rules decided.
    pub because: Vec<Citation>,
    /// What is owed for certain.
    pub duties: Vec<Owed>,
    /// Facts not given that can still change outcome, authority or duties.
    pub undecided: Vec<String>,
    /// Posts of which any one may authorise.
    pub authorities: Vec<String>,
    /// Where the instruments are silent: policies that they leave the topic to.
    pub see: Vec<See>,
    /// Where they are silent: whom to ask.
    pub ask: Option<AskWhom>,
    /// The role of whoever asked.
    pub role: String,
    /// Guidance and principles that belong beside the answer.
    pub shown: Vec<Citation>,
    /// Clauses that belong above every answer on the situation's topic.
    #[serde(default)]
    pub notices: Vec<Citation>,
    /// The clause by which a refusal needs reasons and can be looked at again, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Citation>,
    /// Why the rules are there: the principles that the clauses of `because` and `duties` uphold. Never what the answer
    /// rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Upheld>,
    /// The codes alone were asked: what the office decided and switched on by itself is not in it. An answer that goes on
    /// record is never one of these.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_local_decisions: bool,
}

/// A principle that a cited clause upholds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upheld {
    /// The standard that it belongs to.
    pub standard: String,
    /// Its id there.
    pub principle: String,
    /// Its name.
    pub label: String,
    /// What it asks.
    pub says: String,
    /// The instrument of the first cited clause that upholds it.
    pub instrument: String,
    /// That clause's reference.
    pub clause: String,
}

/// One version of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// Its id.
    pub id: String,
    /// Its version, in the document's own words.
    pub version: String,
    /// The day from which it binds.
    pub effective: Date,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// The instrument's id.
    pub instrument: String,
    /// The clause's reference.
    pub clause: String,
    /// What it says.
    pub says: String,
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// A duty of `words.toml`.
    pub duty: String,
    /// To whom: a post, `a|b` for either, `a+b` for both.
    pub to: Option<String>,
    /// An ISO 8601 duration, which runs from `from`.
    pub within: Option<String>,
    /// When, in words.
    pub when: Option<String>,
    /// The instrument's id.
    pub instrument: String,
    /// The clause's reference.
    pub clause: String,
    /// What it says.
    pub says: String,
    /// The moment's id, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<String>,
    /// The name of a policy to follow, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// From which date `within` runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Clock>,
    /// When `within` ends, where that date is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// An ISO 8601 duration after which it is owed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
}

/// The date from which a time runs: a meaning of one of the situation's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clock {
    /// When it happened.
    OccurredOn,
    /// When the person, or the office, became aware of it.
    KnownOn,
}

impl Clock {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::OccurredOn, Self::KnownOn];

    /// Its kebab-case id.
    pub fn id(self) -> &'static str {
        match self {
            Self::OccurredOn => "occurred-on",
            Self::KnownOn => "known-on",
        }
    }

    /// The meaning of the field that holds the date.
    pub fn meaning(self) -> Meaning {
        match self {
            Self::OccurredOn => Meaning::OccurredOn,
            Self::KnownOn => Meaning::KnownOn,
        }
    }
}

/// A policy that a silent instrument points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct See {
    /// The policy's name.
    pub policy: String,
    /// The instrument that points to it.
    pub instrument: String,
    /// The clause that does so.
    pub clause: Option<String>,
}

/// Whom to ask where the instruments are silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskWhom {
    /// A post of the office.
    pub post: String,
    /// The instrument that says so, if one does.
    pub instrument: Option<String>,
    /// Its clause.
    pub clause: Option<String>,
}

/// How the posts of a `to` or an authority stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipients {
    /// Any one of them will do.
    Either(Vec<String>),
    /// All of them.
    All(Vec<String>),
}

impl Recipients {
    /// Reads `a`, `a|b` or `a+b`.
    pub fn parse(written: &str) -> Self {
        let parts = |by: char| {
            written
                .split(by)
                .map(|post| post.trim().to_owned())
                .collect()
        };
        if written.contains('+') {
            Self::All(parts('+'))
        } else {
            Self::Either(parts('|'))
        }
    }

    /// The posts.
    pub fn posts(&self) -> &[String] {
        match self {
            Self::Either(posts) | Self::All(posts) => posts,
        }
    }
}
