//! What pages show of a case: the whole on its own page, one row in lists.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_i18n::{Message, key};
use probity_view::answer::AnswerBlock;
use serde::Serialize;

use crate::facts_form::Given;

/// The part of a case that all its pages show.
#[derive(Clone, Debug, Serialize)]
pub struct CaseBlock {
    /// Its reference.
    pub reference: String,
    /// The situation's name.
    pub situation: String,
    /// The person it is about.
    pub subject: String,
    /// Its state.
    pub state: Message,
    /// The colour of its tag. The words have the same meaning.
    pub colour: &'static str,
    /// Its holder, and what they have to do.
    pub holder: Option<Message>,
    /// When it is due.
    pub due: Option<Timestamp>,
    /// Whether it is overdue.
    pub overdue: bool,
    /// The facts.
    pub given: Vec<Given>,
    /// The questions to which the submitter does not know the answer, and what that means for the reader.
    pub unknown: Option<Message>,
    /// Whether the reader is not the person whom it is about.
    pub theirs: bool,
    /// The answer of the instruments, with the duties that are left. `None` if this version of the program cannot read
    /// it.
    pub answer: Option<AnswerBlock>,
    /// The same with the duties that declaring it has met. `None` if there are none.
    pub met: Option<AnswerBlock>,
    /// Whether nothing was asked but what declaring it has met.
    pub done: bool,
    /// The decision and what happened afterwards.
    pub settled: Vec<Given>,
    /// The other party's earlier offers, for the person who decides.
    pub earlier: Option<Earlier>,
    /// What it still waits for after the decision.
    pub awaits: Option<String>,
    /// Whether only its people may know of it.
    pub confidential: bool,
    /// The recorded advice that it follows.
    pub follows: Option<Followed>,
}

/// Recorded advice that a case follows.
#[derive(Clone, Debug, Serialize)]
pub struct Followed {
    /// The case of the advice.
    pub reference: String,
    /// The advice.
    pub advice: String,
    /// The post that gave it.
    pub post: String,
    /// The day.
    pub on: Date,
}

/// A party's offers over the 12 months before a case.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    /// The party.
    pub party: String,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The sum for the person whom the case is about.
    pub to_person: Sum,
    /// The sum for everyone in the office.
    pub to_office: Sum,
    /// The latest of them.
    pub latest: Vec<EarlierOffer>,
}

/// A number of offers, and their known total value.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Sum {
    /// The number of offers.
    pub count: u64,
    /// The number of offers with a known value.
    pub valued: u64,
    /// The total of those values, in pence.
    pub pence: i64,
}

/// One earlier offer.
#[derive(Clone, Debug, Serialize)]
pub struct EarlierOffer {
    /// The day.
    pub day: Option<Date>,
    /// The person it was offered to.
    pub to: Option<String>,
    /// The offer.
    pub what: Option<String>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// What happened to it.
    pub outcome: Option<Message>,
}

impl CaseBlock {
    /// One overdue case with every field, and one settled case with as few as possible.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let sum = |count, valued| Sum {
            count,
            valued,
            pence: 2_500,
        };
        let offer = EarlierOffer {
            day: Some(jiff::civil::date(2026, 5, 1)),
            to: Some("Ann Example".to_owned()),
            what: Some("A lunch".to_owned()),
            pence: Some(2_500),
            outcome: Some(key("outcome-declined").into()),
        };
        let bare = EarlierOffer {
            day: None,
            to: None,
            what: None,
            pence: None,
            outcome: None,
        };
        let full = Self {
            reference: "ABCD-2345".to_owned(),
            situation: "A gift".to_owned(),
            subject: "Ann Example".to_owned(),
            state: key("state-awaiting-decision").into(),
            colour: "govuk-tag--yellow",
            holder: Some(
                key("holder-decide")
                    .with("post", "Chief Executive")
                    .with("person", "Bo Sample"),
            ),
            due: Some(Timestamp::UNIX_EPOCH),
            overdue: true,
            given: vec![Given {
                name: "kind".to_owned(),
                label: Message::written("What kind?"),
                value: "Cash".to_owned(),
            }],
            unknown: Some(key("case-unknown").with("questions", "“Who is it from?”")),
            theirs: true,
            answer: AnswerBlock::samples().into_iter().next(),
            met: AnswerBlock::samples().into_iter().next(),
            done: true,
            settled: Vec::new(),
            earlier: Some(Earlier {
                party: "Acme Ltd".to_owned(),
                from: jiff::civil::date(2025, 11, 21),
                to: jiff::civil::date(2026, 11, 20),
                to_person: sum(1, 1),
                to_office: sum(3, 2),
                latest: vec![offer, bare],
            }),
            awaits: None,
            confidential: false,
            follows: None,
        };
        let settled = Self {
            state: key("state-closed").into(),
            colour: "govuk-tag--grey",
            holder: None,
            due: None,
            overdue: false,
            unknown: None,
            theirs: false,
            answer: None,
            met: None,
            done: false,
            settled: vec![Given {
                name: "resolution".to_owned(),
                label: key("settled-resolution").into(),
                value: "Accept".to_owned(),
            }],
            earlier: None,
            awaits: Some("Repaid in full".to_owned()),
            confidential: true,
            follows: Some(Followed {
                reference: "ABCD-2345".to_owned(),
                advice: "Ask first.".to_owned(),
                post: "Chief Executive".to_owned(),
                on: jiff::civil::date(2026, 11, 20),
            }),
            ..full.clone()
        };
        vec![full, settled]
    }
}

/// A case in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CaseRow {
    /// Its reference.
    pub reference: String,
    /// The address of its page.
    pub href: String,
    /// The situation's name.
    pub situation: String,
    /// What it is and from whom, if the reader may see content.
    pub what: Option<String>,
    /// The person it is about.
    pub subject: String,
    /// The day when it happened.
    pub day: Date,
    /// Its state.
    pub state: Message,
    /// The colour of its tag. The words have the same meaning.
    pub colour: &'static str,
    /// When its holder has to act.
    pub due: Option<Timestamp>,
    /// Whether it is overdue.
    pub overdue: bool,
    /// What it still waits for after the decision.
    pub awaits: Option<String>,
    /// Whether only its people may know of it.
    pub confidential: bool,
    /// Whether its stored row cannot be read.
    pub unreadable: bool,
}
