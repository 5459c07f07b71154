//! A permission that a person already has.

use jiff::civil::Date;
use probity_casework::CaseId;
use serde::Serialize;

/// A permission that a person already has, from an earlier case about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Held {
    /// The case that gave it.
    pub reference: CaseId,
    /// Its situation.
    pub situation: String,
    /// The day of the decision.
    pub since: Date,
    /// Its last day. `None` if it has none.
    pub until: Option<Date>,
    /// The other party, if the case names one.
    pub party: Option<String>,
    /// The conditions of the decision.
    pub conditions: Option<String>,
}
