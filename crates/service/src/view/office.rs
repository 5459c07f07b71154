//! People, posts, settings, sessions and the ledger's events as they are shown.

use jiff::Timestamp;
use probity_casework::{
    PersonId, PostId,
    people::{Holding, Person, Settings},
    readiness::Missing,
};
use probity_conduct::Text;
use serde::Serialize;
use serde_json::Value;

use super::PassedOverView;

/// A person in a list. What an administrator sees beyond names and titles is in [`PersonView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
    /// Whether they left.
    pub left: bool,
}

/// A person with everything the office knows of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonView {
    /// The person, with profile and connections.
    pub person: Person,
    /// What forms send back, so that work on an outdated page is refused.
    pub version: u64,
    /// Their line manager's name.
    pub manager: Option<String>,
    /// Posts that they hold.
    pub posts: Vec<String>,
    /// Their accounts: sign-in name and `invited`, `active` or `closed`. Empty for the person themselves.
    pub accounts: Vec<(String, String)>,
}

/// A post with its holders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostView {
    /// The post.
    pub post: PostId,
    /// What the office calls it.
    pub label: Option<Text>,
    /// Held in relation to a person, so that nobody takes it.
    pub relative: bool,
    /// The post whose holder holds this one too, where it has none of its own.
    pub same_as: Option<PostId>,
    /// Who stands in, in order.
    pub stands_in: Vec<PostId>,
    /// Its holders with their names.
    pub holders: Vec<(Holding, String)>,
}

/// The office's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingsView {
    /// What was set up.
    pub settings: Settings,
    /// Instruments that are off until switched on, and whether they are on.
    pub optional: Vec<(String, bool)>,
}

/// Something that keeps an office from going live, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingView {
    /// What.
    pub missing: Missing,
    /// The name of the person whose cases have nowhere to go.
    pub subject: Option<String>,
    /// Those passed over, with names.
    pub passed_over: Vec<PassedOverView>,
}

/// A one-time link's token. Shown once, kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// The sign-in name.
    pub login: String,
    /// The token.
    pub token: String,
    /// Until when it works.
    pub expires: Timestamp,
}

/// A session. The token goes into a cookie or a bearer header, and is kept nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The token.
    pub token: String,
    /// Until when it works.
    pub expires: Timestamp,
    /// Whose it is.
    pub person: PersonId,
}

/// One event of the ledger, for auditors.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EventLine {
    /// Its number.
    pub seq: u64,
    /// The hash that the tree has of it.
    pub leaf: String,
    /// The envelope's own text; none where it is confidential for this reader.
    pub envelope: Option<Value>,
    /// The payload; none once it is erased, and where the envelope is none.
    pub payload: Option<Value>,
}

/// What the office decided about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LocalDecisionView {
    /// Number, finding, what was decided, by whom and on which day.
    #[serde(flatten)]
    pub made: probity_casework::event::LocalDecision,
    /// What was found; none once the office's file no longer has the finding.
    pub finding_says: Option<probity_conduct::Text>,
    /// A later decision on the same finding has taken its place.
    pub superseded: bool,
}
