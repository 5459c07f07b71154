//! A case as its readers see it.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use probity_casework::{
    Body, CaseId, PersonId, PostId,
    case::{Correction, Dated, Review, State},
    event::{About, Decision, Follows, Task},
    routing::PassedOver,
};
use probity_conduct::{Answer, Text};
use serde::Serialize;

use super::{CellValue, ToBePublished};

/// What someone who submitted a case is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Receipt {
    /// The reference.
    pub reference: CaseId,
    /// Where it stands.
    pub state: State,
    /// Who has it.
    pub holder: Option<Holder>,
    /// The answer that it was judged by.
    pub answer: Answer,
    /// People whom a typed name may mean: it went to none of them, unless the submitter ruled them out.
    pub may_be: Vec<MayBe>,
    /// Typed names that are nobody's in the office.
    pub unmatched: Vec<Unmatched>,
}

/// What submitting would do. Nothing is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preview {
    /// The answer.
    pub answer: Answer,
    /// Where it would stand.
    pub state: State,
    /// Who would get it.
    pub holder: Option<Holder>,
    /// Who else would be told.
    pub told: Vec<Told>,
    /// Posts that never get this, whatever the code says.
    pub never_to: Vec<PostId>,
    /// Nobody else would know of it.
    pub confidential: bool,
    /// The entry that it would make at once, as its register will show it.
    pub register: Option<ToBePublished>,
    /// People whom a typed name may mean: it would go to none of them, unless the submitter rules them out.
    pub may_be: Vec<MayBe>,
    /// Typed names that are nobody's in the office.
    pub unmatched: Vec<Unmatched>,
    /// To send along with the submission, so that nothing is saved should it go to anyone else by then.
    pub expects: String,
}

/// Someone who is told of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The post by which they are.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// Someone whom a typed name may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MayBe {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their job title.
    pub title: String,
    /// The field in which the name was typed.
    pub field: String,
    /// The name as it was typed.
    pub typed: String,
    /// The submitter said that they are not meant.
    pub ruled_out: bool,
}

/// A typed name that is nobody's in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmatched {
    /// The field.
    pub field: String,
    /// The name as it was typed.
    pub typed: String,
}

/// Who has a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The post by which they have it.
    pub post: PostId,
    /// What they have to do.
    pub task: Task,
    /// By when, where the instruments say.
    pub due: Option<Timestamp>,
}

/// Cases, a page at a time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CasePage {
    /// The cases.
    pub lines: Vec<CaseLine>,
    /// What to send as `after` for the next page; none on the last.
    pub next: Option<String>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseLine {
    /// The reference.
    pub reference: CaseId,
    /// The situation.
    pub situation: String,
    /// Where it stands.
    pub state: State,
    /// What it is, in the declarer's words; none where the reader sees no content.
    pub what: Option<String>,
    /// The other party; none where the reader sees no content.
    pub party: Option<String>,
    /// Whom it is about.
    pub subject: String,
    /// The day it is listed by.
    pub day: Date,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// Who has it.
    pub holder: Option<Holder>,
    /// Whether its holder's time is over.
    pub overdue: bool,
    /// What is asked, while information is awaited.
    pub asked: Option<String>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// Only its people know of it.
    pub confidential: bool,
    /// What it waits for, once it is decided and waits for something.
    pub awaits: Option<Text>,
    /// What is kept of it, or the answer kept with it, cannot be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreadable: bool,
}

/// A case that can go to nobody, as those see it who fill the posts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnHoldLine {
    /// The reference; none where the reader may not know it.
    pub reference: Option<CaseId>,
    /// Only its people may know more of it: what may be none below is.
    pub confidential: bool,
    /// The situation.
    pub situation: Option<String>,
    /// Whom it is about.
    pub subject: Option<String>,
    /// When it was submitted.
    pub submitted: Option<Timestamp>,
    /// The posts that could not take it, in order.
    pub posts: Vec<PostId>,
    /// Why each was passed over; empty for a confidential one.
    pub passed_over: Vec<PassedOverView>,
    /// Whether the reader may send it on.
    pub may_reroute: bool,
    /// What is kept of it, or the answer kept with it, cannot be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreadable: bool,
}

/// A case as someone with a part in it, or an auditor, sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseView {
    /// The reference.
    pub reference: CaseId,
    /// What forms send back, so that work on an outdated page is refused.
    pub version: u64,
    /// The situation.
    pub situation: String,
    /// Where it stands.
    pub state: State,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// Who submitted it.
    pub by: String,
    /// Whom it is about.
    pub subject: About,
    /// The facts, in the situation's order.
    pub facts: Vec<FactView>,
    /// People of the office who are named in it.
    pub named: Vec<String>,
    /// The answer, in the one JSON.
    pub answer: Option<Answer>,
    /// Who has it.
    pub holder: Option<Holder>,
    /// Why others were passed over; while it is on hold, why everyone was.
    pub passed_over: Vec<PassedOverView>,
    /// Others who were told.
    pub told: Vec<String>,
    /// What its holder wants to know.
    pub asked: Option<String>,
    /// What was decided, and by whom.
    pub decision: Option<Dated<Decision>>,
    /// The name of whoever decided.
    pub decided_by: Option<String>,
    /// What its holder kept with it on taking note.
    pub noted: Option<Dated<String>>,
    /// What happened to it, and when.
    pub result: Option<(String, Date)>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// Only its people know of it.
    pub confidential: bool,
    /// What it waits for, once it is decided and waits for something.
    pub awaits: Option<Text>,
    /// The answer recorded with it, which later cases can follow.
    pub advice: Option<String>,
    /// The recorded advice that it follows.
    pub follows: Option<Follows>,
    /// The review that was asked for.
    pub review: Option<ReviewView>,
    /// Whether its entry is withheld.
    pub withheld: bool,
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// The register that it enters.
    pub register: Option<String>,
    /// The other party's earlier offers; for its holder, whoever had it, and auditors.
    pub earlier: Option<EarlierOffers>,
    /// Everything that happened to it, oldest first.
    pub history: Vec<HistoryLine>,
    /// What the reader may do next.
    pub may: BTreeSet<May>,
    /// What its holder may resolve.
    pub resolutions: Vec<String>,
}

/// A review with the name of whoever refused first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// The name of whoever refused.
    pub first_by: String,
    /// When it was asked for, why, and what was decided first.
    #[serde(flatten)]
    pub look: Review,
}

/// Something that the reader of a case may do next: the rules allow it and the case's state does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum May {
    /// Decide.
    Decide,
    /// Take note.
    Note,
    /// Ask for more.
    AskInformation,
    /// Give what is asked.
    GiveInformation,
    /// Say what happened to it.
    RecordOutcome,
    /// Ask for a review at a refusal.
    AskReview,
    /// Withdraw it.
    Withdraw,
    /// Withhold its entry.
    Withhold,
    /// Show its entry again.
    Show,
    /// Correct its entry.
    Correct,
    /// Send it to whoever it should go to now.
    Reroute,
}

/// One fact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FactView {
    /// The field.
    pub field: String,
    /// Its label; none once the situation no longer has the field.
    pub label: Option<Text>,
    /// What was said.
    pub value: CellValue,
    /// Whether it may leave the office.
    pub public: bool,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A passed-over post with its holder's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassedOverView {
    /// The holder's name.
    pub name: Option<String>,
    /// The post, the person, and why.
    #[serde(flatten)]
    pub passed: PassedOver,
}

/// A party's offers over the twelve months before a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EarlierOffers {
    /// The party as this case names it.
    pub party: String,
    /// From this day.
    pub from: Date,
    /// To this day, included.
    pub to: Date,
    /// To the person that the case is about.
    pub to_person: Sum,
    /// To anyone in the office, that person included.
    pub to_office: Sum,
    /// The latest of them.
    pub latest: Vec<EarlierOffer>,
}

/// How many, and what they are worth together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// How many of them have a known value.
    pub valued: u64,
    /// Those values together, in pence.
    pub pence: i64,
}

/// One earlier offer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EarlierOffer {
    /// Its reference, or the key of an old register's row.
    pub id: String,
    /// Whether it is from an old register.
    pub imported: bool,
    /// To whom, where that is known.
    pub to: Option<String>,
    /// What it was.
    pub what: Option<String>,
    /// When.
    pub day: Option<Date>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
}

/// One event of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HistoryLine {
    /// Its number in the ledger.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// The name of whoever did it; empty for the command line acting for nobody.
    pub by: String,
    /// Whether the command line did it.
    pub command_line: bool,
    /// Its kind.
    pub kind: String,
    /// What happened; none once its payload is erased.
    pub body: Option<Body>,
}
