//! Output types for cases.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use probity_casework::case::{Correction, Dated, Review, State};
use probity_casework::event::{About, Decision, Follows, Task};
use probity_casework::exclusion::PassedOver;
use probity_casework::{Body, CaseId, PersonId, PostId};
use probity_conduct::{Answer, Owed, Text};
use serde::Serialize;

use super::{ActingFor, Departs, Held, Labelled, May, ToBePublished};

/// What the submitter of a case gets to see.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// The reference.
    pub reference: CaseId,
    /// Its state.
    pub state: State,
    /// Who has it.
    pub holder: Option<Holder>,
    /// The answer that it was judged by.
    pub answer: Answer,
    /// The duties of that answer that declaring it did not meet. Whether someone has done them since is not recorded.
    pub to_do: Vec<Owed>,
    /// People whom a typed name may mean. The case is kept from them unless the submitter ruled them out.
    pub may_be: Vec<MayBe>,
    /// Typed names that belong to no one in the office.
    pub unmatched: Vec<Unmatched>,
}

/// What a submission would do. Nothing is saved.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Preview {
    /// The answer.
    pub answer: Answer,
    /// The state that the case would have.
    pub state: State,
    /// Who would get it.
    pub holder: Option<Holder>,
    /// Who else would be informed.
    pub informed: Vec<Informed>,
    /// For each post, who acts for it in this case. Pages name them.
    #[serde(skip)]
    pub acting: Vec<ActingFor>,
    /// Posts that never get this case, even if the code names them.
    pub never_to: Vec<PostId>,
    /// Whether no one else would know of it.
    pub confidential: bool,
    /// The entry that it would make at once, as its register will show it.
    pub register: Option<ToBePublished>,
    /// People whom a typed name may mean. The case would be kept from them unless the submitter rules them out.
    pub may_be: Vec<MayBe>,
    /// Typed names that belong to no one in the office.
    pub unmatched: Vec<Unmatched>,
    /// Permissions that the submitter already has for the same, if it is about them. They do not change the answer.
    pub held: Vec<Held>,
    /// A value to send with the submission. If the case would then go to someone else, nothing is saved.
    pub expects: String,
}

/// A person who is informed of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Informed {
    /// The post because of which they are informed.
    pub post: PostId,
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

/// A person whom a typed name may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
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
    /// Whether the submitter has ruled them out.
    pub ruled_out: bool,
}

/// A typed name that belongs to no one in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Unmatched {
    /// The field.
    pub field: String,
    /// The name as it was typed.
    pub typed: String,
}

/// The holder of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// The post because of which they have it.
    pub post: PostId,
    /// What they have to do.
    pub task: Task,
    /// The end of their time, if one is set.
    pub due: Option<Timestamp>,
}

/// A page of cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CasePage {
    /// The cases.
    pub lines: Vec<CaseLine>,
    /// The value of `after` for the next page. `None` on the last page.
    pub next: Option<String>,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseLine {
    /// The reference.
    pub reference: CaseId,
    /// The situation.
    pub situation: String,
    /// Its state.
    pub state: State,
    /// What it is, in the declarer's words. `None` if the reader may not see content.
    pub what: Option<String>,
    /// The other party. `None` if the reader may not see content.
    pub party: Option<String>,
    /// The person whom it is about.
    pub subject: String,
    /// The day by which it is listed.
    pub day: Date,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// Who has it.
    pub holder: Option<Holder>,
    /// Whether its holder is late.
    pub overdue: bool,
    /// The question, while information is awaited.
    pub asked: Option<String>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// Whether only its people may know of it.
    pub confidential: bool,
    /// What it still waits for after the decision, if anything.
    pub awaits: Option<Text>,
    /// Whether its row, or the answer stored with it, cannot be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreadable: bool,
}

/// A case that can go to no one, for the people who fill the posts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct OnHoldLine {
    /// The reference. `None` if the reader may not know it.
    pub reference: Option<CaseId>,
    /// Whether it is confidential. The optional fields below are then `None`.
    pub confidential: bool,
    /// The situation.
    pub situation: Option<String>,
    /// The person whom it is about.
    pub subject: Option<String>,
    /// When it was submitted.
    pub submitted: Option<Timestamp>,
    /// The posts that could not take it, in order.
    pub posts: Vec<PostId>,
    /// Why each post or person was passed over. Empty for a confidential case.
    pub passed_over: Vec<PassedOverView>,
    /// Whether the reader may send it on.
    pub may_reroute: bool,
    /// Whether its row, or the answer stored with it, cannot be read.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unreadable: bool,
}

/// A case, for an auditor or someone with a part in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct CaseView {
    /// The reference.
    pub reference: CaseId,
    /// The version that forms send back, so that a change made on an outdated page is refused.
    pub version: u64,
    /// The situation.
    pub situation: String,
    /// Its state.
    pub state: State,
    /// When it was submitted.
    pub submitted: Timestamp,
    /// Who submitted it.
    pub by: String,
    /// The person whom it is about.
    pub subject: About,
    /// The facts, in the situation's order.
    pub facts: Vec<FactView>,
    /// The fields to which the submitter answered that they do not know, and that no one has settled since.
    pub unknown: Vec<String>,
    /// People of the office who are named in it.
    pub named: Vec<String>,
    /// The answer. None if it cannot be read.
    pub answer: Option<Answer>,
    /// The duties of that answer that declaring it did not meet. Whether someone has done them since is not recorded.
    pub to_do: Vec<Owed>,
    /// Whether the reader submitted it.
    #[serde(skip)]
    pub from_reader: bool,
    /// Whether it is about the reader.
    #[serde(skip)]
    pub about_reader: bool,
    /// Who has it.
    pub holder: Option<Holder>,
    /// Why others were passed over. While it is on hold: why everyone was. Always empty for a confidential case,
    /// because the reason can tell what is known about a person.
    pub passed_over: Vec<PassedOverView>,
    /// Other people who were informed.
    pub informed: Vec<String>,
    /// The information that its holder asks for.
    pub asked: Option<String>,
    /// What was decided, and by whom.
    pub decision: Option<Dated<Decision>>,
    /// The name of the person who decided.
    pub decided_by: Option<String>,
    /// The remarks that its holder left when they marked it as read.
    pub noted: Option<Dated<String>>,
    /// What happened to it, and when.
    pub result: Option<(String, Date)>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// Whether only its people may know of it.
    pub confidential: bool,
    /// What it still waits for after the decision, if anything.
    pub awaits: Option<Text>,
    /// The answer recorded with it, which later cases can follow.
    pub advice: Option<String>,
    /// The recorded advice that this case follows.
    pub follows: Option<Follows>,
    /// The review that was asked for.
    pub review: Option<ReviewView>,
    /// Whether its entry is withheld.
    pub withheld: bool,
    /// Corrections, oldest first.
    pub corrections: Vec<Correction>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// The register that has its entry.
    pub register: Option<String>,
    /// The other party's earlier offers, for its present and past holders and auditors.
    pub earlier: Option<EarlierOffers>,
    /// Everything that happened to it, oldest first.
    pub history: Vec<HistoryLine>,
    /// What the reader may do next.
    pub may: BTreeSet<May>,
    /// The resolutions that its holder can choose.
    pub resolutions: Vec<String>,
    /// How its holder would depart from the code by allowing it. Only for its holder.
    pub departs: Option<Departs>,
}

/// A review, with the name of the person who refused first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ReviewView {
    /// The name of the person who refused.
    pub first_by: String,
    /// When and why it was asked for, and the first decision.
    #[serde(flatten)]
    pub review: Review,
}

/// One fact of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FactView {
    /// The field.
    pub field: String,
    /// Its label. `None` if the situation no longer has the field.
    pub label: Option<Text>,
    /// Its value.
    pub value: Labelled,
    /// Whether it may be published.
    pub public: bool,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A passed-over post with its holder's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct PassedOverView {
    /// The holder's name.
    pub name: Option<String>,
    /// The post, the person, and why.
    #[serde(flatten)]
    pub passed: PassedOver,
}

/// A party's offers over the 12 months before a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EarlierOffers {
    /// The party as this case names it.
    pub party: String,
    /// The first day.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// The sum for the person whom the case is about.
    pub to_person: Sum,
    /// The sum for everyone in the office, including that person.
    pub to_office: Sum,
    /// The latest offers.
    pub latest: Vec<EarlierOffer>,
}

/// A number of offers, and their known total value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Sum {
    /// The number of offers.
    pub count: u64,
    /// The number of offers with a known value.
    pub valued: u64,
    /// The total of those values, in pence.
    pub pence: i64,
}

/// One earlier offer.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct EarlierOffer {
    /// Its reference, or the key of an old register's row.
    pub id: String,
    /// Whether it is from an old register.
    pub imported: bool,
    /// The person it was offered to, if known.
    pub to: Option<String>,
    /// What it was.
    pub what: Option<String>,
    /// The day.
    pub day: Option<Date>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
}

/// One event of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct HistoryLine {
    /// Its number in the ledger.
    pub seq: u64,
    /// When it happened.
    pub at: Timestamp,
    /// The name of the person who did it. Empty if the command line acted for no one.
    pub by: String,
    /// Whether the command line did it.
    pub command_line: bool,
    /// Its kind.
    pub kind: String,
    /// What happened. `None` if its payload was erased.
    pub body: Option<Body>,
}
