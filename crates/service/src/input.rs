//! Input types of the service.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_casework::PersonId;
use probity_casework::event::ConnectionTo;
use probity_conduct::model::Situation;
use probity_conduct::{Facts, FieldProblem};
use serde_json::Value;

/// Facts as they are sent.
#[derive(Debug, Clone, PartialEq)]
pub enum FactsIn {
    /// From a program.
    Json(Value),
    /// From a form or the command line.
    Pairs(Vec<(String, String)>),
    /// Already read, for example by a form that shows what was typed.
    Read(Facts),
}

/// None.
impl Default for FactsIn {
    fn default() -> Self {
        Self::Pairs(Vec::new())
    }
}

impl FactsIn {
    /// Reads the typed facts of a situation.
    pub(crate) fn read(&self, situation: &Situation) -> Result<Facts, Vec<FieldProblem>> {
        match self {
            Self::Read(facts) if facts.situation() == situation.id => Ok(facts.clone()),
            Self::Read(facts) => Facts::from_json(situation, &facts.to_json()),
            Self::Json(value) => Facts::from_json(situation, value),
            Self::Pairs(pairs) => Facts::from_pairs(
                situation,
                pairs
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            ),
        }
    }

    /// As [`Self::read`], with the fields to which the person answered that they do not know.
    pub(crate) fn read_with(
        &self,
        situation: &Situation,
        unknown: &BTreeSet<String>,
    ) -> Result<Facts, Vec<FieldProblem>> {
        let facts = self.read(situation)?;
        facts.not_knowing(situation, unknown.iter().map(String::as_str))
    }

    /// Whether no facts are given.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Read(facts) => facts.given().next().is_none(),
            Self::Json(value) => value.as_object().is_none_or(serde_json::Map::is_empty),
            Self::Pairs(pairs) => pairs.iter().all(|(_, value)| value.trim().is_empty()),
        }
    }
}

/// A question for someone with a role, which anyone may ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The situation.
    pub situation: String,
    /// Their role in the office.
    pub role: String,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// The day to judge by. `None` means today.
    pub on: Option<Date>,
    /// The facts.
    pub facts: FactsIn,
    /// The fields to which the person answered that they do not know.
    pub unknown: BTreeSet<String>,
}

/// A question by someone signed in, about themselves or someone for whom they may submit.
#[derive(Debug, Clone, PartialEq)]
pub struct AskAs {
    /// The situation.
    pub situation: String,
    /// The person it is about. `None` means the person who asks.
    pub subject: Option<PersonId>,
    /// The facts.
    pub facts: FactsIn,
    /// The fields to which the person answered that they do not know.
    pub unknown: BTreeSet<String>,
}

/// A case to submit.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Declare {
    /// The situation.
    pub situation: String,
    /// The person it is about. `None` means the person who submits it.
    pub subject: Option<PersonId>,
    /// The facts.
    pub facts: FactsIn,
    /// People whom a typed name may mean but, says the submitter, does not.
    pub not_meant: BTreeSet<PersonId>,
    /// [`crate::view::Preview::expects`] as the submitter saw it. If the case would now go to someone else, nothing is
    /// saved.
    pub expects: Option<String>,
    /// A random value in the form. The same form sent twice makes one case; other content under the same value is a
    /// conflict.
    pub idempotency_key: Option<String>,
    /// The fields to which the submitter answered that they do not know. Each has to be one that may be unknown and that
    /// is asked.
    pub unknown: BTreeSet<String>,
    /// Fields whose value is more than the situation expects, and is right.
    pub confirmed: BTreeSet<String>,
}

/// Why someone steps aside from a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SteppingAside {
    /// The reason.
    pub reason: String,
    /// A connection to declare with it: its other end, and what it is.
    pub connection: Option<(ConnectionTo, String)>,
}

/// Information that a case's holder asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reply {
    /// The answer in words. Required if no fact changes.
    pub reply: String,
    /// Facts that it adds or changes.
    pub facts: FactsIn,
    /// As for [`Declare::confirmed`].
    pub confirmed: BTreeSet<String>,
}

impl Reply {
    /// A reply with these facts, none of them confirmed.
    pub fn new(reply: &str, facts: FactsIn) -> Self {
        Self {
            reply: reply.to_owned(),
            facts,
            confirmed: BTreeSet::new(),
        }
    }
}

/// A query for entries of a register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterQuery {
    /// The register.
    pub register: String,
    /// Words to look for. An entry must have each of them. The last may be the beginning of a word.
    pub text: Option<String>,
    /// The calendar year in which the financial year begins.
    pub year: Option<i64>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// The situation.
    pub situation: Option<String>,
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub to: Option<Date>,
    /// `next` of the page before this one.
    pub after: Option<String>,
    /// `previous` of the page after this one. Not allowed together with `after`.
    pub before: Option<String>,
    /// Entries on a page, at most 500.
    pub size: u32,
    /// Only the columns that a page shows, without the secondary ones.
    pub narrow: bool,
}

/// A person to add.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Their identifier. `None` makes a random one.
    pub id: Option<PersonId>,
    /// Their profile.
    pub profile: probity_casework::event::Profile,
}

/// Clauses that a person has read against the document that they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignClauses {
    /// The instrument.
    pub instrument: String,
    /// The version, by the day from which it binds.
    pub effective: Date,
    /// Each clause's reference, and the fingerprint of what the person had before them
    /// ([`probity_conduct::ClauseHashes::fingerprint`]).
    pub clauses: Vec<(String, String)>,
}
