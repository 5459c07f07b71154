//! Whether silence is no obstacle: nothing decides, and an acceptance says that the deed is ordinary work there.

use super::judge::Evaluation;
use crate::model::{Accepted, RegionKind, ShownValue};
use crate::rules::Value;

/// Whether the facts given surely lie in a region that is accepted as ordinary work.
pub(super) fn is_ordinary(evaluation: &Evaluation<'_>) -> bool {
    let versions = evaluation.bound.iter();
    let mut accepted =
        versions.flat_map(|index| &evaluation.codes.model.instruments[*index].accepted);
    accepted.any(|one| one.ordinary && fits(one, evaluation))
}

fn fits(accepted: &Accepted, evaluation: &Evaluation<'_>) -> bool {
    let role = &evaluation.question.asker.role;
    accepted.kind == RegionKind::Silent
        && accepted.situations.contains(&evaluation.situation.id)
        && (accepted.roles.is_empty() || accepted.roles.contains(role))
        && (accepted.only.iter()).all(|(field, values)| {
            let index = evaluation.situation.index_of(field);
            let given = index.and_then(|index| evaluation.given[index]);
            given.is_some_and(|given| values.iter().any(|value| is(value, given)))
        })
}

fn is(wanted: &ShownValue, given: Value<'_>) -> bool {
    match (wanted, given) {
        (ShownValue::YesNo(wanted), Value::Bool(given)) => *wanted == given,
        (ShownValue::Option(wanted), Value::Text(given)) => wanted == given,
        _ => false,
    }
}
