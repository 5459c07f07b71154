//! What payloads are made of: people, submissions, routes, decisions and imported rows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
#[cfg(feature = "schema")]
use probity_conduct::TypedValue;
use probity_conduct::{ClauseHashes, Value};
use serde::{Deserialize, Serialize};

use crate::answer::KeptAnswer;
use crate::exclusion::{Exclusions, PassedOver};
use crate::id::{CaseId, PersonId, PostId};

/// A person's name, role and rights at the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The name that people use for them.
    pub name: String,
    /// Their job title. Empty if they have none.
    pub title: String,
    /// Their role: an id in `words.toml`.
    pub role: String,
    /// Their team.
    pub team: Option<String>,
    /// Their line manager.
    pub manager: Option<PersonId>,
    /// Their access beyond their own cases.
    pub rights: BTreeSet<Right>,
}

/// A person's access beyond their own cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Right {
    /// Manages people, posts, accounts, settings and publication. This alone gives no access to cases.
    Administrator,
    /// Can read everything and change nothing.
    Auditor,
}

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum ConnectionTo {
    /// Someone at the office.
    Person(PersonId),
    /// A person or organisation outside, by name.
    Party(String),
}

/// A person as they were when a case was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct About {
    /// Their identifier.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their title then.
    pub title: String,
    /// Their role then.
    pub role: String,
    /// The posts that they held then. `None` in events from before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posts: Option<Vec<PostId>>,
}

/// A case as submitted. It can be read without the situation's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Submitted {
    /// The case's reference.
    pub reference: CaseId,
    /// The situation's id.
    pub situation: String,
    /// The person who submitted it.
    pub by: PersonId,
    /// The person it is about.
    pub subject: About,
    /// The facts given, by field.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, TypedValue>))]
    pub facts: BTreeMap<String, Value>,
    /// The fields to which the submitter answered that they do not know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// The field for each meaning in the situation (`party` → `offered_by`).
    pub meanings: BTreeMap<String, String>,
    /// People of the office who are certainly named in it.
    pub named: Vec<PersonId>,
    /// Other people it must never reach.
    #[serde(default, skip_serializing_if = "Exclusions::is_empty")]
    pub exclusions: Exclusions,
    /// The answer as the submitter saw it.
    pub answer: KeptAnswer,
    /// SHA-256 (hex) of the instruments' texts that gave the answer.
    pub fingerprint: String,
    /// The day it happened, if the facts say it.
    pub occurred_on: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: i16,
    /// The register's word for what the person did themselves (`declined`).
    pub response: Option<String>,
    /// The register that shows it.
    pub register: Option<Registered>,
    /// A report: only the submitter and the people it is sent to can know of it.
    #[serde(default, skip_serializing_if = "is_not")]
    pub confidential: bool,
    /// It asks for advice, and its holder answers.
    #[serde(default, skip_serializing_if = "is_not")]
    pub asks_advice: bool,
    /// The recorded advice that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
}

/// Recorded advice at the time when a later case followed it. People who can't see the case of the advice can read
/// it here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Follows {
    /// The reference of the case that has the advice.
    pub reference: CaseId,
    /// The text of the advice.
    pub advice: String,
    /// The post that gave it.
    pub post: PostId,
    /// The day it was given.
    pub on: Date,
}

/// Leaves out flags that are false, so that events from before a field existed read and write as they were.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_not(flag: &bool) -> bool {
    !flag
}

/// The register of a case and the fields that it may show, fixed when the case was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Registered {
    /// The register's id.
    pub register: String,
    /// Whether the register is public.
    pub public: bool,
    /// The fields that may be shown.
    pub fields: BTreeSet<String>,
}

/// Where a case was sent, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Routed {
    /// What they have to do.
    pub task: Task,
    /// The post through which they have it.
    pub post: PostId,
    /// The person who has it.
    pub person: PersonId,
    /// The posts that the code names. Any one of them is enough.
    pub wanted: Vec<PostId>,
    /// The people who come first and cannot act, with the reasons.
    pub passed_over: Vec<PassedOver>,
    /// Other people who are informed, each with their post.
    pub informed: Vec<(PostId, PersonId)>,
    /// When they must act by, if a time limit is set.
    pub due: Option<Timestamp>,
}

/// What a case's holder has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Task {
    /// Decide.
    Decide,
    /// Mark it as read. They can decide it too.
    Note,
}

/// A decision on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Decision {
    /// A resolution of the situation.
    pub resolution: String,
    /// The recipient, if the resolution needs one.
    pub recipient: Option<String>,
    /// The reasons.
    pub reasons: String,
    /// The conditions.
    pub conditions: Option<String>,
    /// The person who decided.
    pub person: PersonId,
    /// The post through which they decided.
    pub post: PostId,
    /// The register's word for it (`handed-over`).
    pub outcome: Option<String>,
    /// It refuses what was asked.
    #[serde(default, skip_serializing_if = "is_not")]
    pub refuses: bool,
    /// It is advice, and the reasons are the recorded advice.
    #[serde(default, skip_serializing_if = "is_not")]
    pub advice: bool,
    /// The next step that it waits for, in English. The case stays open until the result is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaits: Option<String>,
    /// The last day of the permission that it gives, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// It goes against the code, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<AgainstCode>,
}

/// A decision that allows what the code prohibits, or what only other posts can authorise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct AgainstCode {
    /// The reasons for it.
    pub reasons: String,
    /// The next post up and its holder, who are informed. `None` if there is no one.
    pub told: Option<(PostId, PersonId)>,
}

/// What the office decided about a finding, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct LocalDecision {
    /// Its number among the office's decisions, counted from 1.
    pub number: u32,
    /// The finding.
    pub finding: String,
    /// The decision.
    pub says: String,
    /// Who decided, as the office names them.
    pub by: String,
    /// The day of the decision. It counts from that day.
    pub on: Date,
}

/// Clauses that a person has read against the document that they come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClausesRead {
    /// The instrument.
    pub instrument: String,
    /// The version, by the day from which it binds.
    pub effective: Date,
    /// The person who read them.
    pub by: PersonId,
    /// The clauses.
    pub clauses: Vec<ClauseRead>,
}

/// One clause that was read, and what the reader had before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClauseRead {
    /// Its reference.
    pub clause: String,
    /// The hashes of its source and of its encoding.
    pub hashes: ClauseHashes,
}

/// The file of an old register, as imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Imported {
    /// SHA-256 (hex) of the file's bytes.
    pub file: String,
    /// The file's name.
    pub name: String,
    /// The register that it was imported into.
    pub register: String,
    /// The register's column for each column of the file, as confirmed by a person.
    pub mapping: BTreeMap<String, String>,
    /// The number of rows read.
    pub read: u32,
    /// The number of rows that this import added.
    pub taken: u32,
    /// The number of rows that report no offers.
    pub nil: u32,
    /// The number of rows that an earlier import had already added.
    pub known: u32,
    /// Rows that could not be imported.
    pub refused: Vec<RefusedRow>,
}

/// A row that could not be imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct RefusedRow {
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// The reason.
    pub reason: String,
}

/// One row of an old register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ImportedEntry {
    /// The row's key. The same row has the same key in every file.
    pub key: String,
    /// SHA-256 (hex) of the file.
    pub file: String,
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// The register.
    pub register: String,
    /// Whether the register is public.
    pub public: bool,
    /// The original row: each heading with its cell.
    pub original: Vec<(String, String)>,
    /// The values understood, by the register's column.
    #[cfg_attr(feature = "schema", schema(value_type = BTreeMap<String, TypedValue>))]
    pub understood: BTreeMap<String, Value>,
    /// Warnings about the row: each is a mark's key with its field and line.
    pub marks: Vec<String>,
    /// The day that orders it in lists, if one could be read.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins, if a day could be read.
    pub year: Option<i16>,
    /// The other party's name, for the count of earlier offers over twelve months.
    pub party: Option<String>,
    /// Its value in pence, if one could be read.
    pub pence: Option<i64>,
    /// The register's word for the result, if one could be read.
    pub outcome: Option<String>,
}
