//! The clauses that decided, by instrument.

use probity_conduct::Answer;
use probity_conduct::model::InstrumentKind;
use serde::Serialize;

use super::{Clause, clause};
use crate::labels::Labels;

/// The deciding clauses of one instrument.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RulesOf {
    pub instrument: String,
    pub clauses: Vec<Clause>,
}

/// Each instrument with its clauses, in the order of the answer, the law after the office's own.
pub(super) fn by_instrument(answer: &Answer, labels: &Labels) -> Vec<RulesOf> {
    let mut ids: Vec<&str> = Vec::new();
    for cited in &answer.because {
        if !ids.contains(&cited.instrument.as_str()) {
            ids.push(&cited.instrument);
        }
    }
    ids.sort_by_key(|id| is_law(answer, labels, id));
    let rules = |id: &str| RulesOf {
        instrument: labels.instrument(id, answer.on),
        clauses: (answer.because.iter())
            .filter(|one| one.instrument == id)
            .map(|one| clause(answer, labels, one))
            .collect(),
    };
    ids.into_iter().map(rules).collect()
}

pub(super) fn is_law(answer: &Answer, labels: &Labels, id: &str) -> bool {
    let versions = labels.codes.instruments(&answer.office);
    let mut named = versions.into_iter().filter(|one| one.id == id);
    named
        .next()
        .is_some_and(|one| one.kind == InstrumentKind::Law)
}
