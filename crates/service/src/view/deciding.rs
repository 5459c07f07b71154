//! Output types for decisions: how one would depart from the code, and what follows from it before it is made.

use probity_casework::{CaseId, PostId};
use probity_conduct::Text;
use serde::Serialize;

use super::{Informed, ToBePublished};

/// How a decision to allow it would depart from the code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Departs {
    /// In which way.
    pub how: HowItDeparts,
    /// The resolutions that would depart.
    pub resolutions: Vec<String>,
    /// The statement that allows no exception, in the instrument's sense.
    pub says: Option<Text>,
    /// The clauses of that statement.
    pub clauses: Vec<String>,
    /// The posts that could authorise it.
    pub authorities: Vec<PostId>,
}

/// The way in which a decision would depart from the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum HowItDeparts {
    /// The code prohibits it. It can be allowed against the code, with reasons.
    Prohibited,
    /// Only other posts can authorise it.
    BeyondPost,
    /// The code prohibits it without exception. It cannot be allowed.
    NoException,
}

/// What a decision would lead to. Nothing is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct DecisionPreview {
    /// Whether it goes against the code.
    pub against: bool,
    /// Who would be informed because it goes against the code.
    pub told: Option<Informed>,
    /// The case's entry as its register would show it.
    pub register: Option<ToBePublished>,
}

/// What stepping aside led to. The person can no longer read the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SteppedAside {
    /// The reference.
    pub reference: CaseId,
    /// The situation.
    pub situation: String,
    /// Whether the case went to someone else.
    pub moved: bool,
    /// Whether no one else can have it, so that the office has to fill a post.
    pub on_hold: bool,
}
