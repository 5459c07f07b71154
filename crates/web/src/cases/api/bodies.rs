//! The bodies of what is done to a case.

use std::collections::BTreeSet;

use jiff::civil::Date;
use probity_casework::decide::Choice;
use probity_service::input::{Reply, SteppingAside};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::facts::GivenFacts;
use crate::people::api::ConnectionBody;

/// A decision on a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    /// The version of the case that the decision is based on.
    pub(super) version: u64,
    /// One of the case's `resolutions`.
    pub(super) resolution: String,
    /// The person or post to hand it over to, if the resolution needs one.
    pub(super) recipient: Option<String>,
    /// The reasons.
    pub(super) reasons: String,
    /// The conditions, if any.
    pub(super) conditions: Option<String>,
    /// The reasons for deciding against the code. Needed if the case's `departs` says so, and only then.
    pub(super) against: Option<String>,
    /// The last day of a permission that goes on, if it has one.
    #[schema(value_type = Option<String>, format = Date)]
    pub(super) until: Option<Date>,
}

impl From<DecisionBody> for Choice {
    fn from(body: DecisionBody) -> Self {
        Self {
            resolution: body.resolution,
            recipient: body.recipient,
            reasons: body.reasons,
            conditions: body.conditions,
            until: body.until,
            against: body.against,
        }
    }
}

/// Stepping aside from a case because of a conflict of interest.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictBody {
    /// The case's version.
    pub(super) version: u64,
    /// The reason.
    pub(super) reason: String,
    /// A connection to declare with it.
    pub(super) connection: Option<ConnectionBody>,
}

impl From<ConflictBody> for SteppingAside {
    fn from(body: ConflictBody) -> Self {
        Self {
            reason: body.reason,
            connection: body.connection.map(|one| (one.to, one.relation)),
        }
    }
}

/// Marking a case as read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBody {
    /// The case's version.
    pub(super) version: u64,
    /// Remarks to keep with it.
    #[serde(default)]
    pub(super) remarks: String,
}

/// A question to the person who submitted it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// The case's version.
    pub(super) version: u64,
    /// The question.
    pub(super) question: String,
}

/// A reply to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyBody {
    /// The case's version.
    pub(super) version: u64,
    /// The reply.
    pub(super) reply: String,
    /// Facts to add or change.
    #[serde(default)]
    pub(super) facts: GivenFacts,
    /// Fields whose value is more than the situation expects, and is right.
    #[serde(default)]
    pub(super) confirmed: BTreeSet<String>,
}

impl From<ReplyBody> for Reply {
    fn from(body: ReplyBody) -> Self {
        Self {
            reply: body.reply,
            facts: body.facts.into(),
            confirmed: body.confirmed,
        }
    }
}

/// What happened to a case after the decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeBody {
    /// The case's version.
    pub(super) version: u64,
    /// The result, in words.
    pub(super) result: String,
    /// The day when it happened. The default is today.
    #[schema(value_type = Option<String>, format = Date)]
    pub(super) on: Option<Date>,
}

/// A request for a review of a refusal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewBody {
    /// The case's version.
    pub(super) version: u64,
    /// Why the refusal should be reviewed.
    pub(super) reasons: String,
}

/// A withdrawal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalBody {
    /// The case's version.
    pub(super) version: u64,
    /// The reason.
    pub(super) reason: String,
}

/// The reason for erasing a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalBody {
    /// The retention rule.
    pub(super) ground: String,
    /// Why the rule applies.
    pub(super) reason: String,
}
