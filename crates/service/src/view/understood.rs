//! A case as its code was understood when it was sent, and as it is understood now.

use jiff::civil::Date;
use probity_casework::CaseId;
use probity_conduct::{Answer, WhyNot};
use serde::Serialize;

/// The answer to a case when it was sent, and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Understood {
    /// The case.
    pub reference: CaseId,
    /// The day whose versions judge it, then and now.
    pub on: Date,
    /// SHA-256 (hex) of the codes that gave the answer when it was sent.
    pub fingerprint: String,
    /// Whether the codes are the very same files now.
    pub same_codes: bool,
    /// Whether facts of the case were changed after it was sent. Both answers are to the facts as they were sent.
    pub facts_changed: bool,
    /// The answer that was recorded when it was sent.
    pub then: Answer,
    /// What the codes as they are now answer.
    pub now: UnderstoodNow,
}

/// What the codes as they are now answer to a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum UnderstoodNow {
    /// The same: outcome, authorities, clauses and duties.
    Same {},
    /// Something else.
    Differs {
        /// What differs: `outcome`, `authority`, `because` or `duties`.
        differs: Vec<&'static str>,
        /// The answer now.
        answer: Box<Answer>,
    },
    /// They can no longer be asked about it.
    CannotBeAsked {
        /// The reason.
        #[serde(flatten)]
        why: WhyNot,
    },
}
