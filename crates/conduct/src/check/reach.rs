//! Check that every rule holds in one example of its situation and fails in another.

use std::collections::BTreeMap;
use std::sync::Arc;

use probity_i18n::key;

use super::{Checked, home, question};
use crate::mistake::Mistake;
use crate::model::Instrument;
use crate::rules::{Rule, Tri};

/// Whether examples made each rule hold and fail, by the position of its statement.
#[derive(Default, Clone, Copy)]
struct Reached {
    held: bool,
    failed: bool,
}

/// A statement's file and byte offset.
type Place = (Arc<str>, usize);

fn place(rule: &Rule) -> Place {
    (rule.file.clone(), rule.at)
}

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.codes.model.instruments.iter().enumerate() {
        let reached = reached(checked, index, version);
        let mut rules: Vec<&Rule> = checked.codes.engine.rules(index).collect();
        rules.sort_by_key(|rule| place(rule));
        for rule in rules {
            mistakes.extend(mistake(
                checked,
                rule,
                reached.get(&place(rule)).copied().unwrap_or_default(),
            ));
        }
    }
}

fn reached(checked: Checked<'_>, index: usize, version: &Instrument) -> BTreeMap<Place, Reached> {
    let mut reached: BTreeMap<Place, Reached> = BTreeMap::new();
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
            let entry = reached.entry(place(one.rule)).or_default();
            entry.held |= one.holds.contains(&Tri::Yes);
            entry.failed |= one.holds == [Tri::No; 2];
        }
    }
    reached
}

fn mistake(checked: Checked<'_>, rule: &Rule, reached: Reached) -> Option<Mistake> {
    let (what, instead) = match reached {
        Reached { held: false, .. } => (
            key("check-rule-never-holds"),
            key("check-rule-never-holds-right"),
        ),
        Reached { failed: false, .. } if rule.can_fail() => (
            key("check-rule-never-fails"),
            key("check-rule-never-fails-right"),
        ),
        _ => return None,
    };
    Some(checked.ground.at(
        &rule.file,
        rule.at,
        "@id",
        what.with("rule", &rule.id),
        instead,
    ))
}
