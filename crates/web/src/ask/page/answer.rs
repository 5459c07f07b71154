//! The answer, and the permanent link to it for situations that are not sensitive.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use probity_conduct::model::{FieldType, Situation};
use probity_conduct::{Answer, Facts, Path};
use probity_i18n::{Message, key};
use probity_service::input::{Ask, FactsIn};
use probity_service::{DraftLife, Explained};
use probity_view::answer::{Acting, AnswerBlock};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::ask::page::start;
use crate::error::WebError;
use crate::facts_form::FactsForm;
use crate::flow::held::HeldLine;
use crate::flow::open::OpenQuestion;
use crate::flow::rows::AnswerRow;
use crate::flow::typed::{POSTS, ROLE, Typed};
use crate::flow::{Flow, kept};
use crate::page::Page;
use crate::reader::Reader;
use crate::state::App;

/// The answer.
#[derive(Debug, Serialize)]
pub struct AskAnswerPage {
    /// The answer of the code.
    pub answer: AnswerBlock,
    /// The outcome in words: the page's heading.
    pub title: Message,
    /// The situation's name.
    pub about: String,
    /// Permissions that the person already has.
    pub held: Vec<HeldLine>,
    /// The questions that could still add to it.
    pub open: Vec<OpenQuestion>,
    /// How long the answers are kept. `None` without a draft.
    pub kept: Option<Message>,
    /// The answers that it is based on, with the questions that were left open.
    pub rows: Vec<AnswerRow>,
    /// Where to declare it, if that is possible here.
    pub declare: Option<String>,
    /// The permanent link to this answer, if it can be shared.
    pub share: Option<String>,
    /// The day as of which a permanent link shows it.
    pub on: Option<Date>,
    /// Where to ask about something else.
    pub again: String,
}

impl Page for AskAnswerPage {
    const TEMPLATE: &'static str = "ask/ask_answer.html";

    fn samples() -> Vec<Self> {
        let samples = AnswerBlock::samples().into_iter().enumerate();
        samples
            .map(|(at, answer)| Self {
                title: answer.heading().clone(),
                answer,
                about: "A gift".to_owned(),
                held: vec![HeldLine::sample()],
                open: OpenQuestion::samples(),
                kept: (at == 0).then(|| kept(DraftLife::Hours(1))),
                rows: AnswerRow::samples(),
                declare: (at == 0).then(|| "/ask/token/declare".to_owned()),
                share: (at == 0).then(|| "/ask/answer?office=demo".to_owned()),
                on: (at == 1).then(|| jiff::civil::date(2026, 11, 21)),
                again: "/ask".to_owned(),
            })
            .collect()
    }
}

impl AskAnswerPage {
    /// The answer at the end of a path. Without a draft there is nothing to change.
    #[must_use]
    pub fn of(
        flow: &Flow,
        path: &Path,
        explained: &Explained,
        acting: &Acting,
        base: Option<&str>,
    ) -> Self {
        let labels = flow.labels();
        let answer = &explained.answer;
        let block = AnswerBlock::for_reader(answer, acting, &labels).with_changes(
            &explained.would_change,
            &answer.situation,
            &labels,
        );
        let mut rows = who_rows(flow, answer, base);
        rows.extend(flow.rows(path, base.unwrap_or_default()));
        let here = flow.app.runs(&flow.content.office);
        let declare = match base {
            Some(base) => format!("{base}/declare"),
            None => format!("/{}/declare/{}", flow.content.office, flow.situation.id),
        };
        Self {
            title: block.heading().clone(),
            answer: block,
            about: labels.text(&flow.situation.label),
            held: Vec::new(),
            open: flow.open(path, &answer.undecided, base),
            kept: base.map(|_| flow.kept()),
            rows,
            declare: here.then_some(declare),
            share: flow.situation.share.then(|| link(flow, path, answer)),
            on: None,
            again: start::address(&flow.content.office),
        }
    }
}

/// Office, role, posts and situation, each with its page.
fn who_rows(flow: &Flow, answer: &Answer, base: Option<&str>) -> Vec<AnswerRow> {
    let labels = flow.labels();
    let who = base.map(|base| format!("{base}/who"));
    let row = |label: Message, value: String, change: Option<String>| AnswerRow {
        change,
        ..AnswerRow::new(label, value)
    };
    let mut rows = vec![
        row(
            key("ask-office").into(),
            labels.office_name(),
            Some("/ask".to_owned()),
        ),
        row(
            key("ask-role").into(),
            labels.role(&answer.role),
            who.clone(),
        ),
    ];
    let posts: Vec<String> = flow
        .content
        .values(POSTS)
        .iter()
        .map(|id| labels.post(id))
        .collect();
    if !posts.is_empty() {
        rows.push(row(key("ask-posts").into(), labels.all(&posts), who));
    }
    let situation = labels.text(&flow.situation.label);
    let other = start::address(&flow.content.office);
    rows.push(row(key("ask-situation").into(), situation, Some(other)));
    rows
}

/// The address of the answer as it stands that day. Words that someone wrote are left out.
fn link(flow: &Flow, path: &Path, answer: &Answer) -> String {
    let mut pairs = vec![
        ("office".to_owned(), answer.office.clone()),
        ("situation".to_owned(), answer.situation.clone()),
        ("role".to_owned(), answer.role.clone()),
        ("on".to_owned(), answer.on.to_string()),
    ];
    if !flow.content.value(ROLE).is_empty() {
        let posts = flow.content.values(POSTS).into_iter();
        pairs.extend(posts.map(|post| ("post".to_owned(), post)));
    }
    let shown = path
        .facts
        .given()
        .filter(|(name, _)| is_choice(flow.situation, name));
    pairs.extend(shown.map(|(name, value)| (name.to_owned(), value.to_plain())));
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    format!("/ask/answer?{}", pairs.collect::<Vec<_>>().join("&"))
}

/// Whether a field's value can stand in an address.
fn is_choice(situation: &Situation, name: &str) -> bool {
    let kind = situation.field(name).map(|field| field.kind);
    !matches!(kind, None | Some(FieldType::Text | FieldType::LongText))
}

/// `GET /ask/answer`: an answer that someone shared, as it stands on a day.
///
/// # Errors
/// Not found, for situations that cannot be shared and for what cannot be read.
#[tracing::instrument(name = "web.ask.page.shared", level = "debug", skip_all)]
pub async fn shared(
    reader: Reader,
    State(app): State<Arc<App>>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let unknown = || WebError::not_found("no answer to share");
    let one = |name: &str| {
        let found = pairs.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let office = one("office");
    let situation = app
        .codes()
        .situation(one("situation"))
        .filter(|known| known.share);
    let situation = situation.ok_or_else(unknown)?;
    if !app.offices_to_ask().iter().any(|known| known == office) {
        return Err(unknown());
    }
    let on: Date = one("on").parse().map_err(|_| unknown())?;
    let given = pairs.iter().filter(|(name, _)| is_choice(situation, name));
    let given = given.map(|(name, value)| (name.as_str(), value.as_str()));
    let facts = Facts::from_pairs(situation, given).map_err(|_| unknown())?;
    let posts = pairs.iter().filter(|(name, _)| name == "post");
    let ask = Ask {
        situation: situation.id.clone(),
        role: one("role").to_owned(),
        posts: posts.map(|(_, post)| post.clone()).collect(),
        on: Some(on),
        facts: FactsIn::Read(facts.clone()),
        unknown: std::collections::BTreeSet::new(),
    };
    let explained = app.service.codes.explain(&App::nobody(office), ask).await;
    let explained = explained.map_err(|_| unknown())?;
    let labels = app.labels(office, &reader.language);
    reader.page(&read(&labels, situation, &facts, &explained))
}

/// The page of a shared answer.
fn read(
    labels: &Labels,
    situation: &Situation,
    facts: &Facts,
    explained: &Explained,
) -> AskAnswerPage {
    let answer = &explained.answer;
    let block = AnswerBlock::of(answer, labels);
    let block = block.with_changes(&explained.would_change, &situation.id, labels);
    let mut rows = vec![
        AnswerRow::new(key("ask-office"), labels.office_name()),
        AnswerRow::new(key("ask-role"), labels.role(&answer.role)),
        AnswerRow::new(key("ask-situation"), labels.text(&situation.label)),
    ];
    let form = FactsForm {
        situation,
        labels: *labels,
    };
    let given = form.given(facts).into_iter();
    rows.extend(given.map(|one| AnswerRow::new(one.label, one.value)));
    AskAnswerPage {
        title: block.heading().clone(),
        answer: block,
        about: labels.text(&situation.label),
        held: Vec::new(),
        open: Vec::new(),
        kept: None,
        rows,
        declare: None,
        share: None,
        on: Some(answer.on),
        again: start::address(labels.office),
    }
}
