//! Forms that act on a case: decide, mark as read, ask, reply, record what happened, withdraw, step aside. Each shows
//! the case beside it, and keeps what was typed if someone else was quicker.

mod acts;
pub mod conflict;
pub mod decide;
mod reply;
mod view;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use probity_conduct::FieldProblem;
use probity_i18n::{Key, Language, Message, key};
use probity_service::view::{CaseView, SteppedAside};
use probity_service::{ServiceError, Status};

pub use crate::cases::act::acts::Act;
use crate::cases::act::decide::DecisionCheckPage;
pub use crate::cases::act::view::ActPage;
use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, QuestionKind};
use crate::form::Form;
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
        Ok(Done::Saved) => Ok(Redirect::to(&acting.href()).into_response()),
        Ok(Done::Aside(aside)) => acting.stepped_aside(&aside),
        Ok(Done::ToCheck(check)) => acting.check_page(&check),
        Ok(Done::Again) if form.is_good() => reader.page(&acting.page(form)),
        Ok(Done::Again) => reader.form_again(&acting.page(form)),
        Err(error) => acting.refused(form, error),
    }
}

/// What came of a form.
enum Done {
    /// It was done.
    Saved,
    /// The person stepped aside, and can no longer read the case.
    Aside(SteppedAside),
    /// The decision is to be checked first.
    ToCheck(Box<DecisionCheckPage>),
    /// The form has to be shown again, with its errors.
    Again,
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

    /// Does it with what was typed.
    ///
    /// If the act is no longer allowed, the person may just have done it with this form, which the service recognises.
    /// Otherwise the request is repeated with the present version, so that the error says that they may not do it, not
    /// that the page is old.
    async fn run(&self, form: &mut Form) -> Result<Done, ServiceError> {
        // A form without a version matches no version.
        let seen = form.value(VERSION).parse().unwrap_or(0);
        match self.run_from(form, seen).await {
            Err(ServiceError::Stale) if !self.view.may.contains(&self.act.may()) => {
                self.run_from(form, self.view.version).await
            }
            done => done,
        }
    }

    async fn run_from(&self, form: &mut Form, version: u64) -> Result<Done, ServiceError> {
        let (service, actor, reference) = (
            &self.app.service,
            &self.me.actor,
            self.view.reference.0.as_str(),
        );
        let seen = version;
        let version = Some(version);
        match self.act {
            Act::Decide => {
                let decision = Self::decision(form).filter(|_| !Self::changes(form));
                let Some(decision) = decision else {
                    return Ok(Done::Again);
                };
                if !self.counts(form) {
                    let check = self.check(form, &decision, seen).await?;
                    return Ok(Done::ToCheck(Box::new(check)));
                }
                service
                    .cases
                    .decide(actor, reference, version, &decision)
                    .await?;
            }
            Act::StepAside => return self.step_aside(form, seen).await.map(Done::Aside),
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
                    return Ok(Done::Again);
                };
                service
                    .cases
                    .give_information(actor, reference, version, &reply)
                    .await?;
            }
            Act::Outcome => {
                let Some(on) = form.date("on") else {
                    return Ok(Done::Again);
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
        Ok(Done::Saved)
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
            open: self.act == Act::Decide,
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
            Act::Decide => self.warning().or_else(|| self.review_of()),
            Act::StepAside => Some(key("act-conflict-lead").into()),
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
            Act::StepAside => self.conflict_questions(),
        }
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
