//! The content that was sent before under the same idempotency key.

use probity_casework::CaseId;
use serde::Serialize;

use super::Labelled;

/// What was sent before with the same idempotency key, and how it differs from what is sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SentBefore {
    /// The case that it made.
    pub reference: CaseId,
    /// The differences, in the situation's order.
    pub differs: Vec<Differing>,
}

/// One answer that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Differing {
    /// The fact's name, or `situation`, `subject` or `not-meant` for the other parts of a declaration.
    pub field: String,
    /// The value that was sent first, if any.
    pub before: Option<Labelled>,
    /// The value that is sent now, if any.
    pub now: Option<Labelled>,
}
