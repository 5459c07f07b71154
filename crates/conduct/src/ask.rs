//! Asking: a question goes in, an answer comes out.
//!
//! The same rules are read twice. The three-valued reading ([`crate::rules::Expr`]) says which rules the given
//! facts settle and which are still open. Cedar's authorizer then decides over a complete set of facts, in which
//! every open fact has a possible value. Those values never show: an answer cites only settled rules, and gives an
//! outcome only when no open rule can change it.

mod act;
mod citation;
mod decide;
mod duties;
mod falls_to;
mod judge;
mod open;
mod ordinary;
mod render;
mod reword;
mod settle;
mod sharpen;
pub(crate) mod slots;
mod stand_in;
mod why;
mod would_change;

use jiff::civil::Date;
pub(crate) use judge::{Evaluation, Judged};
pub(crate) use open::Open;
use serde::{Deserialize, Serialize, Serializer};
pub(crate) use settle::deed_outcome;
pub use would_change::{ChangedFact, WouldChange};

use crate::answer::Answer;
use crate::codes::Codes;
use crate::facts::Facts;

/// One question of conduct.
#[derive(Debug, Clone)]
pub struct Question {
    /// The office's id.
    pub office: String,
    /// The situation's id.
    pub situation: String,
    /// The day of the question. The instruments in force on that day decide.
    pub on: Date,
    /// The person who asks.
    pub asker: Asker,
    /// The facts known so far.
    pub facts: Facts,
    /// Instruments marked `unless-switched-on` that the office has switched on, by id.
    pub switched_on: Vec<String>,
}

/// The person who asks, as far as rules need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asker {
    /// Their role at the office.
    pub role: String,
    /// The posts that they hold.
    #[serde(default)]
    pub posts: Vec<String>,
}

/// The reason why a question cannot be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskProblem {
    /// There is no office with this id.
    #[error("there is no office `{0}`")]
    UnknownOffice(String),
    /// There is no situation with this id.
    #[error("there is no situation `{0}`")]
    UnknownSituation(String),
    /// `words.toml` does not list that role.
    #[error("there is no role `{0}`")]
    UnknownRole(String),
    /// The office has no post with this id.
    #[error("the office has no post `{0}`")]
    UnknownPost(String),
    /// The office adopts no instrument with this id.
    #[error("the office does not adopt an instrument `{0}`")]
    UnknownInstrument(String),
    /// The facts were read for another situation.
    #[error("the facts belong to `{0}`")]
    FactsOfAnother(String),
    /// No instrument was in force on that day.
    #[error("no instrument was in force on {0}")]
    NothingInForce(Date),
    /// A prepared comparison names a clause that the office's instruments did not have on that day.
    #[error("the clause `{clause}` was not in force on {on}")]
    ClauseNotInForce {
        /// The clause, as the comparison writes it.
        clause: String,
        /// The day.
        on: Date,
    },
    /// A rule uses a number that the office did not have on that day.
    #[error("the limit `{limit}` was not in force on {on}")]
    LimitNotInForce {
        /// The limit's name in `snake_case`.
        limit: String,
        /// The day.
        on: Date,
    },
    /// Cedar could not evaluate a rule. Loading rules this out, but if it happens we report it instead of guessing.
    #[error("the rule could not be evaluated: {0}")]
    RuleFailed(String),
}

impl AskProblem {
    /// A stable kebab-case key for the message that people read.
    pub fn key(&self) -> &'static str {
        match self {
            Self::UnknownOffice(_) => "unknown-office",
            Self::UnknownSituation(_) => "unknown-situation",
            Self::UnknownRole(_) => "unknown-role",
            Self::UnknownPost(_) => "unknown-post",
            Self::UnknownInstrument(_) => "unknown-instrument",
            Self::FactsOfAnother(_) => "facts-of-another",
            Self::NothingInForce(_) => "nothing-in-force",
            Self::ClauseNotInForce { .. } => "clause-not-in-force",
            Self::LimitNotInForce { .. } => "limit-not-in-force",
            Self::RuleFailed(_) => "rule-failed",
        }
    }
}

/// As its key.
impl Serialize for AskProblem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

impl Codes {
    /// The answer of the instruments in force, without the office's own decisions. Texts are English: see
    /// [`Codes::in_language`].
    ///
    /// # Errors
    /// When the question names something that does not exist, or no instrument was in force.
    pub fn ask(&self, question: &Question) -> Result<Answer, AskProblem> {
        self.check_names(question)?;
        let on = question.on;
        let stack = self
            .engine
            .in_force(&question.office, on, &question.switched_on);
        if stack.is_empty() {
            return Err(AskProblem::NothingInForce(on));
        }
        self.ask_of(question, &stack)
    }

    /// The answer of the versions listed.
    fn ask_of(&self, question: &Question, stack: &[usize]) -> Result<Answer, AskProblem> {
        let evaluation = judge::Evaluation::new(self, question, stack)?;
        let sharpened = sharpen::sharpen(&evaluation, evaluation.judge());
        let decided = decide::decide(&evaluation, &sharpened.rules)?;
        Ok(render::answer(&evaluation, &sharpened, &decided))
    }

    pub(crate) fn check_names(&self, question: &Question) -> Result<(), AskProblem> {
        let Question {
            office,
            situation,
            asker,
            ..
        } = question;
        let known = self
            .office(office)
            .ok_or_else(|| AskProblem::UnknownOffice(office.clone()))?;
        if self.situation(situation).is_none() {
            return Err(AskProblem::UnknownSituation(situation.clone()));
        }
        if question.facts.situation() != situation {
            return Err(AskProblem::FactsOfAnother(
                question.facts.situation().to_owned(),
            ));
        }
        if !self.words().role.contains_key(&asker.role) {
            return Err(AskProblem::UnknownRole(asker.role.clone()));
        }
        if let Some(post) = asker.posts.iter().find(|post| !known.has_post(post)) {
            return Err(AskProblem::UnknownPost(post.clone()));
        }
        let adopted = |id: &String| {
            known
                .adopts
                .iter()
                .any(|one| one.instrument.rsplit('/').next() == Some(id))
        };
        match question.switched_on.iter().find(|id| !adopted(id)) {
            Some(id) => Err(AskProblem::UnknownInstrument(id.clone())),
            None => Ok(()),
        }
    }

    /// The answer of these versions, in force or not.
    pub(crate) fn ask_with(
        &self,
        question: &Question,
        stack: &[usize],
    ) -> Result<Answer, AskProblem> {
        self.check_names(question)?;
        self.ask_of(question, stack)
    }

    /// The answer of one version alone, in force or not.
    pub(crate) fn ask_alone(
        &self,
        question: &Question,
        version: usize,
    ) -> Result<Answer, AskProblem> {
        self.check_names(question)?;
        self.ask_of(question, &[version])
    }

    /// Which rules of one version hold in an evaluation: for each, when not authorised and when authorised.
    pub(crate) fn verdicts<'a>(
        &'a self,
        question: &'a Question,
        version: usize,
    ) -> Result<Vec<Judged<'a>>, AskProblem> {
        Ok(judge::Evaluation::new(self, question, &[version])?.judge())
    }
}
