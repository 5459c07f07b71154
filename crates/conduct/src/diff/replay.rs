//! A past case asked under two versions: how the answers differ, or why it cannot be asked.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use super::{Changed, Essence, Version, changed, essence};
use crate::answer::Answer;
use crate::ask::{AskProblem, Asker, Question};
use crate::codes::Codes;
use crate::facts::{Facts, FieldProblem};

/// A past case. Its facts are as they were kept, and a version's situation may no longer accept them.
#[derive(Debug, Clone, Copy)]
pub struct PastQuestion<'a> {
    /// The office.
    pub office: &'a str,
    /// The situation.
    pub situation: &'a str,
    /// The day of the question. The office's other instruments in force on that day decide too.
    pub on: Date,
    /// The person that the case is about.
    pub asker: &'a Asker,
    /// The facts, in the form that [`Facts::from_json`] reads.
    pub facts: &'a Value,
    /// The instruments that were switched on.
    pub switched_on: &'a [String],
}

/// The error when a case cannot be asked under one of the versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CannotAsk {
    /// The version. If neither accepts the case, the old one.
    pub version: VersionSide,
    /// The reason.
    #[serde(flatten)]
    pub why: WhyNot,
}

/// One of two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum VersionSide {
    /// The old one.
    Old,
    /// The new one.
    New,
}

/// The reason why a case cannot be asked under a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum WhyNot {
    /// The situation no longer exists.
    SituationGone,
    /// The situation does not take the facts as they were kept.
    FactsInvalid {
        /// The problems with them.
        fields: Vec<FieldProblem>,
    },
    /// The question names something that does not exist, or a number is missing.
    NotAskable {
        /// The reason. In JSON it is its key.
        #[cfg_attr(feature = "schema", schema(value_type = String))]
        problem: AskProblem,
    },
}

impl Version<'_> {
    /// How the answers under this version and a newer one differ, or `None` if they are the same.
    ///
    /// # Errors
    /// When the case cannot be asked under both versions.
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
        let (before, now) = (put(self, VersionSide::Old)?, put(new, VersionSide::New)?);
        Ok(changed(Some(before), Some(now)))
    }

    fn put(self, case: &PastQuestion<'_>) -> Result<Essence, WhyNot> {
        let answer = self.ask(&self.codes.past_question(case)?);
        let answer = answer.map_err(|problem| WhyNot::NotAskable { problem })?;
        Ok(essence(&answer))
    }
}

impl Codes {
    /// The answer of these codes to a past case, by the versions in force on its day.
    ///
    /// # Errors
    /// When the case can no longer be asked.
    pub fn ask_again(&self, case: &PastQuestion<'_>) -> Result<Answer, WhyNot> {
        let question = self.past_question(case)?;
        self.ask(&question)
            .map_err(|problem| WhyNot::NotAskable { problem })
    }

    fn past_question(&self, case: &PastQuestion<'_>) -> Result<Question, WhyNot> {
        let situation = self.situation(case.situation);
        let situation = situation.ok_or(WhyNot::SituationGone)?;
        let facts = Facts::from_json(situation, case.facts)
            .map_err(|fields| WhyNot::FactsInvalid { fields })?;
        Ok(Question {
            office: case.office.to_owned(),
            situation: case.situation.to_owned(),
            on: case.on,
            asker: case.asker.clone(),
            facts,
            switched_on: case.switched_on.to_vec(),
        })
    }
}

impl Answer {
    /// What differs in another answer to the same question: `outcome`, `authority`, `because` or `duties`. Empty if
    /// they mean the same.
    pub fn differences(&self, other: &Self) -> Vec<&'static str> {
        let found = changed(Some(essence(self)), Some(essence(other)));
        found.map(|found| found.differs).unwrap_or_default()
    }
}
