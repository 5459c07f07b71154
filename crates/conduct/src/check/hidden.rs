//! Check of the questions that an office hides: no rule reads them.

use probity_i18n::key;

use super::Ground;
use crate::engine::Engine;
use crate::load::situation_path;
use crate::mistake::Mistake;
use crate::model::Field;
use crate::rules::Rule;

/// A mistake for each hidden question that rules read, with their names.
pub(crate) fn check_hidden(ground: Ground<'_>, engine: &Engine) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    for (source, hidden) in ground.sources.hidden() {
        let mut situations = ground.model.situations.values();
        let situation = situations.find(|one| situation_path(&one.id) == source.path);
        let Some(situation) = situation else { continue };
        let Some(index) = situation.index_of(&hidden.field) else {
            continue;
        };
        let mut readers = Vec::new();
        for (version, instrument) in ground.model.instruments.iter().enumerate() {
            let rules = engine.rules(version).filter(|rule| {
                rule.situation == situation.id && reads(rule, index, &situation.fields[index])
            });
            let folder = instrument.version_folder();
            readers.extend(rules.map(|rule| format!("`{}` ({folder})", rule.id)));
        }
        readers.sort();
        if !readers.is_empty() {
            mistakes.push(
                source.mistake_in(
                    hidden.at,
                    key("check-hidden-read")
                        .with("field", &hidden.field)
                        .with("rules", readers.join(", ")),
                    key("check-hidden-right"),
                ),
            );
        }
    }
    mistakes
}

/// Whether a rule reads this question, in its condition or as the day from which a time limit runs.
fn reads(rule: &Rule, index: usize, field: &Field) -> bool {
    let runs_from = rule.owes().and_then(|duty| duty.from);
    rule.reads & (1 << index) != 0
        || runs_from.is_some_and(|clock| Some(clock.meaning()) == field.meaning)
}
