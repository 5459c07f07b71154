//! Sentences for the words of registers.

use probity_conduct::model::RegisterOutcome;
use probity_i18n::{Key, Message, key};

/// The registers' words for what happened (`docs/developers/codes-format.md`, resolutions).
pub const OUTCOMES: [(RegisterOutcome, &str); 5] = [
    (RegisterOutcome::Accepted, "accepted"),
    (RegisterOutcome::Declined, "declined"),
    (RegisterOutcome::Returned, "returned"),
    (RegisterOutcome::HandedOver, "handed-over"),
    (RegisterOutcome::Disposed, "disposed"),
];

/// The sentence for a register's word.
#[must_use]
pub fn outcome(word: &str) -> Option<Key> {
    Some(match word {
        "accepted" => key("register-outcome-accepted"),
        "declined" => key("register-outcome-declined"),
        "returned" => key("register-outcome-returned"),
        "handed-over" => key("register-outcome-handed-over"),
        "disposed" => key("register-outcome-disposed"),
        _ => return None,
    })
}

/// The sentence for a register's word, or the word itself if the program does not know it.
#[must_use]
pub fn outcome_message(word: &str) -> Message {
    outcome(word).map_or_else(|| Message::written(word), Message::from)
}

/// A financial year, from the calendar year in which it begins: "2025 to 2026".
#[must_use]
pub fn year(from: i64) -> Message {
    // As text, because a number would be written with a comma.
    key("register-year")
        .with("from", from.to_string())
        .with("to", (from + 1).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_that_can_be_asked_for_has_a_sentence() {
        for (known, word) in OUTCOMES {
            assert!(outcome(word).is_some(), "{known:?}");
            assert_eq!(serde_json::to_value(known).unwrap(), word);
        }
    }
}
