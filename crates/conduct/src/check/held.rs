//! Which clauses each worked example reaches: a rule that cites the clause holds in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Checked, home, question};
use crate::model::Instrument;
use crate::rules::Tri;

/// One example's situation, and the clauses that it reaches.
pub(super) struct Held<'a> {
    pub situation: &'a str,
    pub clauses: BTreeSet<&'a str>,
}

/// By version, in the order of the model: each example by its id.
pub(super) type HeldByVersion<'a> = Vec<BTreeMap<&'a str, Held<'a>>>;

pub(super) fn by_version(checked: Checked<'_>) -> HeldByVersion<'_> {
    let versions = checked.codes.model.instruments.iter().enumerate();
    versions
        .map(|(index, version)| of_version(checked, index, version))
        .collect()
}

fn of_version<'a>(
    checked: Checked<'a>,
    index: usize,
    version: &'a Instrument,
) -> BTreeMap<&'a str, Held<'a>> {
    let Some(office) = home(checked.codes, version) else {
        return BTreeMap::new();
    };
    let reached = |example: &'a crate::model::Example| {
        let asked = question(checked.codes, office, example).ok()?;
        // The rules outlive the question: only ids leave this function.
        let verdicts = checked.codes.verdicts(&asked, index).ok()?;
        let ids: BTreeSet<String> = verdicts
            .iter()
            .filter(|one| one.holds.contains(&Tri::Yes))
            .flat_map(|one| one.rule.clauses.iter().chain(&one.rule.review))
            .cloned()
            .collect();
        let clauses = version.clauses.iter().map(|one| one.reference.as_str());
        let held = Held {
            situation: &example.situation,
            clauses: clauses.filter(|one| ids.contains(*one)).collect(),
        };
        Some((example.id.as_str(), held))
    };
    version.examples.iter().filter_map(reached).collect()
}
