//! What an answer looks like in the API document.

use serde::Serialize;
use utoipa::ToSchema;

/// What a code says.
#[derive(Serialize, ToSchema)]
pub struct AnswerSchema {
    /// The office asked.
    office: String,
    /// The situation.
    situation: String,
    /// The day by whose instruments it is judged.
    #[schema(format = Date)]
    on: String,
    /// The versions in force on that day.
    instruments: Vec<InstrumentSchema>,
    /// `permitted`, `needs-authorisation`, `prohibited`, `silent` or `not-covered`; null while it is open, and for what only has to
    /// be reported.
    #[schema(required = true)]
    outcome: Option<String>,
    /// The post that must authorise it.
    #[schema(required = true)]
    authority: Option<String>,
    /// The clauses that decided.
    because: Vec<CitationSchema>,
    /// What is owed for certain.
    duties: Vec<DutySchema>,
    /// Facts not given that can still change the answer.
    undecided: Vec<String>,
    /// Posts of which any one may authorise it.
    authorities: Vec<String>,
    /// Where the instruments are silent: policies that they leave the topic to.
    see: Vec<SeeSchema>,
    /// Where they are silent: whom to ask.
    #[schema(required = true)]
    ask: Option<AskWhomSchema>,
    /// What the person is to the office.
    role: String,
    /// Guidance that belongs beside the answer, and what the office decided about findings that concern it.
    shown: Vec<CitationSchema>,
    /// Clauses that belong above every answer on the situation's topic.
    notices: Vec<CitationSchema>,
    /// The clause by which a refusal needs reasons and can be looked at again, where there is one.
    review: Option<CitationSchema>,
    /// Why the rules are there: the principles that the cited clauses uphold. Never what the answer rests on.
    why: Option<Vec<UpheldSchema>>,
    /// True where the codes alone were asked: what the office decided and switched on by itself is not in the answer.
    without_local_decisions: Option<bool>,
}

/// A principle that a cited clause upholds.
#[derive(Serialize, ToSchema)]
pub struct UpheldSchema {
    /// The standard that it belongs to.
    standard: String,
    /// Its identifier there.
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
    /// The answers to the questions that it is asked.
    answers: Vec<AnswerSchema>,
    /// The clauses to read.
    clauses: Vec<CitationSchema>,
    /// What is particular about this office's answer.
    differs: Option<String>,
}

/// One version of an instrument.
#[derive(Serialize, ToSchema)]
pub struct InstrumentSchema {
    /// Its identifier.
    id: String,
    /// In the document's own words.
    version: String,
    /// From when it binds.
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
    /// What it says.
    says: String,
}

/// One duty.
#[derive(Serialize, ToSchema)]
pub struct DutySchema {
    /// What is owed.
    duty: String,
    /// To whom: a post, `a|b` for either, `a+b` for both.
    #[schema(required = true)]
    to: Option<String>,
    /// An ISO 8601 duration, which runs from `from`.
    #[schema(required = true)]
    within: Option<String>,
    /// When, in words.
    #[schema(required = true)]
    when: Option<String>,
    /// The instrument.
    instrument: String,
    /// The clause's reference.
    clause: String,
    /// What it says.
    says: String,
    /// The moment's identifier.
    moment: Option<String>,
    /// A policy to follow.
    policy: Option<String>,
    /// From which date `within` runs: `occurred-on` or `known-on`.
    from: Option<String>,
    /// When `within` ends, where that date is given.
    #[schema(format = DateTime)]
    due: Option<String>,
    /// An ISO 8601 duration after which it is owed again.
    every: Option<String>,
}

/// A policy that a silent instrument points to.
#[derive(Serialize, ToSchema)]
pub struct SeeSchema {
    /// Its name.
    policy: String,
    /// The instrument that points to it.
    instrument: String,
    /// The clause that does so.
    #[schema(required = true)]
    clause: Option<String>,
}

/// Whom to ask.
#[derive(Serialize, ToSchema)]
pub struct AskWhomSchema {
    /// A post.
    post: String,
    /// The instrument that says so.
    #[schema(required = true)]
    instrument: Option<String>,
    /// Its clause.
    #[schema(required = true)]
    clause: Option<String>,
}
