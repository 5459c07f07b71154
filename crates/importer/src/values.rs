//! Values of an old register that are chosen from a list.

use serde::{Deserialize, Serialize};

/// The unit of an amount, if it is not for the whole entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Unit {
    /// Each of several things.
    Each,
    /// Each person.
    Person,
    /// Each month.
    Month,
    /// Each year.
    Year,
}

/// The outcome of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ReadOutcome))]
pub enum Outcome {
    /// Accepted.
    Accepted,
    /// Declined when offered.
    Declined,
    /// Offered or received, and not used.
    NotTakenUp,
    /// Sent back.
    Returned,
    /// Paid for afterwards.
    Repaid,
    /// Bought by the person who received it.
    Purchased,
    /// Given or raffled to charity.
    Donated,
    /// Shared out or used at the body's own hospitality.
    Shared,
    /// Held by the public body.
    HeldByBody,
    /// Kept by the person.
    Kept,
    /// Words that are not known. The original text is kept beside it.
    Unreadable,
}

/// Whether the public body received or gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Direction {
    /// The body or its person received it.
    Received,
    /// The body or its person gave it.
    Given,
    /// Words that are not known. The original text is kept beside it.
    Unreadable,
}
