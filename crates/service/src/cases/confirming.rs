//! Sums and numbers that people confirm before they are kept. The situation says which values are more than expected.

use std::collections::BTreeSet;

use probity_conduct::model::{Field, Situation};
use probity_conduct::{Facts, FieldProblem, Problem};

/// One problem for each value that has to be confirmed and is not, and for each name that cannot be confirmed.
pub(crate) fn unconfirmed(
    situation: &Situation,
    facts: &Facts,
    confirmed: &BTreeSet<String>,
) -> Vec<FieldProblem> {
    let can_be = |field: &&Field| field.at_most.is_some();
    let known: Vec<&Field> = situation.fields.iter().filter(can_be).collect();
    let names: Vec<&str> = known.iter().map(|field| field.name.as_str()).collect();
    let strange = (confirmed.iter()).filter(|name| !names.contains(&name.as_str()));
    let strange = strange.map(|_| {
        FieldProblem::new("confirmed", Problem::UnknownField).with("known", names.join(", "))
    });
    let beyond = known.iter().filter_map(|field| {
        let value = facts.get(&field.name)?;
        let asked = field.is_beyond(value) && !confirmed.contains(&field.name);
        asked.then(|| {
            FieldProblem::new(&field.name, Problem::NotConfirmed).with("value", value.to_plain())
        })
    });
    beyond.chain(strange.take(1)).collect()
}
