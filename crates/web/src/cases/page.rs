//! One case: its facts, the answer with its clauses, who has it and by when, its history, and what can be done to it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use probity_i18n::{Message, key};
use serde::Serialize;

use probity_service::view::May;

use crate::cases;
use crate::cases::act::Act;
use crate::cases::history;
use crate::error::WebError;
use crate::facts_form::{Given, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;
use probity_view::answer::AnswerBlock;

/// What every page of a case shows of it.
#[derive(Clone, Debug, Serialize)]
pub struct CaseBlock {
    /// Its reference.
    pub reference: String,
    /// The situation's name.
    pub situation: String,
    /// Whom it is about.
    pub subject: String,
    /// Where it stands.
    pub state: Message,
    /// The colour of its tag; the words say the same.
    pub colour: &'static str,
    /// Who has it and what they do with it.
    pub holder: Option<Message>,
    /// By when.
    pub due: Option<Timestamp>,
    /// Whether that is over.
    pub overdue: bool,
    /// The facts.
    pub given: Vec<Given>,
    /// What the instruments say; none for an answer that this version of the program cannot read.
    pub answer: Option<AnswerBlock>,
    /// What was decided and what happened to it.
    pub settled: Vec<Given>,
    /// The giver's earlier offers, for whoever decides.
    pub earlier: Option<Earlier>,
    /// What it waits for, once it is decided.
    pub awaits: Option<String>,
    /// Only its people know of it.
    pub confidential: bool,
    /// The recorded advice that it follows.
    pub follows: Option<Followed>,
}

/// Recorded advice that a case follows.
#[derive(Clone, Debug, Serialize)]
pub struct Followed {
    /// The case of the advice.
    pub reference: String,
    /// What was answered.
    pub advice: String,
    /// The post that answered.
    pub post: String,
    /// When.
    pub on: Date,
}

/// A giver's offers over the twelve months before a case.
#[derive(Clone, Debug, Serialize)]
pub struct Earlier {
    /// Who offers.
    pub party: String,
    /// From this day.
    pub from: Date,
    /// To this day.
    pub to: Date,
    /// To the person that the case is about.
    pub to_person: Sum,
    /// To anyone in the office.
    pub to_office: Sum,
    /// The latest of them.
    pub latest: Vec<EarlierOffer>,
}

/// How many, and what they are worth together as far as is known.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// How many of them have a known value.
    pub valued: u64,
    /// Those values together, in pence.
    pub pence: i64,
}

/// One earlier offer.
#[derive(Clone, Debug, Serialize)]
pub struct EarlierOffer {
    /// When.
    pub day: Option<Date>,
    /// To whom.
    pub to: Option<String>,
    /// What.
    pub what: Option<String>,
    /// Its value in pence.
    pub pence: Option<i64>,
    /// What happened to it.
    pub outcome: Option<Message>,
}

/// One thing that happened.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryItem {
    /// What.
    pub title: Message,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub by: Option<String>,
    /// In what words, and under which names.
    pub said: Vec<(Message, String)>,
}

/// The page of a case.
#[derive(Debug, Serialize)]
pub struct CasePage {
    /// The case.
    pub case: CaseBlock,
    /// Where what the reader may do is done.
    pub actions: Vec<ActionLink>,
    /// What its holder wants to know.
    pub asked: Option<String>,
    /// The reader was refused and may ask for a review.
    pub review: bool,
    /// Everything that happened, newest first.
    pub history: Vec<HistoryItem>,
}

/// Something that the reader may do.
#[derive(Clone, Debug, Serialize)]
pub struct ActionLink {
    /// Where.
    pub href: String,
    /// What.
    pub label: Message,
}

/// A form that does something to a case: decide, note, ask, reply, say what happened to it, withdraw.
#[derive(Debug, Serialize)]
pub struct ActPage {
    /// What was typed.
    pub form: Form,
    /// The heading.
    pub title: Message,
    /// What to know before filling it in.
    pub lead: Option<Message>,
    /// Somebody's own words that this answers.
    pub quoted: Option<String>,
    /// The questions.
    pub questions: Vec<Question>,
    /// What was declared, where the reply may change it.
    pub facts: Vec<Question>,
    /// What the button says.
    pub button: Message,
    /// The case as it is.
    pub case: CaseBlock,
    /// Where its page is.
    pub href: String,
    /// The version that this page shows.
    pub version: u64,
    /// The same form sent twice is known by it.
    pub once: String,
}

/// `GET /{office}/cases/{reference}`
///
/// # Errors
/// A case that there is not, or that is not for the reader: the two are told alike.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let view = app.service.case(&me.actor, &reference).await?;
    let labels = app.labels(&me.office, &reader.language);
    let people = app.service.people(&me.actor).await?;
    let name = |id: &str| {
        let person = people.iter().find(|person| person.id.as_str() == id);
        person.map_or_else(String::new, |person| person.name.clone())
    };
    let href = format!("/{}/cases/{}", me.office, view.reference.0);
    let acts = Act::ALL.iter().filter(|act| view.may.contains(&act.may()));
    reader.page(&CasePage {
        case: cases::case_view::block(&view, &labels, app.service.now()),
        actions: acts
            .map(|act| ActionLink {
                href: format!("{href}/{}", act.path()),
                label: act.title().into(),
            })
            .collect(),
        asked: view.asked.clone(),
        review: view.may.contains(&May::AskReview),
        history: view
            .history
            .iter()
            .rev()
            .map(|line| history::item(line, &labels, name))
            .collect(),
    })
}

impl CaseBlock {
    /// Overdue with everything there is, and settled with the least.
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
            answer: AnswerBlock::samples().into_iter().next(),
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
            answer: None,
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

impl Page for CasePage {
    const TEMPLATE: &'static str = "pages/case.html";

    fn samples() -> Vec<Self> {
        let item = |by: Option<&str>, said| HistoryItem {
            title: key("history-submitted").into(),
            at: Timestamp::UNIX_EPOCH,
            by: by.map(str::to_owned),
            said,
        };
        let page = |case, asked: Option<&str>| Self {
            case,
            actions: vec![ActionLink {
                href: "/demo/cases/ABCD-2345/decide".to_owned(),
                label: key("act-decide").into(),
            }],
            asked: asked.map(str::to_owned),
            review: asked.is_none(),
            history: vec![
                item(
                    Some("Ann Example"),
                    vec![(key("act-reasons").into(), "It is small.".to_owned())],
                ),
                item(None, Vec::new()),
            ],
        };
        let mut samples = CaseBlock::samples().into_iter();
        let asked = ["Who was there?"].into_iter().map(Some).chain([None]);
        samples
            .by_ref()
            .zip(asked)
            .map(|(case, asked)| page(case, asked))
            .collect()
    }
}

impl Page for ActPage {
    const TEMPLATE: &'static str = "pages/case_act.html";

    fn samples() -> Vec<Self> {
        let choices = vec![Choice::new("accept", Message::written("Accept"))];
        let page = |case| Self {
            form: Form::new(),
            title: key("act-decide").into(),
            lead: None,
            quoted: None,
            questions: vec![
                Question::new("resolution", QuestionKind::Choice, key("act-resolution"))
                    .choosing(choices.clone()),
                Question::new("reasons", QuestionKind::LongText, key("act-reasons")),
            ],
            facts: vec![Question::new(
                "what",
                QuestionKind::Text,
                Message::written("What was it?"),
            )],
            button: key("act-decide-button").into(),
            case,
            href: "/demo/cases/ABCD-2345".to_owned(),
            version: 3,
            once: "abc".to_owned(),
        };
        let mut pages: Vec<Self> = CaseBlock::samples().into_iter().map(page).collect();
        if let Some(first) = pages.first_mut() {
            first
                .form
                .error("reasons", key("problem-required").with("label", "Reasons"));
            first.form.error_overall(key("act-stale"));
            first.lead = Some(key("act-reply-lead").into());
            first.quoted = Some("Who was there?".to_owned());
        }
        pages
    }
}
