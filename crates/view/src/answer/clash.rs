//! Where two instruments disagree: which one counts, and why.

use std::collections::BTreeSet;

use probity_conduct::{Answer, Outcome};
use probity_i18n::{Message, key};

use crate::labels::Labels;

/// A sentence for an instrument that would allow more than the answer does. `None` if there is none.
pub(super) fn clash(answer: &Answer, labels: &Labels) -> Option<Message> {
    let strict: BTreeSet<&str> = answer
        .because
        .iter()
        .map(|one| one.instrument.as_str())
        .collect();
    let winner = strict.first()?;
    let sentence = match answer.outcome? {
        Outcome::Prohibited => key("answer-clash"),
        Outcome::NeedsAuthorisation => key("answer-clash-ask"),
        _ => return None,
    };
    let loser = answer
        .would_allow
        .iter()
        .find(|id| !strict.contains(id.as_str()))?;
    let title = |id: &str| labels.instrument(id, answer.on);
    Some(
        sentence
            .with("loser", title(loser))
            .with("winner", title(winner)),
    )
}
