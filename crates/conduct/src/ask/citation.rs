//! A cited clause with its texts.

use crate::answer::Citation;
use crate::codes::Codes;
use crate::model::{Clause, Instrument};
use crate::text::Lang;

/// A clause of a version in English. A clause that the version does not have has no text.
pub(super) fn citation(codes: &Codes, version: usize, clause: &str) -> Citation {
    let place = codes.engine.versions[version].clauses.get(clause);
    let instrument = &codes.model.instruments[version];
    match place.and_then(|place| instrument.clauses.get(*place)) {
        Some(clause) => Citation::of(instrument, clause, Lang::En),
        None => Citation {
            instrument: instrument.id.clone(),
            clause: clause.to_owned(),
            says: String::new(),
            wording: None,
        },
    }
}

impl Citation {
    /// A clause of this version in one language.
    pub(crate) fn of(version: &Instrument, clause: &Clause, lang: Lang) -> Self {
        let wording = clause.wording.as_ref();
        Self {
            instrument: version.id.clone(),
            clause: clause.reference.clone(),
            says: clause.says.in_language(lang).to_owned(),
            wording: wording.map(|text| text.in_language(lang).to_owned()),
        }
    }
}
