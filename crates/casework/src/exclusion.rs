//! Who must not get a case, and why somebody was passed over.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{PersonId, PostId};

/// Whom a case must never reach beyond those who are named in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusions {
    /// The people whom the form says that it is about, as they were when it was submitted.
    pub about: BTreeSet<PersonId>,
    /// The posts that the form says it is about: their later holders are kept from it too.
    pub about_posts: BTreeSet<PostId>,
    /// Whom a typed name may mean, where the submitter did not rule them out.
    pub may_mean: BTreeSet<PersonId>,
    /// Whom the submitter ruled out.
    pub ruled_out: BTreeSet<PersonId>,
    /// Posts that never get a case of this kind.
    pub never_to: BTreeSet<PostId>,
}

impl Exclusions {
    /// Whether nobody is excluded, and nobody was ruled out.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a person or post was passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Nobody holds the post.
    Vacant,
    /// The person has left.
    Left,
    /// It is about them.
    Subject,
    /// They are named in it.
    Named,
    /// The form says that it is about them, or about their post.
    About,
    /// A name that was typed may mean them.
    MayBeNamed,
    /// Their post never gets a case of this kind.
    NeverTo,
    /// They have declared a connection to someone in it.
    Connection,
    /// They report to its subject, directly or through others.
    ReportsToSubject,
    /// They decided it before, and it is looked at again.
    Decided,
}

/// One post that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassedOver {
    /// The post.
    pub post: PostId,
    /// Its holder, where it has one.
    pub person: Option<PersonId>,
    /// Why.
    pub why: Why,
}
