//! Check of a clause's parts: each names worked examples that reach the clause, or from which it keeps away.

use probity_i18n::{Key, key};

use super::held::HeldByVersion;
use super::{Checked, path};
use crate::mistake::Mistake;
use crate::model::{Clause, Limb};

pub(super) fn check(checked: Checked<'_>, held: &HeldByVersion<'_>, mistakes: &mut Vec<Mistake>) {
    for (version, held) in checked.ground.model.instruments.iter().zip(held) {
        let path = path(version, "clauses.toml");
        let shown = |example: &str, clause: &Clause| {
            held.get(example)
                .map(|one| one.clauses.contains(clause.reference.as_str()))
        };
        let limbs = (version.clauses.iter())
            .flat_map(|clause| clause.limbs.iter().map(move |limb| (clause, limb)));
        for (clause, limb) in limbs {
            for (wanted, example) in named(limb) {
                let what: Key = match shown(example, clause) {
                    None => key("check-limb-no-example"),
                    Some(reached) if reached == wanted => continue,
                    Some(false) => key("check-limb-unreached"),
                    Some(true) => key("check-limb-not-spared"),
                };
                mistakes.push(
                    checked.ground.at(
                        &path,
                        clause.at,
                        &format!("\"{example}\""),
                        what.with("clause", &clause.reference)
                            .with("limb", limb.says.english())
                            .with("example", example),
                        key("check-limb-right"),
                    ),
                );
            }
            if limb.examples.is_empty() && limb.spared.is_empty() {
                mistakes.push(
                    checked.ground.at(
                        &path,
                        clause.at,
                        "[[clause.limb]]",
                        key("check-limb-bare")
                            .with("clause", &clause.reference)
                            .with("limb", limb.says.english()),
                        key("check-limb-right"),
                    ),
                );
            }
        }
    }
}

/// The examples that a part names, each with whether it has to reach the clause.
fn named(limb: &Limb) -> impl Iterator<Item = (bool, &String)> {
    let reach = limb.examples.iter().map(|one| (true, one));
    reach.chain(limb.spared.iter().map(|one| (false, one)))
}
