//! What events carry: people, submissions, routes, decisions, imported rows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    exclusion::{Exclusions, PassedOver},
    fact::Fact,
    id::{CaseId, PersonId, PostId},
};

/// Who a person is to the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Their name as people say it.
    pub name: String,
    /// Their job title; empty where they have none.
    pub title: String,
    /// Their role, an id of `words.toml`.
    pub role: String,
    /// Their team.
    pub team: Option<String>,
    /// Their line manager.
    pub manager: Option<PersonId>,
    /// What they may do in the program beyond their own cases.
    pub rights: BTreeSet<Right>,
}

/// What a person may do in the program beyond their own cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// Looks after people, posts, accounts, settings and publication; sees no case for that.
    Administrator,
    /// Reads everything, changes nothing.
    Auditor,
}

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ConnectionTo {
    /// Someone of the office.
    Person(PersonId),
    /// A person or organisation outside, by name.
    Party(String),
}

/// Someone as they were when a case was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Their identifier.
    pub person: PersonId,
    /// Their name then.
    pub name: String,
    /// Their title then.
    pub title: String,
    /// Their role then.
    pub role: String,
}

/// A case as it was submitted, able to be read without the situation's file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// The reference.
    pub reference: CaseId,
    /// The situation.
    pub situation: String,
    /// Who submitted it.
    pub by: PersonId,
    /// Whom it is about.
    pub subject: About,
    /// What they said, by field.
    pub facts: BTreeMap<String, Fact>,
    /// Which field plays which role in the situation (`party` → `offered_by`).
    pub meanings: BTreeMap<String, String>,
    /// People of the office who are named in it, beyond doubt.
    pub named: Vec<PersonId>,
    /// Whom else it must never reach.
    #[serde(default, skip_serializing_if = "Exclusions::is_empty")]
    pub exclusions: Exclusions,
    /// The answer as the person saw it, in the one JSON that page, API and command line give.
    pub answer: Value,
    /// SHA-256 (hex) of the instruments' texts that answered.
    pub fingerprint: String,
    /// The day it happened, where the facts say.
    pub occurred_on: Option<Date>,
    /// The calendar year in which its financial year begins.
    pub year: i16,
    /// The register's word for what the person did about it themselves (`declined`).
    pub response: Option<String>,
    /// The register that it enters.
    pub register: Option<Registered>,
    /// A report: only whoever submitted it and those it goes to may know of it.
    #[serde(default, skip_serializing_if = "is_not")]
    pub confidential: bool,
    /// It asks for advice: whoever has it answers.
    #[serde(default, skip_serializing_if = "is_not")]
    pub asks_advice: bool,
    /// The recorded advice that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Follows>,
}

/// Recorded advice as it stood when a later case followed it: readable there by those who never saw the case of the advice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Follows {
    /// The case of the advice.
    pub reference: CaseId,
    /// What was answered.
    pub advice: String,
    /// The post that answered.
    pub post: PostId,
    /// On this day.
    pub on: Date,
}

/// What is not so is left out, so that events from before a field was there read and write as they were.
fn is_not(flag: &bool) -> bool {
    !flag
}

/// How a case stands in a register: what may be shown, decided when it was submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registered {
    /// The register.
    pub register: String,
    /// Whether it leaves the office.
    pub public: bool,
    /// The fields that may be shown.
    pub fields: BTreeSet<String>,
}

/// To whom a case went and why them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Routed {
    /// What they have to do.
    pub task: Task,
    /// The post by which they have it.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// The posts that the code names, any of which would do.
    pub wanted: Vec<PostId>,
    /// Whoever comes before them and may not act, with the reason.
    pub passed_over: Vec<PassedOver>,
    /// Others who are told, with the post for which they are.
    pub told: Vec<(PostId, PersonId)>,
    /// By when, where the instruments say.
    pub due: Option<Timestamp>,
}

/// What a case's holder has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Task {
    /// Decide.
    Decide,
    /// Take note; deciding is open to them too.
    Note,
}

/// What an authority resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// A resolution of the situation.
    pub resolution: String,
    /// To whom the thing goes, where the resolution needs it.
    pub recipient: Option<String>,
    /// Why.
    pub reasons: String,
    /// On what conditions.
    pub conditions: Option<String>,
    /// Who decided.
    pub person: PersonId,
    /// By which post.
    pub post: PostId,
    /// The register's word for it (`handed-over`).
    pub outcome: Option<String>,
    /// It says no to what was asked.
    #[serde(default, skip_serializing_if = "is_not")]
    pub refuses: bool,
    /// It is advice: the reasons are the recorded answer.
    #[serde(default, skip_serializing_if = "is_not")]
    pub advice: bool,
    /// What is awaited after it, in English: the case stays open until what happened to it is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awaits: Option<String>,
}

/// What the office decided about a finding, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalDecision {
    /// Its number among the office's decisions, from 1.
    pub number: u32,
    /// The finding.
    pub finding: String,
    /// What was decided.
    pub says: String,
    /// Who decided, as the office names them.
    pub by: String,
    /// The day on which they did: it counts from then.
    pub on: Date,
}

/// An old register's file as it was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imported {
    /// SHA-256 (hex) of the file's bytes.
    pub file: String,
    /// The file's name.
    pub name: String,
    /// The register that it went into.
    pub register: String,
    /// Which column of the file was taken as which column of the register, as confirmed.
    pub mapping: BTreeMap<String, String>,
    /// Rows read.
    pub read: u32,
    /// Rows imported by this import.
    pub taken: u32,
    /// Rows that say nothing was offered.
    pub nil: u32,
    /// Rows that an earlier import had brought already.
    pub known: u32,
    /// Rows that could not be taken.
    pub refused: Vec<RefusedRow>,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefusedRow {
    /// Its line in the file, from 1.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// One row of an old register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedEntry {
    /// The same row gives the same key, whichever file brings it.
    pub key: String,
    /// SHA-256 (hex) of the file.
    pub file: String,
    /// Its line in the file, from 1.
    pub line: u64,
    /// The register.
    pub register: String,
    /// Whether the register leaves the office.
    pub public: bool,
    /// The original row: heading and cell.
    pub original: Vec<(String, String)>,
    /// What was understood, by the register's column.
    pub understood: BTreeMap<String, Fact>,
    /// What to know before relying on it: a mark's key, with the field and line it is about.
    pub marks: Vec<String>,
    /// The day it is listed by, where one could be read.
    pub day: Option<Date>,
    /// The calendar year in which its financial year begins, where a day could be read.
    pub year: Option<i16>,
    /// The other party's name, for the twelve months' count.
    pub party: Option<String>,
    /// Its value in pence, where one could be read.
    pub pence: Option<i64>,
    /// The register's word for what happened, where one could be read.
    pub outcome: Option<String>,
}
