//! Check of `words.toml`: resolutions are consistent, the registers that duties name exist, and a search can find
//! the words of a topic.

use probity_i18n::key;

use super::{Ground, Place};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    searched(ground, mistakes);
    resolutions(ground, mistakes);
    registers(ground, mistakes);
}

fn registers(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    for duty in ground.model.words.duty.values() {
        let place = Place {
            path: "words.toml",
            from: 0,
        };
        let registers = ground.model.registers.keys();
        let unknown =
            |register| ground.unknown(&place, key("check-no-register"), register, registers);
        mistakes.extend(duty.register.as_deref().and_then(unknown));
    }
}

/// A resolution that asks for more information leaves the case open, so it can't be advice or wait for a result.
fn resolutions(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    for (id, word) in &ground.model.words.resolution {
        if word.ask && (word.advice || word.awaits.is_some()) {
            mistakes.push(ground.at(
                "words.toml",
                0,
                &format!("[resolution.{id}]"),
                key("check-resolution-asks").with("resolution", id),
                key("check-resolution-asks-right"),
            ));
        }
    }
}

/// Search compares in lower case, and every search would match an empty word.
fn searched(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    for (id, topic) in &ground.model.words.topic {
        for word in &topic.words {
            if word.trim().is_empty() || *word != word.trim().to_lowercase() {
                mistakes.push(ground.at(
                    "words.toml",
                    0,
                    &format!("\"{word}\""),
                    key("check-word-unmet").with("word", word).with("topic", id),
                    key("check-word-unmet-right"),
                ));
            }
        }
    }
}
