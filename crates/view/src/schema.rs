//! The schema of an answer in the API document.

use serde::Serialize;
use utoipa::ToSchema;

/// The answer of a code.
#[derive(Serialize, ToSchema)]
pub struct AnswerSchema {
    /// The office whose code was asked.
    office: String,
    /// The situation.
    situation: String,
    /// The day whose instruments judge it.
    #[schema(format = Date)]
    on: String,
    /// The versions in force on that day.
    instruments: Vec<InstrumentSchema>,
    /// `permitted`, `needs-authorisation`, `prohibited`, `silent` or `not-covered`. Null while the answer is open, and
    /// for what only has to be reported.
    #[schema(required = true)]
    outcome: Option<String>,
    /// The post that must authorise it.
    #[schema(required = true)]
    authority: Option<String>,
    /// The clauses that decided.
    because: Vec<CitationSchema>,
    /// Duties that are certain.
    duties: Vec<DutySchema>,
    /// Facts that were not given and can still change the answer.
    undecided: Vec<String>,
    /// Posts, any one of which may authorise it.
    authorities: Vec<String>,
    /// If the instruments are silent: the policies that they leave the topic to.
    see: Vec<SeeSchema>,
    /// If the instruments are silent: whom to ask.
    #[schema(required = true)]
    ask: Option<AskWhomSchema>,
    /// The person's role in the office.
    role: String,
    /// Guidance to show beside the answer, and the office's decisions about findings that concern it.
    shown: Vec<CitationSchema>,
    /// Clauses to show above every answer on the situation's topic.
    notices: Vec<CitationSchema>,
    /// The clause that gives a review of a refusal and requires reasons for it, if there is one.
    review: Option<CitationSchema>,
    /// The principles that the cited clauses uphold. They explain the rules and never decide the answer.
    why: Option<Vec<UpheldSchema>>,
    /// True if only the codes were asked: the answer then leaves out what the office decided and switched on itself.
    without_local_decisions: Option<bool>,
}

/// A principle that a cited clause upholds.
#[derive(Serialize, ToSchema)]
pub struct UpheldSchema {
    /// The standard that has it.
    standard: String,
    /// Its identifier in the standard.
    principle: String,
    /// Its name.
    label: String,
    /// What it asks.
    says: String,
    /// The instrument of the first cited clause that upholds it.
    instrument: String,
    /// That clause's reference.
    clause: String,
}

/// What one office's instruments say on a prepared topic.
#[derive(Serialize, ToSchema)]
pub struct ComparedSchema {
    /// The office.
    office: String,
    /// The answers to the questions of the topic.
    answers: Vec<AnswerSchema>,
    /// The clauses to read.
    clauses: Vec<CitationSchema>,
    /// A note on what is special about this office's answer, if anything.
    differs: Option<String>,
}

/// One version of an instrument.
#[derive(Serialize, ToSchema)]
pub struct InstrumentSchema {
    /// Its identifier.
    id: String,
    /// Its version, in the document's own words.
    version: String,
    /// The first day on which it applies.
    #[schema(format = Date)]
    effective: String,
}

/// One clause.
#[derive(Serialize, ToSchema)]
pub struct CitationSchema {
    /// The instrument.
    instrument: String,
    /// The clause's reference.
    clause: String,
    /// Its text.
    says: String,
}

/// One duty.
#[derive(Serialize, ToSchema)]
pub struct DutySchema {
    /// What is owed.
    duty: String,
    /// The post to which it is owed: `a|b` for either, `a+b` for both.
    #[schema(required = true)]
    to: Option<String>,
    /// The time to do it, as an ISO 8601 duration that starts at `from`.
    #[schema(required = true)]
    within: Option<String>,
    /// When it is due, in words.
    #[schema(required = true)]
    when: Option<String>,
    /// The instrument.
    instrument: String,
    /// The clause's reference.
    clause: String,
    /// Its text.
    says: String,
    /// The identifier of the moment when it is due.
    moment: Option<String>,
    /// A policy to follow.
    policy: Option<String>,
    /// The date from which `within` runs: `occurred-on` or `known-on`.
    from: Option<String>,
    /// The end of `within`, if that date is given.
    #[schema(format = DateTime)]
    due: Option<String>,
    /// The ISO 8601 duration after which it is owed again.
    every: Option<String>,
}

/// A policy that a silent instrument refers to.
#[derive(Serialize, ToSchema)]
pub struct SeeSchema {
    /// Its name.
    policy: String,
    /// The instrument that refers to it.
    instrument: String,
    /// The clause that refers to it.
    #[schema(required = true)]
    clause: Option<String>,
}

/// Whom to ask.
#[derive(Serialize, ToSchema)]
pub struct AskWhomSchema {
    /// A post.
    post: String,
    /// The instrument that names the post.
    #[schema(required = true)]
    instrument: Option<String>,
    /// Its clause.
    #[schema(required = true)]
    clause: Option<String>,
}
