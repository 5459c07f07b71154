//! The states of a case.

use serde::{Deserialize, Serialize};

/// The state of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum State {
    /// Just submitted. A case is in this state only between two events of one command.
    Submitted,
    /// Its holder has to decide it or mark it as read.
    AwaitingDecision,
    /// The submitter has to add information: an answer to its holder or, if no one has the case, what they did
    /// about it.
    AwaitingInformation,
    /// No one can decide it: the office has to fill a post.
    OnHold,
    /// Decided. A result can still be recorded.
    Decided,
    /// Decided. A result still has to be recorded.
    AwaitingOutcome,
    /// Nothing is left to do.
    Closed,
    /// Withdrawn before it was decided.
    Withdrawn,
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl State {
    /// The word used in rows, on pages and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::AwaitingDecision => "awaiting-decision",
            Self::AwaitingInformation => "awaiting-information",
            Self::OnHold => "on-hold",
            Self::Decided => "decided",
            Self::AwaitingOutcome => "awaiting-outcome",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it was decided or closed, so that a result can be recorded.
    pub const fn is_past_deciding(self) -> bool {
        matches!(self, Self::Decided | Self::AwaitingOutcome | Self::Closed)
    }

    /// Whether its people have something to add: the information asked for, or the result.
    pub const fn waits_for_its_people(self) -> bool {
        matches!(self, Self::AwaitingInformation | Self::AwaitingOutcome)
    }

    /// Whether someone still has to decide.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::AwaitingDecision | Self::AwaitingInformation | Self::OnHold
        )
    }
}
