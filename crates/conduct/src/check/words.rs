//! Check of `words.toml`: resolutions are consistent, the registers that duties name exist, and a search can find
//! the words of a topic.

use probity_i18n::key;

use super::{Ground, Place};
use crate::model::Duty;

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    searched(ground, mistakes);
    resolutions(ground, mistakes);
    registers(ground, mistakes);
    duties(ground, mistakes);
}

/// A duty includes duties that exist, and falls to posts that exist. Without words for the person, it falls to no one.
fn duties(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    let words = &ground.model.words;
    let place = Place {
        path: "words.toml",
        from: 0,
    };
    for (id, duty) in &words.duty {
        for included in &duty.includes {
            let others = words.duty.keys().filter(|one| *one != id);
            mistakes.extend(ground.unknown(&place, key("check-no-duty"), included, others));
        }
        for post in duty.falls_to.iter().flatten() {
            let posts = words.post.keys().map(String::as_str);
            let known = posts.chain([Duty::AUTHORITY, Duty::ADVISER]);
            mistakes.extend(ground.unknown(&place, key("check-no-post"), post, known));
        }
        if duty.falls_to.is_some() && duty.to_whom.is_none() {
            mistakes.push(ground.at(
                place.path,
                0,
                &format!("[duty.{id}]"),
                key("check-falls-to-no-words").with("duty", id),
                key("check-falls-to-no-words-right"),
            ));
        }
    }
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
