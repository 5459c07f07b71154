//! Check of `[[act]]`: a situation with a deed says what the deed is called, for every state of its facts.

use probity_i18n::{Key, key};

use super::Ground;
use crate::mistake::Mistake;
use crate::model::{Act, Situation};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for situation in ground.model.situations.values() {
        let path = format!("situations/{}.toml", situation.id);
        let wrong = |at: usize, near: &str, what: Key| {
            ground.at(
                &path,
                at,
                near,
                what.with("situation", &situation.id),
                key("check-act-right"),
            )
        };
        for act in &situation.acts {
            if act.phrase.is_some() == act.done {
                mistakes.push(wrong(act.at, "[[act]]", key("check-act-phrase")));
            }
            if unmet(situation, act) {
                mistakes.push(wrong(act.at, "when", key("check-act-when")));
            }
        }
        let last = situation.acts.last();
        match (&situation.deed, last) {
            (None, Some(act)) => mistakes.push(wrong(act.at, "[[act]]", key("check-act-no-deed"))),
            (Some(_), last) if last.is_none_or(|act| act.when.is_some()) => {
                mistakes.push(wrong(0, "deed", key("check-act-missing")));
            }
            _ => {}
        }
    }
}

/// Whether its condition names a field or a value that the situation does not have.
fn unmet(situation: &Situation, act: &Act) -> bool {
    let Some(condition) = &act.when else {
        return false;
    };
    let Some(field) = situation.field(&condition.field) else {
        return true;
    };
    condition.is.is_empty() || !condition.is.iter().all(|value| value.fits(field))
}
