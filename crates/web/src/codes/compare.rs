//! Pages that compare the offices' codes: their clauses on a topic, or their answers in a case.
//!
//! A case is asked by posting a form: nothing of it is saved or put into an address.

mod samples;

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::Codes;
use probity_conduct::model::Situation;
use probity_i18n::{Message, key};
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;
use probity_view::reading::compare::{Comparing, OnTopic};
use probity_view::reading::prepared::{OnPrepared, Prepared};
use probity_view::reading::{NoticeView, compare, prepared};
use serde::{Deserialize, Serialize};

use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::state::App;

const ROLE: &str = "the-role";
const SITUATION: &str = "the-situation";
const DEMO: &str = "the-demo";

/// The comparison page: what can be chosen, the questions, and the answers.
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
    /// The same page with or without them. `None` if there are none.
    pub other: Option<String>,
    /// The clauses on the chosen topic.
    pub on_topic: Vec<OnTopic>,
    /// The chosen situation.
    pub situation: Option<String>,
    /// Its questions, including the role.
    pub questions: Vec<Question>,
    /// The answers.
    pub answers: Vec<OfficeAnswer>,
    /// What each office says on the chosen prepared topic.
    pub on_prepared: Vec<PreparedAnswer>,
    /// Prepared topics to choose from, area by area.
    pub prepared: Vec<(String, Vec<Prepared>)>,
}

/// One office's answers and clauses on a prepared topic.
#[derive(Debug, Serialize)]
pub struct PreparedAnswer {
    /// The office's name.
    pub name: String,
    /// Clauses to show first.
    pub notices: Vec<NoticeView>,
    /// Each of its questions with the answer.
    pub answers: Vec<Answered>,
    /// The clauses to read.
    pub clauses: Vec<ClauseToRead>,
    /// A note on what is special about this office's answer, if anything.
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
pub struct ClauseToRead {
    /// Its text.
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
    /// The answer. `None` if nothing is in force.
    pub answer: Option<AnswerBlock>,
    /// Its outcome in words.
    pub outcome: Option<Message>,
}

impl Page for ComparePage {
    const TEMPLATE: &'static str = "codes/compare.html";

    fn samples() -> Vec<Self> {
        samples::all()
    }
}

/// The query of a link to the page.
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

/// `GET /compare`: the choices, the clauses on a topic, or the questions of a situation.
///
/// # Errors
/// For an unknown topic or situation.
#[tracing::instrument(name = "web.codes.compare.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, WebError> {
    let labels = app.labels("", &reader.language);
    let locals = app.local_decisions(chosen.demo).await;
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
        let answers = prepared::compare(&comparing, known)?;
        page.about = Some(labels.text(&known.title));
        page.on_prepared = answers
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

/// `POST /compare`: the answers in a case. Questions without an answer are left open.
///
/// # Errors
/// For an unknown situation.
#[tracing::instrument(name = "web.codes.compare.post", level = "debug", skip_all)]
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
    let locals = app.local_decisions(demo).await;
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
            outcome: answer.as_ref().map(|answer| answer.outcome().clone()),
            answer,
            name: one.name,
        }
    };
    page.answers = answers.into_iter().map(block).collect();
    reader.page(&page)
}

/// One office's answers, with its own labels.
fn prepared_answer(one: OnPrepared, labels: &Labels, today: Date) -> PreparedAnswer {
    let compared = one.compared;
    let labels = Labels {
        office: &compared.office,
        ..*labels
    };
    let answers = compared.answers.iter().map(|answer| {
        let block = AnswerBlock::of(answer, &labels);
        Answered {
            about: labels.situation(&answer.situation),
            outcome: block.outcome().clone(),
            answer: block,
        }
    });
    let clauses = compared.clauses.iter().map(|cited| ClauseToRead {
        says: cited.says.clone(),
        title: labels.instrument(&cited.instrument, today),
        reference: cited.clause.clone(),
        href: format!("/{}/{}/{}", compared.office, cited.instrument, cited.clause),
    });
    PreparedAnswer {
        name: one.name,
        notices: one.notices,
        answers: answers.collect(),
        clauses: clauses.collect(),
        differs: compared.differs.clone(),
    }
}

/// Prepared topics grouped by area, in order.
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

/// The page with its choices.
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

/// The address of the same comparison with or without the demonstration offices.
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

/// Adds the questions of a situation: the role, and the facts, any of which may be left open.
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
