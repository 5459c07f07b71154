//! Words: what a resolution does has to fit together.
use super::Ground;

/// Asking for more leaves a matter open: there is nothing yet to await, to advise or to show.
pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<crate::Mistake>) {
    for (id, word) in &ground.model.words.resolution {
        if word.ask && (word.advice || word.awaits.is_some()) {
            mistakes.push(ground.at(
                "words.toml",
                0,
                &format!("[resolution.{id}]"),
                format!("the resolution `{id}` asks for more and settles something"),
                "ask = true alone, or no ask",
            ));
        }
    }
}
