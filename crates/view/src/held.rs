//! A permission that a person already has, in a sentence.

use probity_i18n::{Message, key};
use probity_service::view::Held;

use crate::labels::Labels;

/// Until when, and for what.
#[must_use]
pub fn permission(held: &Held, labels: &Labels) -> Message {
    let case = key("case-link")
        .with("situation", labels.situation(&held.situation))
        .with("reference", held.reference.as_str());
    let case = labels.language.say(&case);
    match held.until {
        Some(day) => key("held-until").with("until", day).with("case", case),
        None => key("held").with("case", case),
    }
}
