//! Check that clauses and rules match: a clause that claims a rule has one, and a clause that a rule cites says
//! that it does something.

use probity_i18n::key;

use super::rules::in_rule;
use super::{Checked, path};
use crate::mistake::Mistake;
use crate::model::{Does, Instrument};
use crate::rules::Rule;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.ground.model.instruments.iter().enumerate() {
        let rules: Vec<&Rule> = checked.codes.engine.rules(index).collect();
        claimed(checked, version, &rules, mistakes);
        unreasoned(checked, version, mistakes);
        cited(checked, version, &rules, mistakes);
    }
}

/// A clause that claims a rule must have one.
fn claimed(
    checked: Checked<'_>,
    version: &Instrument,
    rules: &[&Rule],
    mistakes: &mut Vec<Mistake>,
) {
    for clause in &version.clauses {
        let Some(does) = clause.does.filter(|does| does.needs_rule()) else {
            continue;
        };
        let cites = |rule: &&&Rule| rule.clauses.contains(&clause.reference);
        let looks = |rule: &&Rule| rule.review.as_ref() == Some(&clause.reference);
        let again = matches!(does, Does::Rule | Does::Route) && rules.iter().any(looks);
        if !again && !rules.iter().filter(cites).any(|rule| backs(rule, does)) {
            let wanted = if does == Does::Rule {
                key("check-clause-unbacked-deed")
            } else {
                key("check-clause-unbacked-duty")
            };
            mistakes.push(checked.ground.at(
                &path(version, "clauses.toml"),
                clause.at,
                "does",
                key("check-clause-unbacked").with("clause", &clause.reference),
                wanted,
            ));
        }
    }
}

/// A clause that asks, allows or refuses something and claims no rule must say why. A clause without `does` is left
/// to the coverage report.
fn unreasoned(checked: Checked<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let unreasoned = version.clauses.iter().filter(|clause| {
        let claims_none = clause.does.is_some_and(|does| !does.needs_rule());
        claims_none && clause.demands_rule() && clause.why_no_rule.is_none()
    });
    for clause in unreasoned {
        let what = key("check-clause-unreasoned")
            .with("kind", &clause.kind)
            .with("clause", &clause.reference);
        mistakes.push(checked.ground.at(
            &path(version, "clauses.toml"),
            clause.at,
            "does",
            what,
            key("check-clause-unreasoned-right"),
        ));
    }
}

fn backs(rule: &Rule, does: Does) -> bool {
    let owes = rule.owes().is_some();
    if does == Does::Rule {
        !owes
    } else {
        owes || !rule.authorities.is_empty()
    }
}

/// A clause that a rule cites must say that it does something.
fn cited(checked: Checked<'_>, version: &Instrument, rules: &[&Rule], mistakes: &mut Vec<Mistake>) {
    for rule in rules {
        let cited = rule
            .clauses
            .iter()
            .chain(&rule.review)
            .filter_map(|clause| version.clause(clause));
        for clause in cited.filter(|clause| !clause.does.is_some_and(Does::needs_rule)) {
            let does = if rule.owes().is_some() {
                "duty"
            } else {
                "rule"
            };
            let what = key("check-rule-unclaimed").with("clause", &clause.reference);
            mistakes.push(checked.ground.at(
                &rule.file,
                rule.at,
                "@clause",
                in_rule(rule, what),
                key("check-rule-unclaimed-right").with("does", does),
            ));
        }
    }
}
