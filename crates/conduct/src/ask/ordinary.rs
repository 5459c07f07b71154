//! Whether silence is no obstacle: nothing decides, and an acceptance says that the deed is ordinary work there.

use super::judge::Evaluation;
use crate::model::{Accepted, RegionKind, ShownValue};
use crate::rules::Value;

/// Whether the facts given surely lie in a region that is accepted as ordinary work.
pub(super) fn is_ordinary(evaluation: &Evaluation<'_>) -> bool {
    ordinary(evaluation).any(|one| open(one, evaluation) == Some(0))
}

/// The fields, as a bit set, whose values can still bring the facts into such a region. Empty if they surely lie in
/// one.
pub(super) fn open_for_ordinary(evaluation: &Evaluation<'_>) -> u64 {
    if is_ordinary(evaluation) {
        return 0;
    }
    let open = ordinary(evaluation).filter_map(|one| open(one, evaluation));
    open.fold(0, |bits, one| bits | one)
}

/// The acceptances of ordinary work for this situation and role.
fn ordinary<'a>(evaluation: &Evaluation<'a>) -> impl Iterator<Item = &'a Accepted> {
    let (role, situation) = (&evaluation.question.asker.role, &evaluation.situation.id);
    let instruments = &evaluation.codes.model.instruments;
    let versions = evaluation.bound.clone().into_iter();
    let accepted = versions.flat_map(|index| &instruments[index].accepted);
    accepted.filter(move |one| {
        one.ordinary
            && one.kind == RegionKind::Silent
            && one.situations.contains(situation)
            && (one.roles.is_empty() || one.roles.contains(role))
    })
}

/// The fields that it names and that are not given, as a bit set. `None` if the facts given lie outside it.
fn open(accepted: &Accepted, evaluation: &Evaluation<'_>) -> Option<u64> {
    let mut open = 0;
    for (field, values) in &accepted.only {
        let index = evaluation.situation.index_of(field)?;
        match evaluation.given[index] {
            Some(given) if values.iter().any(|value| is(value, given)) => {}
            Some(_) => return None,
            None => open |= evaluation.slots.waits[index],
        }
        // A field that does not apply waits for nothing, and has no value.
        if evaluation.given[index].is_none() && evaluation.slots.waits[index] == 0 {
            return None;
        }
    }
    Some(open)
}

fn is(wanted: &ShownValue, given: Value<'_>) -> bool {
    match (wanted, given) {
        (ShownValue::YesNo(wanted), Value::Bool(given)) => *wanted == given,
        (ShownValue::Option(wanted), Value::Text(given)) => wanted == given,
        _ => false,
    }
}
