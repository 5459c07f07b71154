//! Check that maps and promises can try every case: no rule tells facts apart in a way in which they are not divided.

use probity_i18n::key;

use super::Checked;
use crate::map::undivided;
use crate::mistake::Mistake;
use crate::rules::Rule;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    let versions = 0..checked.ground.model.instruments.len();
    let all: Vec<&Rule> = versions
        .flat_map(|version| checked.codes.engine.rules(version))
        .collect();
    for situation in checked.codes.situations() {
        let about = |rule: &&&Rule| rule.situation == situation.id;
        let rules: Vec<&Rule> = all.iter().filter(about).copied().collect();
        for rule in undivided(situation, &rules) {
            mistakes.push(checked.ground.at(
                &rule.file,
                rule.at,
                "@id",
                key("check-rule-undivided").with("rule", &rule.id),
                key("check-rule-undivided-right"),
            ));
        }
    }
}
