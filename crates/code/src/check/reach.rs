//! Every rule has to hold in one example of its situation and to fail in another.
use super::{Checked, home, path, question};
use crate::{mistake::Mistake, model::Instrument, rules::Rule, rules::Tri};
use std::collections::BTreeMap;

/// In which directions the examples reached a rule, by the place of its statement.
#[derive(Default, Clone, Copy)]
struct Reached {
    held: bool,
    failed: bool,
}

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.codes.model.instruments.iter().enumerate() {
        let reached = reached(checked, index, version);
        let mut rules: Vec<&Rule> = checked.codes.engine.rules(index).collect();
        rules.sort_by_key(|rule| rule.at);
        for rule in rules {
            mistakes.extend(mistake(
                checked,
                version,
                rule,
                reached.get(&rule.at).copied().unwrap_or_default(),
            ));
        }
    }
}

fn reached(checked: Checked<'_>, index: usize, version: &Instrument) -> BTreeMap<usize, Reached> {
    let mut reached: BTreeMap<usize, Reached> = BTreeMap::new();
    let Some(office) = home(checked.codes, version) else {
        return reached;
    };
    for example in version
        .examples
        .iter()
        .filter(|example| example.on.is_some())
    {
        let Ok(question) = question(checked.codes, office, example) else {
            continue;
        };
        let Ok(verdicts) = checked.codes.verdicts(&question, index) else {
            continue;
        };
        for one in verdicts {
            let entry = reached.entry(one.rule.at).or_default();
            entry.held |= one.holds.contains(&Tri::Yes);
            entry.failed |= one.holds == [Tri::No; 2];
        }
    }
    reached
}

fn mistake(
    checked: Checked<'_>,
    version: &Instrument,
    rule: &Rule,
    reached: Reached,
) -> Option<Mistake> {
    let (what, instead) = match reached {
        Reached { held: false, .. } => (
            "holds in no example",
            "an example in examples.toml in which it holds",
        ),
        Reached { failed: false, .. } if rule.can_fail() => (
            "fails in no example",
            "an example of its situation in which it does not hold",
        ),
        _ => return None,
    };
    Some(checked.ground.at(
        &path(version, "rules.cedar"),
        rule.at,
        "@id",
        format!("the rule `{}` {what}", rule.id),
        instead,
    ))
}
