//! A cited clause with its text.

use crate::answer::Citation;
use crate::codes::Codes;
use crate::text::Lang;

pub(super) fn citation(codes: &Codes, version: usize, clause: &str) -> Citation {
    Citation {
        instrument: codes.model.instruments[version].id.clone(),
        clause: clause.to_owned(),
        says: says(codes, version, clause, Lang::En),
    }
}

pub(super) fn says(codes: &Codes, version: usize, clause: &str, lang: Lang) -> String {
    let place = codes.engine.versions[version].clauses.get(clause);
    let clause = place.and_then(|place| codes.model.instruments[version].clauses.get(*place));
    clause
        .map(|clause| clause.says.in_language(lang).to_owned())
        .unwrap_or_default()
}
