//! Clauses and rules belong together: what a clause claims to do a rule does, and what a rule cites claims it.
use super::{Checked, path};
use crate::{
    mistake::Mistake,
    model::{Does, Instrument},
    rules::Rule,
};

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.ground.model.instruments.iter().enumerate() {
        let rules: Vec<&Rule> = checked.codes.engine.rules(index).collect();
        claimed(checked, version, &rules, mistakes);
        unreasoned(checked, version, mistakes);
        cited(checked, version, &rules, mistakes);
    }
}

/// A clause that claims a rule has one.
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
        let looks = |rule: &&Rule| rule.second_look.as_ref() == Some(&clause.reference);
        let again = matches!(does, Does::Rule | Does::Route) && rules.iter().any(looks);
        if !again && !rules.iter().filter(cites).any(|rule| backs(rule, does)) {
            let wanted = if does == Does::Rule {
                "a rule on the deed"
            } else {
                "a rule on `owe`, or one with an authority,"
            };
            mistakes.push(checked.ground.at(
                &path(version, "clauses.toml"),
                clause.at,
                "does",
                format!("no rule backs the clause `{}`", clause.reference),
                format!("{wanted} that cites it, or another `does`"),
            ));
        }
    }
}

/// A clause that asks, allows or refuses something and claims no rule says why. One without any `does` is not accounted for yet:
/// that is for coverage to tell.
fn unreasoned(checked: Checked<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let unreasoned = version.clauses.iter().filter(|clause| {
        let claims_none = clause.does.is_some_and(|does| !does.needs_rule());
        claims_none && clause.demands_rule() && clause.why_no_rule.is_none()
    });
    for clause in unreasoned {
        mistakes.push(checked.ground.at(
            &path(version, "clauses.toml"),
            clause.at,
            "does",
            format!(
                "no rule stands behind the {} `{}`, and nothing says why",
                clause.kind, clause.reference
            ),
            "why-no-rule = one sentence; or does = \"rule\", \"duty\", \"route\" or \"deadline\"",
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

/// A clause that a rule cites says that it does something.
fn cited(checked: Checked<'_>, version: &Instrument, rules: &[&Rule], mistakes: &mut Vec<Mistake>) {
    for rule in rules {
        let cited = rule
            .clauses
            .iter()
            .chain(&rule.second_look)
            .filter_map(|clause| version.clause(clause));
        for clause in cited.filter(|clause| !clause.does.is_some_and(Does::needs_rule)) {
            let right = if rule.owes().is_some() {
                "does = \"duty\""
            } else {
                "does = \"rule\""
            };
            mistakes.push(checked.ground.at(
                &rule.file,
                rule.at,
                "@clause",
                format!(
                    "rule `{}`: the clause `{}` does not claim a rule",
                    rule.id, clause.reference
                ),
                format!("{right} in clauses.toml, or another clause"),
            ));
        }
    }
}
