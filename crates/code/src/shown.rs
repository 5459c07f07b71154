//! Which fields do not apply: those whose `shown-when` is not met by the facts given.
//!
//! A field that does not apply is neither asked, nor needed, nor undecided. Rules read its neutral value: `false` for
//! yes-no, `""` for choices and texts, 0 for money and numbers, 1970-01-01 for dates. A value given for it all the same is
//! not looked at, so that an answer never rests on a question which was not asked.
use crate::{
    facts::{FactValue, Facts},
    model::{ShownValue, Situation},
};

/// For each field, does it certainly not apply?
///
/// A field whose controlling field is still open may yet apply. The controlling field stands earlier (checked at load), so
/// one pass is enough; a controlling field that does not apply itself hides what depends on it.
pub(crate) fn hidden(situation: &Situation, facts: &Facts) -> Vec<bool> {
    let mut hidden = vec![false; situation.fields.len()];
    for (index, field) in situation.fields.iter().enumerate() {
        let Some(shown) = &field.shown_when else {
            continue;
        };
        let Some(by) = situation.index_of(&shown.field) else {
            continue;
        };
        hidden[index] = hidden[by]
            || (facts.at(by))
                .is_some_and(|value| !shown.is.iter().any(|wanted| meets(wanted, value)));
    }
    hidden
}

fn meets(wanted: &ShownValue, value: &FactValue) -> bool {
    match (wanted, value) {
        (ShownValue::YesNo(wanted), FactValue::YesNo(given)) => wanted == given,
        (ShownValue::Option(wanted), FactValue::Text(given)) => wanted == given,
        _ => false,
    }
}

impl Situation {
    /// For each field, in order: can it still apply, given these facts? A form shows just those.
    pub fn applicable(&self, facts: &Facts) -> Vec<bool> {
        hidden(self, facts)
            .into_iter()
            .map(|hidden| !hidden)
            .collect()
    }
}
