//! Check that every field has a use: in a rule, as a meaning, or in another field's `shown-when`.

use probity_i18n::key;

use super::Checked;
use crate::mistake::Mistake;
use crate::model::Situation;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for situation in checked.ground.model.situations.values() {
        let read = read(checked, situation);
        for (index, field) in situation.fields.iter().enumerate() {
            let leads = situation
                .fields
                .iter()
                .filter_map(|one| one.shown_when.as_ref())
                .any(|condition| condition.field == field.name);
            if read & (1 << index) == 0 && field.meaning.is_none() && !leads {
                let path = format!("situations/{}.toml", situation.id);
                mistakes.push(checked.ground.at(
                    &path,
                    field.at,
                    "name",
                    key("check-field-unread").with("field", &field.name),
                    key("check-field-unread-right"),
                ));
            }
        }
    }
}

/// The fields that rules read, as a bit set.
fn read(checked: Checked<'_>, situation: &Situation) -> u64 {
    let versions = 0..checked.ground.model.instruments.len();
    let rules = versions.flat_map(|index| checked.codes.engine.rules(index));
    rules
        .filter(|rule| rule.situation == situation.id)
        .fold(0, |bits, rule| bits | rule.reads)
}
