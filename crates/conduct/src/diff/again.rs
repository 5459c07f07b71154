//! What somebody once declared, put to two versions: their answers compared, or why it cannot be asked.
use super::{Changed, Essence, Version, changed, essence};
use crate::{
    ask::{Asker, Question},
    facts::{Facts, FieldProblem},
};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

/// A case of the past: its facts as they were kept, which a version's situation may no longer take.
#[derive(Debug, Clone, Copy)]
pub struct PastQuestion<'a> {
    /// The office.
    pub office: &'a str,
    /// The situation.
    pub situation: &'a str,
    /// The day by whose other instruments it is judged.
    pub on: Date,
    /// Whom it is about.
    pub asker: &'a Asker,
    /// The facts, as [`Facts::from_json`] takes them.
    pub facts: &'a Value,
    /// The instruments that were switched on.
    pub switched_on: &'a [String],
}

/// That a case cannot be put to one of the versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CannotAsk {
    /// To which; where neither takes it, the old one.
    pub version: Which,
    /// Why.
    #[serde(flatten)]
    pub why: WhyNot,
}

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// Why a case cannot be put to a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
pub enum WhyNot {
    /// There is no such situation beside it.
    SituationGone,
    /// The situation does not take the facts as they were kept.
    FactsInvalid {
        /// What is wrong with them.
        fields: Vec<FieldProblem>,
    },
    /// The question names something that is not there, or a number is missing.
    NotAskable {
        /// Which, by the key of [`crate::AskProblem`].
        problem: &'static str,
    },
}

impl Version<'_> {
    /// A case put to this version and a newer one: where the answers differ, if they do.
    ///
    /// # Errors
    /// When it cannot be put to both.
    pub fn changes(
        self,
        new: Version<'_>,
        case: &PastQuestion<'_>,
    ) -> Result<Option<Changed>, CannotAsk> {
        let put = |version: Version<'_>, which| {
            let answer = version.put(case);
            answer.map_err(|why| CannotAsk {
                version: which,
                why,
            })
        };
        let (before, now) = (put(self, Which::Old)?, put(new, Which::New)?);
        Ok(changed(Some(before), Some(now)))
    }

    fn put(self, case: &PastQuestion<'_>) -> Result<Essence, WhyNot> {
        let situation = self.codes.situation(case.situation);
        let situation = situation.ok_or(WhyNot::SituationGone)?;
        let facts = Facts::from_json(situation, case.facts)
            .map_err(|fields| WhyNot::FactsInvalid { fields })?;
        let question = Question {
            office: case.office.to_owned(),
            situation: case.situation.to_owned(),
            on: case.on,
            asker: case.asker.clone(),
            facts,
            switched_on: case.switched_on.to_vec(),
        };
        let answer = self.ask(&question);
        let answer = answer.map_err(|problem| WhyNot::NotAskable {
            problem: problem.key(),
        })?;
        Ok(essence(&answer))
    }
}
