//! Principles that the cited clauses uphold. They are kept apart from the clauses that decide the answer.

use probity_conduct::Answer;
use probity_i18n::{Language, key};
use serde::Serialize;

use crate::labels::Labels;

/// One principle that a cited clause upholds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Why {
    /// The principle's name.
    label: String,
    /// What the principle asks.
    says: String,
    /// The standard that has it.
    standard: String,
    /// The instrument of the clause.
    instrument: String,
    /// The clause that upholds it.
    reference: String,
}

/// The principles of an answer that is translated already.
pub(super) fn of(answer: &Answer, labels: &Labels) -> Vec<Why> {
    let upheld = answer.why.iter();
    upheld
        .map(|one| Why {
            label: one.label.clone(),
            says: one.says.clone(),
            standard: labels.standard(&one.standard),
            instrument: labels.instrument(&one.instrument, answer.on),
            reference: one.clause.clone(),
        })
        .collect()
}

impl Why {
    /// The principle as a line of text.
    pub(super) fn line(&self, language: &Language) -> String {
        let line = key("answer-line-why")
            .with("label", self.label.as_str())
            .with("standard", self.standard.as_str())
            .with("reference", self.reference.as_str())
            .with("says", self.says.as_str());
        language.say(&line)
    }

    /// A sample for pages.
    pub(super) fn sample() -> Self {
        Self {
            label: "Integrity".to_owned(),
            says: "Owe nobody anything.".to_owned(),
            standard: "Seven principles".to_owned(),
            instrument: "Code of Conduct".to_owned(),
            reference: "15.7a".to_owned(),
        }
    }
}
