//! Forms that act on a case: decide, mark as read, ask, reply, record what happened, withdraw. Each shows the case
//! beside it, and keeps what was typed if someone else was quicker.

mod acts;
mod reply;
mod view;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use probity_casework::decide::Choice as Decision;
use probity_conduct::FieldProblem;
use probity_conduct::model::Meaning;
use probity_i18n::{Key, Language, Message, key};
use probity_service::view::CaseView;
use probity_service::{ServiceError, Status};

pub use crate::cases::act::acts::Act;
pub use crate::cases::act::view::ActPage;
use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;
use crate::{cases, idempotency_key};

/// The field with the version that the form was made from.
const VERSION: &str = "form-version";

/// `GET /{office}/cases/{reference}/{act}`: the form.
///
/// # Errors
/// If the case is not open to the reader, or they may not do this to it, or not now.
#[tracing::instrument(name = "web.cases.act.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference, act)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let acting = Acting::new(&reader, &app, &me, &reference, &act).await?;
    if !acting.view.may.contains(&acting.act.may()) {
        let refused = WebError::forbidden("not an act for this reader now");
        return Err(acting.leading_back(refused.with_message(key("act-not-now"))));
    }
    let form = match acting.act {
        Act::Reply => cases::case_view::typed(&acting.view.facts),
        _ => Form::new(),
    };
    reader.page(&acting.page(form))
}

/// `POST /{office}/cases/{reference}/{act}`: does it, and returns to the case.
///
/// # Errors
/// If the case is not open to the reader, or they may not do this to it.
#[tracing::instrument(name = "web.cases.act.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference, act)): Path<(String, String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let acting = Acting::new(&reader, &app, &me, &reference, &act).await?;
    let mut form = Form::from_pairs(pairs);
    match acting.run(&mut form).await {
        Ok(true) => Ok(Redirect::to(&acting.href()).into_response()),
        Ok(false) => reader.form_again(&acting.page(form)),
        Err(error) => acting.refused(form, error),
    }
}

/// One person acting on one case.
struct Acting<'a> {
    reader: &'a Reader,
    app: &'a App,
    me: &'a SignedIn,
    view: CaseView,
    act: Act,
}

impl<'a> Acting<'a> {
    async fn new(
        reader: &'a Reader,
        app: &'a App,
        me: &'a SignedIn,
        reference: &str,
        act: &str,
    ) -> Result<Self, WebError> {
        let act = Act::ALL.iter().copied().find(|known| known.path() == act);
        let act = act.ok_or_else(|| WebError::not_found("no such act"))?;
        let view = app.service.cases.get(&me.actor, reference).await?;
        Ok(Self {
            reader,
            app,
            me,
            view,
            act,
        })
    }

    fn leading_back(&self, refused: WebError) -> WebError {
        let reference = self.view.reference.0.as_str();
        let back = key("act-back").with("reference", reference);
        refused.back_to(self.href(), back)
    }

    fn href(&self) -> String {
        format!("/{}/cases/{}", self.me.office, self.view.reference.0)
    }

    /// Does it with what was typed. Returns false if the form cannot be read; the form then has the errors.
    ///
    /// If the act is no longer allowed, the person may just have done it with this form, which the service recognises.
    /// Otherwise the request is repeated with the present version, so that the error says that they may not do it, not
    /// that the page is old.
    async fn run(&self, form: &mut Form) -> Result<bool, ServiceError> {
        // A form without a version matches no version.
        let seen = form.value(VERSION).parse().unwrap_or(0);
        match self.run_from(form, seen).await {
            Err(ServiceError::Stale) if !self.view.may.contains(&self.act.may()) => {
                self.run_from(form, self.view.version).await
            }
            done => done,
        }
    }

    async fn run_from(&self, form: &mut Form, version: u64) -> Result<bool, ServiceError> {
        let (service, actor, reference) = (
            &self.app.service,
            &self.me.actor,
            self.view.reference.0.as_str(),
        );
        let version = Some(version);
        match self.act {
            Act::Decide => {
                let until = last_day(form);
                if !form.is_good() {
                    return Ok(false);
                }
                let some = |name| Some(form.value(name).to_owned()).filter(|text| !text.is_empty());
                let choice = Decision {
                    until,
                    resolution: form.value("resolution").to_owned(),
                    recipient: some("recipient"),
                    reasons: form.value("reasons").to_owned(),
                    conditions: some("conditions"),
                };
                service
                    .cases
                    .decide(actor, reference, version, &choice)
                    .await?;
            }
            Act::Note => {
                service
                    .cases
                    .note(actor, reference, version, form.value("remarks"))
                    .await?;
            }
            Act::Ask => {
                service
                    .cases
                    .ask_information(actor, reference, version, form.value("question"))
                    .await?;
            }
            Act::Reply => {
                let Some(reply) = self.reply(form) else {
                    return Ok(false);
                };
                service
                    .cases
                    .give_information(actor, reference, version, &reply)
                    .await?;
            }
            Act::Outcome => {
                let Some(on) = form.date("on") else {
                    return Ok(false);
                };
                service
                    .cases
                    .record_outcome(actor, reference, version, form.value("result"), Some(on))
                    .await?;
            }
            Act::Review => {
                service
                    .cases
                    .ask_review(actor, reference, version, form.value("reasons"))
                    .await?;
            }
            Act::Withdraw => {
                service
                    .cases
                    .withdraw(actor, reference, version, form.value("reason"))
                    .await?;
            }
        }
        Ok(true)
    }

    fn facts_form(&self) -> Option<FactsForm<'_>> {
        let situation = self.app.codes().situation(&self.view.situation)?;
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        Some(FactsForm { situation, labels })
    }

    fn page(&self, form: Form) -> ActPage {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let idempotency_key = match form.value(idempotency_key::FIELD) {
            "" => self.app.idempotency_key(),
            value => value.to_owned(),
        };
        ActPage {
            title: self.act.title().into(),
            lead: self.lead(),
            quoted: self.view.asked.clone().filter(|_| self.act == Act::Reply),
            questions: self.questions(),
            facts: self.facts_asked(&form),
            button: self.act.button().into(),
            case: cases::case_view::block(&self.view, &labels, self.app.service.now()),
            href: self.href(),
            version: self.view.version,
            idempotency_key,
            form,
        }
    }

    fn lead(&self) -> Option<Message> {
        match self.act {
            Act::Note => Some(key("act-note-lead").into()),
            Act::Reply if self.view.asked.is_some() => Some(key("act-reply-lead").into()),
            Act::Decide => self.review_of(),
            Act::Review => Some(key("act-review-lead").into()),
            Act::Withdraw => Some(key("act-withdraw-lead").into()),
            _ => None,
        }
    }

    /// The message about a review of a refusal, if a clause gives one.
    fn review_of(&self) -> Option<Message> {
        let review = self.view.answer.as_ref()?.review.as_ref()?;
        let clause = review.clause.as_str();
        Some(if self.view.review.is_some() {
            key("act-decide-again").into()
        } else {
            key("act-decide-review").with("clause", clause)
        })
    }

    fn questions(&self) -> Vec<Question> {
        let long = |name, label: Key| Question::new(name, QuestionKind::LongText, label);
        match self.act {
            Act::Decide => self.decide_questions(),
            Act::Note => vec![long("remarks", key("act-remarks")).optional()],
            Act::Ask => vec![long("question", key("act-question"))],
            Act::Reply => vec![long("form-reply", key("act-reply-text"))],
            Act::Outcome => vec![
                long("result", key("act-result")),
                Question::new("on", QuestionKind::Date, key("act-on")),
            ],
            Act::Review => vec![long("reasons", key("act-review-reasons"))],
            Act::Withdraw => vec![long("reason", key("act-reason"))],
        }
    }

    fn decide_questions(&self) -> Vec<Question> {
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        let words = &self.app.codes().words().resolution;
        let choices = self.view.resolutions.iter();
        let choices = choices.map(|id| {
            let choice = Choice::new(id, Message::written(labels.resolution(id)));
            match words.get(id).and_then(|word| word.hint.as_ref()) {
                Some(hint) => choice.hinted(Message::written(labels.text(hint))),
                None => choice,
            }
        });
        let mut questions = vec![
            Question::new("resolution", QuestionKind::Choice, key("act-resolution"))
                .choosing(choices.collect()),
        ];
        let receiving: Vec<String> = self
            .view
            .resolutions
            .iter()
            .filter(|id| words.get(*id).is_some_and(|word| word.needs_recipient))
            .map(|id| labels.resolution(id))
            .collect();
        if !receiving.is_empty() {
            let hint = key("act-recipient-hint").with("resolutions", labels.either(&receiving));
            questions.push(
                Question::new("recipient", QuestionKind::Text, key("act-recipient"))
                    .hinted(hint)
                    .optional(),
            );
        }
        let long = |name, label: Key| Question::new(name, QuestionKind::LongText, label);
        questions.push(long("reasons", key("act-reasons")).hinted(key("act-reasons-hint")));
        questions.push(long("conditions", key("act-conditions")).optional());
        let situation = self.app.codes().situation(&self.view.situation);
        if situation.is_some_and(|situation| situation.lasting) {
            let until = Question::new("until", QuestionKind::Date, key("act-until"));
            let hint = match self.starts_later() {
                Some(start) => key("act-until-starts").with("start", labels.language.date(start)),
                None => key("act-until-hint").into(),
            };
            questions.push(until.hinted(hint).optional());
        }
        questions
    }

    /// The day on which what is permitted starts, if that is after today.
    fn starts_later(&self) -> Option<Date> {
        let situation = self.app.codes().situation(&self.view.situation)?;
        let field = situation.field_with_meaning(Meaning::OccurredOn)?;
        let facts = &self.view.facts;
        let fact = facts.iter().find(|fact| fact.field == field.name)?;
        let start = fact.value.value.day()?;
        (start > self.app.service.today()).then_some(start)
    }

    /// Shows errors of fields, or that someone else was quicker, on the form, which keeps what was typed.
    fn refused(&self, mut form: Form, error: ServiceError) -> Result<Response, WebError> {
        let problems = error.fields();
        if !problems.is_empty() {
            let facts = self.facts_form();
            for problem in &problems {
                self.note(&mut form, problem, facts.as_ref());
            }
            let mut asked = self.questions();
            asked.extend(self.facts_asked(&form));
            let order: Vec<&str> = asked
                .iter()
                .map(|question| question.name.as_str())
                .collect();
            form.sort_errors(&order);
            return self.reader.form_again(&self.page(form));
        }
        form.error_overall(match error.status() {
            Status::Stale => key("act-stale").into(),
            Status::Conflict => error.message(),
            _ => return Err(self.leading_back(error.into())),
        });
        self.reader
            .page_with(StatusCode::CONFLICT, &self.page(form))
    }

    fn note(&self, form: &mut Form, problem: &FieldProblem, facts: Option<&FactsForm>) {
        let problem = &in_words(problem, &self.reader.language);
        let asked = self.questions();
        // The service calls the field `reply`. On the form it must not have the name of a fact.
        let name = if problem.field == "reply" {
            "form-reply"
        } else {
            problem.field.as_str()
        };
        let question = asked.iter().find(|question| question.name == name);
        let of_facts = facts.is_some_and(|facts| facts.situation.field(&problem.field).is_some());
        match (question, facts) {
            (_, Some(facts)) if self.act == Act::Reply && of_facts => {
                facts.note(form, std::slice::from_ref(problem));
            }
            (Some(question), _) => {
                let label = self.reader.language.say(&question.label);
                let id = match question.kind {
                    QuestionKind::Date => format!("{name}-day"),
                    _ => name.to_owned(),
                };
                form.error_at(name, &id, problem.message(&label));
            }
            (None, _) => form.error_overall(problem.message(&problem.field)),
        }
    }
}

/// The problem with its days as people write them. Programs get them as `2026-11-21`.
fn in_words(problem: &FieldProblem, language: &Language) -> FieldProblem {
    let mut said = problem.clone();
    for name in ["earliest", "latest"] {
        let day = problem.args.get(name).and_then(|day| day.parse().ok());
        if let Some(day) = day {
            said = said.with(name, language.date(day));
        }
    }
    said
}

/// The last day of a permission, if one is typed. If it is no day, the form has the error.
fn last_day(form: &mut Form) -> Option<Date> {
    let boxes = ["until-day", "until-month", "until-year"];
    let blank = boxes.iter().all(|name| form.value(name).is_empty());
    if blank { None } else { form.date("until") }
}
