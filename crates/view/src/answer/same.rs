//! Duties that ask for the same, and duties that include others: each is one thing to do, with all of their clauses.

use probity_conduct::{Answer, Owed};

use super::instruction;
use crate::labels::Labels;

/// The duties. One that another includes takes that one's words and time, and keeps its own clause: "declare it" beside
/// "declare it to the Chief Executive in writing", "say no" beside "say no politely".
pub(super) fn once(answer: &Answer, owed: &[Owed], labels: &Labels) -> Vec<Owed> {
    owed.iter()
        .map(|one| {
            let widest = widest(answer, one, owed, labels);
            Owed {
                instrument: one.instrument.clone(),
                clause: one.clause.clone(),
                says: one.says.clone(),
                wording: one.wording.clone(),
                ..widest.clone()
            }
        })
        .collect()
}

/// The duty that includes this one and is included in no other. It ends even if the data includes in a circle.
fn widest<'a>(answer: &Answer, one: &'a Owed, owed: &'a [Owed], labels: &Labels) -> &'a Owed {
    let mut at = one;
    for _ in owed {
        let mut others = owed.iter();
        let wider = others
            .find(|other| covers(answer, other, at, labels) && !covers(answer, at, other, labels));
        match wider {
            Some(wider) => at = wider,
            None => break,
        }
    }
    at
}

/// Whether whoever does `wide` has done `narrow` too.
pub(super) fn covers(answer: &Answer, wide: &Owed, narrow: &Owed, labels: &Labels) -> bool {
    let word = labels.codes.words().duty.get(&wide.duty);
    let includes = |word: &probity_conduct::model::Duty| word.includes.contains(&narrow.duty);
    let same = wide.duty == narrow.duty || word.is_some_and(includes);
    let whom = narrow.to.is_none()
        || narrow.to == wide.to
        || narrow.by_default && wide.to.is_some() && !wide.by_default;
    same && whom
        && (narrow.policy.is_none() || narrow.policy == wide.policy)
        && (narrow.every.is_none() || narrow.every == wide.every)
        && in_time(answer, wide, narrow, labels)
}

/// Whether what is done when `wide` is due is done in time for `narrow`.
fn in_time(answer: &Answer, wide: &Owed, narrow: &Owed, labels: &Labels) -> bool {
    let limits = |owed: &Owed| (owed.within.clone(), owed.from, owed.due);
    let when = |owed: &Owed| instruction::moment(owed, answer, labels);
    let may_not_come =
        |owed: &Owed| when(owed).is_some() && instruction::is_conditional(owed, labels);
    let same = limits(wide) == limits(narrow) && when(wide) == when(narrow);
    let no_limit = narrow.within.is_none() && !may_not_come(wide);
    let any_time = no_limit && (when(narrow).is_none() || may_not_come(narrow));
    same || any_time || no_limit && when(wide) == when(narrow)
}
