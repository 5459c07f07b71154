//! What the reader of a case can do next.

use serde::Serialize;

/// Something that the reader of a case can do next: the rules and the case's state allow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum May {
    /// Decide.
    Decide,
    /// Mark it as read.
    Note,
    /// Ask for more information.
    AskInformation,
    /// Give the information asked for.
    GiveInformation,
    /// Record what happened to it.
    RecordOutcome,
    /// Ask for a review of a refusal.
    AskReview,
    /// Withdraw it.
    Withdraw,
    /// Withhold its entry.
    Withhold,
    /// Show its entry again.
    Show,
    /// Correct its entry.
    Correct,
    /// Send it to the person it should go to now.
    Reroute,
    /// Step aside because of a conflict of interest.
    StepAside,
}
