//! Comparing what the offices' codes say: on a topic, clause beside clause; in a case, answer beside answer.
//!
//! A case is asked by a form that is posted: nothing of it stands in an address, and nothing is saved.

mod samples;

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::Codes;
use probity_conduct::model::Situation;
use probity_i18n::{Message, key};
use serde::{Deserialize, Serialize};

use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::state::App;
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;
use probity_view::reading::NoticeView;
use probity_view::reading::compare;
use probity_view::reading::compare::{Comparing, OnTopic};
use probity_view::reading::prepared;
use probity_view::reading::prepared::{OnPrepared, Prepared};

const ROLE: &str = "the-role";
const SITUATION: &str = "the-situation";
const DEMO: &str = "the-demo";

/// What is chosen, asked and answered.
#[derive(Debug, Default, Serialize)]
pub struct ComparePage {
    /// What was chosen and typed.
    pub form: Form,
    /// Topics to choose from.
    pub topics: Vec<Choice>,
    /// Situations to choose from.
    pub situations: Vec<Choice>,
    /// The chosen topic's or situation's name.
    pub about: Option<String>,
    /// Whether offices made for demonstration are compared too.
    pub demo: bool,
    /// The same page with them, or without; none where there are none.
    pub other: Option<String>,
    /// The clauses on the chosen topic.
    pub on_topic: Vec<OnTopic>,
    /// The chosen situation.
    pub situation: Option<String>,
    /// Its questions, and who asks.
    pub questions: Vec<Question>,
    /// The answers.
    pub answers: Vec<OfficeAnswer>,
    /// What each office says on the chosen prepared topic.
    pub on_prepared: Vec<PreparedAnswer>,
    /// Prepared topics to choose from, area by area.
    pub prepared: Vec<(String, Vec<Prepared>)>,
}

/// What one office says on a prepared topic.
#[derive(Debug, Serialize)]
pub struct PreparedAnswer {
    /// The office's name.
    pub name: String,
    /// What is said before anything else.
    pub notices: Vec<NoticeView>,
    /// Each of its questions with the answer.
    pub answers: Vec<Answered>,
    /// The clauses to read.
    pub clauses: Vec<ToRead>,
    /// What is particular about this office's answer.
    pub differs: Option<String>,
}

/// One question of a prepared topic, answered.
#[derive(Debug, Serialize)]
pub struct Answered {
    /// The situation's name.
    pub about: String,
    /// The answer.
    pub answer: AnswerBlock,
    /// Its outcome in words.
    pub outcome: Message,
}

/// One clause to read.
#[derive(Debug, Serialize)]
pub struct ToRead {
    /// What it says.
    pub says: String,
    /// The instrument's title.
    pub title: String,
    /// Its reference.
    pub reference: String,
    /// Its page.
    pub href: String,
}

/// One office's answer.
#[derive(Debug, Serialize)]
pub struct OfficeAnswer {
    /// The office's name.
    pub name: String,
    /// The answer; none where nothing is in force.
    pub answer: Option<AnswerBlock>,
    /// Its outcome in words.
    pub outcome: Option<Message>,
}

/// What a link to the page may say.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    topic: String,
    #[serde(default)]
    situation: String,
    #[serde(default)]
    comparison: String,
    #[serde(default)]
    demo: bool,
}

/// `GET /compare`: choose; the clauses on a topic; the questions of a situation.
///
/// # Errors
/// No such topic or situation.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, WebError> {
    let labels = app.labels("", &reader.language);
    let locals = app.locals(chosen.demo).await;
    let comparing = Comparing {
        codes: app.codes(),
        locals: &locals,
        language: &reader.language,
        on: app.service.today(),
        demo: chosen.demo,
    };
    let mut page = start(&labels, chosen.demo);
    let of = [
        ("topic", &chosen.topic),
        ("comparison", &chosen.comparison),
        ("situation", &chosen.situation),
    ];
    page.other = other(app.codes(), &of, chosen.demo);
    if !chosen.topic.is_empty() {
        let word = app.codes().words().topic.get(&chosen.topic);
        let word = word.ok_or_else(|| WebError::not_found("no such topic"))?;
        page.about = Some(labels.text(&word.label));
        page.on_topic = compare::topic(&comparing, &chosen.topic);
        page.form = page.form.with("topic", chosen.topic);
    } else if !chosen.comparison.is_empty() {
        let known = app.codes().comparison(&chosen.comparison);
        let known = known.ok_or_else(|| WebError::not_found("no such comparison"))?;
        let said = prepared::compare(&comparing, known)?;
        page.about = Some(labels.text(&known.title));
        page.on_prepared = said
            .into_iter()
            .map(|one| prepared_answer(one, &labels, comparing.on))
            .collect();
    } else if !chosen.situation.is_empty() {
        let known = app.codes().situation(&chosen.situation);
        let known = known.ok_or_else(|| WebError::not_found("no such situation"))?;
        ask(&mut page, known, &labels);
        page.form = page.form.with(ROLE, "staff");
    }
    reader.page(&page)
}

/// `POST /compare`: the answers in a case. What was not answered is left open.
///
/// # Errors
/// No such situation.
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let labels = app.labels("", &reader.language);
    let form = Form::from_pairs(pairs);
    let demo = form.value(DEMO) == "true";
    let mut page = start(&labels, demo);
    let of = [("situation", form.value(SITUATION))];
    page.other = other(app.codes(), &of, demo);
    page.form = form;
    let known = app.codes().situation(page.form.value(SITUATION));
    let situation = known.ok_or_else(|| WebError::not_found("no such situation"))?;
    ask(&mut page, situation, &labels);
    let roles = page.questions.first().map(|one| one.choices.clone());
    let role = page
        .form
        .choice_or(ROLE, &roles.unwrap_or_default(), key("ask-choose"));
    let form = FactsForm { situation, labels };
    let facts = form.read(&mut page.form);
    let (Some(role), Some(facts)) = (role, facts) else {
        return reader.form_again(&page);
    };
    let locals = app.locals(demo).await;
    let comparing = Comparing {
        codes: app.codes(),
        locals: &locals,
        language: &reader.language,
        on: app.service.today(),
        demo,
    };
    let answers = compare::case(&comparing, &situation.id, &role, &facts);
    let block = |one: compare::InCase| {
        let labels = app.labels(&one.office, &reader.language);
        let answer = one
            .answer
            .as_ref()
            .map(|answer| AnswerBlock::of(answer, &labels));
        OfficeAnswer {
            outcome: answer.as_ref().map(|answer| answer.heading().clone()),
            answer,
            name: one.name,
        }
    };
    page.answers = answers.into_iter().map(block).collect();
    reader.page(&page)
}

/// What one office says, with labels of its own.
fn prepared_answer(one: OnPrepared, labels: &Labels, today: Date) -> PreparedAnswer {
    let said = one.said;
    let labels = Labels {
        office: &said.office,
        ..*labels
    };
    let answers = said.answers.iter().map(|answer| {
        let block = AnswerBlock::of(answer, &labels);
        Answered {
            about: labels.situation(&answer.situation),
            outcome: block.heading().clone(),
            answer: block,
        }
    });
    let clauses = said.clauses.iter().map(|cited| ToRead {
        says: cited.says.clone(),
        title: labels.instrument(&cited.instrument, today),
        reference: cited.clause.clone(),
        href: format!("/{}/{}/{}", said.office, cited.instrument, cited.clause),
    });
    PreparedAnswer {
        name: one.name,
        notices: one.notices,
        answers: answers.collect(),
        clauses: clauses.collect(),
        differs: said.differs.clone(),
    }
}

/// Prepared topics under their areas, in their order.
fn by_area(labels: &Labels) -> Vec<(String, Vec<Prepared>)> {
    let mut areas: Vec<(String, Vec<Prepared>)> = Vec::new();
    for one in prepared::list(labels) {
        match areas.last_mut() {
            Some((area, topics)) if *area == one.area => topics.push(one),
            _ => areas.push((one.area.clone(), vec![one])),
        }
    }
    areas
}

/// What can be chosen.
fn start(labels: &Labels, demo: bool) -> ComparePage {
    let word = |(id, text): (&String, String)| Choice::new(id, Message::written(text));
    let topics = labels.codes.words().topic.keys();
    let situations = labels.codes.situations();
    ComparePage {
        topics: topics.map(|id| word((id, labels.topic(id)))).collect(),
        situations: situations
            .map(|one| word((&one.id, labels.text(&one.label))))
            .collect(),
        prepared: by_area(labels),
        demo,
        ..ComparePage::default()
    }
}

/// The same comparison with the offices made for demonstration, or without them.
fn other(codes: &Codes, of: &[(&str, impl AsRef<str>)], demo: bool) -> Option<String> {
    codes
        .offices()
        .find(|office| office.demo && office.published)?;
    let chosen = of.iter().find(|(_, id)| !id.as_ref().is_empty());
    let of = chosen.map(|(name, id)| format!("{name}={}", id.as_ref()));
    let with = (!demo).then(|| "demo=true".to_owned());
    let query: Vec<String> = of.into_iter().chain(with).collect();
    Some(format!("/compare?{}", query.join("&")))
}

/// The questions of a situation: who asks, then its facts, of which any may be left open.
fn ask(page: &mut ComparePage, situation: &Situation, labels: &Labels) {
    let roles = labels.codes.words().role.keys();
    let choices = roles.map(|id| Choice::new(id, Message::written(labels.role(id))));
    let who =
        Question::new(ROLE, QuestionKind::Select, key("compare-role")).choosing(choices.collect());
    let form = FactsForm {
        situation,
        labels: *labels,
    };
    let facts = form.questions().into_iter().map(Question::optional);
    page.questions = std::iter::once(who).chain(facts).collect();
    page.about = Some(labels.text(&situation.label));
    page.situation = Some(situation.id.clone());
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "codes/compare.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}
