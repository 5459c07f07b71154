//! What was sent before under the same idempotency key.

use probity_casework::CaseId;
use serde::Serialize;

use super::CellValue;

/// What was sent before under the same value, and how it differs from what is sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SentBefore {
    /// The case that was made of it.
    pub reference: CaseId,
    /// What differs, in the situation's order.
    pub differs: Vec<Differing>,
}

/// One answer that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Differing {
    /// The fact's name; `situation`, `subject` or `not-meant` for what else a declaration says.
    pub field: String,
    /// What was sent.
    pub before: CellValue,
    /// What is sent now.
    pub now: CellValue,
}
