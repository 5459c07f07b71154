//! Where two instruments disagree: which one counts, and why.

use std::collections::BTreeSet;

use probity_conduct::{Answer, Outcome};
use probity_i18n::{Message, key};

use crate::labels::Labels;

/// A sentence for an instrument that would or could allow more than the answer does. `None` if there is none.
pub(super) fn clash<'a>(answer: &'a Answer, labels: &Labels) -> Option<Message> {
    let strict: BTreeSet<&str> = answer
        .because
        .iter()
        .map(|one| one.instrument.as_str())
        .collect();
    let winner = strict.first()?;
    let loser = |allowing: &'a [String]| allowing.iter().find(|id| !strict.contains(id.as_str()));
    let (sure, open) = (loser(&answer.would_allow), loser(&answer.could_allow));
    let sentence = match (answer.outcome?, sure.is_some()) {
        (Outcome::Prohibited, true) => key("answer-clash"),
        (Outcome::Prohibited, false) => key("answer-clash-open"),
        (Outcome::NeedsAuthorisation, true) => key("answer-clash-ask"),
        (Outcome::NeedsAuthorisation, false) => key("answer-clash-ask-open"),
        _ => return None,
    };
    let loser = sure.or(open)?;
    let title = |id: &str| labels.instrument(id, answer.on);
    Some(
        sentence
            .with("loser", title(loser))
            .with("winner", title(winner)),
    )
}
