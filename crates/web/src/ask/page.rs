//! Pages that ask the code: one question on each page, only questions that can still change the answer, then the
//! answer.
//!
//! Nothing is saved or put into an address: the form of each page carries the earlier answers.

pub mod steps;

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use probity_i18n::{Message, key};
use probity_service::Status;
use probity_service::input::{Ask, FactsIn};
use probity_view::answer::AnswerBlock;
use probity_view::facts::TypedField;
use serde::{Deserialize, Serialize};

use crate::ask::api::acting;
use crate::ask::page::steps::{AskRequest, OFFICE, SITUATION};
use crate::error::WebError;
use crate::facts_form::{Given, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::state::App;

/// One question, with the answers so far below it.
#[derive(Debug, Serialize)]
pub struct AskPage {
    /// What was typed into it.
    pub form: Form,
    /// The heading.
    pub title: Message,
    /// The questions. Mostly one; the role and the posts are asked together.
    pub questions: Vec<Question>,
    /// The answers so far.
    pub given: Vec<Given>,
    /// The answers so far, as hidden fields.
    pub carried: Vec<TypedField>,
    /// The step that the form answers.
    pub step: String,
    /// Whether the question can be left open.
    pub skippable: bool,
}

/// The answer.
#[derive(Debug, Serialize)]
pub struct AskAnswerPage {
    /// The answer of the code.
    pub answer: AnswerBlock,
    /// The outcome in words: the page's heading.
    pub title: Message,
    /// The answers that it is based on.
    pub given: Vec<Given>,
    /// The same answers, as hidden fields.
    pub carried: Vec<TypedField>,
    /// The address to declare it at, if that is possible here.
    pub declare: Option<String>,
}

impl AskPage {
    fn sample(question: Question) -> Self {
        Self {
            form: Form::new(),
            title: question.label.clone(),
            step: question.name.clone(),
            questions: vec![question],
            given: Vec::new(),
            carried: Vec::new(),
            skippable: false,
        }
    }
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "ask/ask.html";

    fn samples() -> Vec<Self> {
        let choices = vec![
            Choice::new("a", Message::written("First")).hinted(Message::written("Of two")),
            Choice::new("b", Message::written("Second")),
        ];
        let label = || Message::written("What kind of gift is it?");
        let kinds = [
            QuestionKind::Choice,
            QuestionKind::Several,
            QuestionKind::Money,
            QuestionKind::Date,
            QuestionKind::Text,
            QuestionKind::LongText,
            QuestionKind::WholeNumber,
        ];
        let each = kinds.map(|kind| {
            Self::sample(Question::new("kind", kind, label()).choosing(choices.clone()))
        });
        let mut full = Self::sample(
            Question::new("kind", QuestionKind::Choice, label()).choosing(choices.clone()),
        );
        full.form.error("kind", key("form-choose"));
        full.skippable = true;
        full.questions.push(
            Question::new("other", QuestionKind::Several, label())
                .choosing(choices)
                .optional(),
        );
        full.given = vec![Given {
            name: "the-office".to_owned(),
            label: key("ask-office").into(),
            value: "Demoshire".to_owned(),
        }];
        full.carried = vec![TypedField {
            name: "the-office".to_owned(),
            value: "demo".to_owned(),
        }];
        each.into_iter().chain([full]).collect()
    }
}

impl Page for AskAnswerPage {
    const TEMPLATE: &'static str = "ask/ask_answer.html";

    fn samples() -> Vec<Self> {
        let given = || Given {
            name: "kind".to_owned(),
            label: Message::written("What kind?"),
            value: "Cash".to_owned(),
        };
        let samples = AnswerBlock::samples().into_iter().enumerate();
        samples
            .map(|(at, answer)| Self {
                title: answer.heading().clone(),
                answer,
                given: vec![given()],
                carried: vec![TypedField {
                    name: "kind".to_owned(),
                    value: "cash".to_owned(),
                }],
                declare: (at == 0).then(|| "/demo/declare/gift".to_owned()),
            })
            .collect()
    }
}

/// The query of a link to the page: the office, and the topic of the question.
#[derive(Debug, Deserialize)]
pub struct AskQuery {
    #[serde(default)]
    office: String,
    #[serde(default)]
    situation: String,
}

/// `GET /ask`: the first question.
///
/// # Errors
/// If the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Query(start): Query<AskQuery>,
) -> Result<Response, WebError> {
    let given = [(OFFICE, start.office), (SITUATION, start.situation)];
    let given = given.into_iter().filter(|(_, id)| !id.is_empty());
    let pairs = given.map(|(name, id)| (name.to_owned(), id)).collect();
    next(&reader, &app, &visitor, pairs).await
}

/// `POST /ask`: the next question, or the answer.
///
/// # Errors
/// If the code cannot be asked now.
#[tracing::instrument(name = "web.ask.page.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    next(&reader, &app, &visitor, pairs).await
}

async fn next(
    reader: &Reader,
    app: &App,
    visitor: &Visitor,
    pairs: Vec<(String, String)>,
) -> Result<Response, WebError> {
    let offices = app.offices_to_ask();
    let mut asking = AskRequest::new(app.codes(), &reader.language, &offices, pairs);
    let ready = match asking.ready(app.service.today()) {
        Ok(ready) => ready,
        Err(page) => return show(reader, &page),
    };
    let question = Ask {
        situation: ready.situation.id.clone(),
        role: ready.role.clone(),
        posts: ready.posts.clone(),
        on: None,
        facts: FactsIn::Json(ready.facts.to_json()),
    };
    let answer = match app
        .service
        .codes
        .ask(&visitor.actor(&ready.office), question)
        .await
    {
        Ok(answer) => answer,
        // The office, the role or the day does not fit. The answers are shown below, so nothing is lost.
        Err(error) if error.status() == Status::Conflict => {
            return show(reader, &asking.again(&ready, error.message()));
        }
        Err(error) => return Err(error.into()),
    };
    let actor = visitor.actor(&ready.office);
    match asking.after(&ready, &answer, app.runs(&ready.office)) {
        Ok(mut page) => {
            let asked = Ask {
                situation: ready.situation.id.clone(),
                role: ready.role.clone(),
                posts: ready.posts.clone(),
                on: None,
                facts: FactsIn::Read(ready.facts.clone()),
            };
            let explained = app.service.codes.explain(&actor, asked).await?;
            let labels = app.labels(&ready.office, &reader.language);
            let acting = acting(app, &actor, &explained.answer).await?;
            let block = AnswerBlock::for_reader(&explained.answer, &acting, &labels);
            page.answer = block.with_changes(&explained.would_change, &ready.situation.id, &labels);
            page.title = page.answer.heading().clone();
            reader.page(&page)
        }
        Err(page) => show(reader, &page),
    }
}

fn show(reader: &Reader, page: &AskPage) -> Result<Response, WebError> {
    if page.form.is_good() {
        reader.page(page)
    } else {
        reader.form_again(page)
    }
}
