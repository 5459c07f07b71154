//! The principles that the clauses of an answer uphold: they explain why its rules exist.

use super::judge::Evaluation;
use crate::answer::{Citation, Owed, Upheld};
use crate::codes::Codes;
use crate::model::{Principle, Standard};
use crate::text::Lang;

/// The principles that the cited clauses uphold, each once, with the first clause that upholds it.
pub(super) fn why(
    evaluation: &Evaluation<'_>,
    because: &[Citation],
    duties: &[Owed],
) -> Vec<Upheld> {
    let decided = because.iter().map(|one| (&one.instrument, &one.clause));
    let owed = duties.iter().map(|one| (&one.instrument, &one.clause));
    let mut found: Vec<Upheld> = Vec::new();
    for (instrument, reference) in decided.chain(owed) {
        for upheld in upholds(evaluation, instrument, reference) {
            if let Some((standard, principle)) = evaluation.codes.principle(upheld)
                && !found
                    .iter()
                    .any(|one| one.standard == standard.id && one.principle == principle.id)
            {
                found.push(Upheld {
                    standard: standard.id.clone(),
                    principle: principle.id.clone(),
                    label: principle.label.english().to_owned(),
                    says: principle.says.english().to_owned(),
                    instrument: instrument.clone(),
                    clause: reference.clone(),
                });
            }
        }
    }
    found
}

/// The principles that a clause says it upholds, in the versions asked.
fn upholds<'a>(evaluation: &Evaluation<'a>, instrument: &str, reference: &str) -> &'a [String] {
    let codes: &'a Codes = evaluation.codes;
    let version = evaluation
        .stack
        .iter()
        .find(|index| codes.model.instruments[**index].id == instrument);
    let clause = version.and_then(|index| {
        let place = codes.engine.versions[*index].clauses.get(reference)?;
        codes.model.instruments[*index].clauses.get(*place)
    });
    clause.map_or(&[], |clause| &clause.upholds)
}

/// The same principle in that language. It stays as it is if `codes/` no longer has it.
pub(super) fn reword(codes: &Codes, one: &mut Upheld, lang: Lang) {
    let standard = codes.standard(&one.standard);
    if let Some(principle) = standard.and_then(|standard| standard.principle(&one.principle)) {
        principle.label.in_language(lang).clone_into(&mut one.label);
        principle.says.in_language(lang).clone_into(&mut one.says);
    }
}

impl Codes {
    /// The standard and the principle that a clause's `<standard>.<principle>` means.
    pub fn principle(&self, upheld: &str) -> Option<(&Standard, &Principle)> {
        let (standard, principle) = upheld.split_once('.')?;
        let standard = self.standard(standard)?;
        Some((standard, standard.principle(principle)?))
    }
}
