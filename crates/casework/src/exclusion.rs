//! The people whom a case must never reach, and the reasons why routing passes over a person or post.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, PostId};

/// The people whom a case must never reach, besides those who are named in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Exclusions {
    /// The people that the form says it is about, as at the submission.
    pub about: BTreeSet<PersonId>,
    /// The posts that the form says it is about. It never reaches their later holders either.
    pub about_posts: BTreeSet<PostId>,
    /// The people that a typed name may mean and that the submitter did not rule out.
    pub may_mean: BTreeSet<PersonId>,
    /// The people that the submitter ruled out.
    pub ruled_out: BTreeSet<PersonId>,
    /// Posts that never receive a case of this kind.
    pub never_to: BTreeSet<PostId>,
}

impl Exclusions {
    /// Whether no one is excluded and no one was ruled out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The reason why a person or post was passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema), schema(as = ConflictReason))]
pub enum Why {
    /// No one holds the post.
    Vacant,
    /// The person has left.
    Left,
    /// The case is about them.
    Subject,
    /// They are named in it.
    Named,
    /// The form says that it is about them, or about their post.
    About,
    /// A typed name may mean them.
    MayBeNamed,
    /// Their post never receives a case of this kind.
    NeverTo,
    /// They have declared a connection to someone in it.
    Connection,
    /// They report to its subject, to whoever sent it, or to someone whom it is about or may name, directly or through
    /// others.
    ReportsToParty,
    /// They decided it before, and it is under review.
    Decided,
    /// They sent it for someone else.
    Submitter,
    /// They stepped aside from it.
    Recused,
}

/// One post that was passed over, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PassedOver {
    /// The post.
    pub post: PostId,
    /// Its holder, if it has one.
    pub person: Option<PersonId>,
    /// The reason.
    pub why: Why,
}
