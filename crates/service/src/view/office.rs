//! Output types for people, posts, settings, sessions and the ledger's events.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_casework::people::{Holding, Person, Settings};
use probity_casework::readiness::Missing;
use probity_casework::{PersonId, PostId};
use probity_conduct::Text;
use probity_ledger::Envelope;
use serde::Serialize;
use serde_json::Value;

use super::PassedOverView;

/// A person in a list. [`PersonView`] has what else an administrator sees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PersonLine {
    /// Their identifier.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their title.
    pub title: String,
    /// Their team.
    pub team: Option<String>,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// Whether they have left.
    pub left: bool,
}

/// A person with everything that the office knows about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PersonView {
    /// The person, with profile and connections.
    pub person: Person,
    /// The version that forms send back, so that a change made on an outdated page is refused.
    pub version: u64,
    /// Their line manager's name.
    pub manager: Option<String>,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// Their accounts: sign-in name, and `invited`, `active` or `closed`. Empty if the person reads it themselves.
    pub accounts: Vec<(String, String)>,
}

/// A post with its holders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PostView {
    /// The post.
    pub post: PostId,
    /// The office's name for it.
    pub label: Option<Text>,
    /// Whether it is held in relation to a person, so that no one takes it.
    pub relative: bool,
    /// The post whose holder also holds this one, if it has no holder of its own.
    pub same_as: Option<PostId>,
    /// The posts that stand in, in order.
    pub stands_in: Vec<PostId>,
    /// Its holders with their names.
    pub holders: Vec<(Holding, String)>,
}

/// Who acts for a post towards one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ActingFor {
    /// The post.
    pub post: PostId,
    /// The name of the person who acts.
    pub name: String,
    /// The post in which they act: the same, or a stand-in.
    pub acts_as: PostId,
}

/// The office's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SettingsView {
    /// The settings as stored.
    pub settings: Settings,
    /// Optional instruments, and whether they are switched on.
    pub optional: Vec<(String, bool)>,
}

/// Something that keeps an office from opening, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingView {
    /// What is missing.
    pub missing: Missing,
    /// The name of the person whose cases could reach no one.
    pub subject: Option<String>,
    /// The posts or people passed over, with names.
    pub passed_over: Vec<PassedOverView>,
}

/// The token of a one-time link. Shown once, and stored only as a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The sign-in name.
    pub login: String,
    /// The token.
    pub token: String,
    /// When it expires.
    pub expires: Timestamp,
}

/// A session. The token goes into a cookie or a bearer header, and is stored only as a hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The token.
    pub token: String,
    /// When it ends.
    pub expires: Timestamp,
    /// The person who is signed in.
    pub person: PersonId,
}

/// One event of the ledger, for auditors.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLine {
    /// Its number.
    pub seq: u64,
    /// Its leaf hash in the tree.
    pub leaf: String,
    /// Its envelope. `None` if it is confidential for this reader.
    pub envelope: Option<Envelope>,
    /// The payload. `None` if it was erased or the envelope is `None`.
    pub payload: Option<Value>,
}

/// One person's reading of one clause against its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClauseReadingView {
    /// The clause's reference.
    pub clause: String,
    /// The person who read it. `None` for readers who are not signed in.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub person: Option<PersonId>,
    /// Their name. `None` for readers who are not signed in.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub by: Option<String>,
    /// The day.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = Date))]
    pub on: Date,
    /// Whether the clause is still what they read.
    pub stands: bool,
}

/// A decision of the office about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LocalDecisionView {
    /// Its number, the finding, the decision, who made it and on which day.
    #[serde(flatten)]
    pub made: probity_casework::event::LocalDecision,
    /// The finding's text. `None` if the office's file no longer has the finding.
    pub finding_says: Option<probity_conduct::Text>,
    /// Whether a later decision on the same finding replaces it.
    pub superseded: bool,
}
