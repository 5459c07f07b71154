//! Check that worked examples show every condition of every rule on both sides of its edge.

use probity_i18n::key;

use super::Checked;
use crate::mistake::Mistake;

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for (index, version) in checked.codes.model.instruments.iter().enumerate() {
        if !checked.ground.sources.owns(&format!("{}/", version.folder)) {
            continue;
        }
        let edges = checked.codes.edges_of(index, version);
        for edge in edges.missing {
            let rule = (checked.codes.engine.rules(index)).find(|rule| rule.id == edge.rule);
            let Some(rule) = rule else { continue };
            mistakes.push(
                checked.ground.at(
                    &rule.file,
                    rule.at,
                    "@id",
                    key("check-edge-missing")
                        .with("rule", &edge.rule)
                        .with("condition", &edge.condition)
                        .with("holds", if edge.holds { "true" } else { "false" }),
                    key("check-edge-missing-right"),
                ),
            );
        }
    }
}
