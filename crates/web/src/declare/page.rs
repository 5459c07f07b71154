//! Pages to declare something: choose a situation, fill in the form, check the answer with its clauses, send it, read
//! what happens next.
//!
//! What was typed is kept, no matter what is wrong with it.

mod publication;
mod recipient;
mod repeat;
mod view;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::PersonId;
use probity_conduct::model::Situation;
use probity_conduct::{Facts, missing_required};
use probity_i18n::{Message, key};
use probity_service::input::{Declare, FactsIn};
use probity_service::{ServiceError, Status};
use probity_view::answer::AnswerBlock;

use crate::accounts::sign_in;
use crate::declare::page::publication::Publication;
use crate::declare::page::recipient::{EXPECTS, NOT_MEANT, Recipients};
pub use crate::declare::page::repeat::DeclareRepeatPage;
use crate::declare::page::view::{DeclareArea, SUBJECT, SituationLink};
pub use crate::declare::page::view::{DeclareCheckPage, DeclareChoosePage, DeclarePage};
use crate::error::WebError;
use crate::facts_form::{FactsForm, Question, QuestionKind, carried};
use crate::form::{Choice, Form};
use crate::idempotency_key;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// `GET /{office}/declare`: what can be declared.
///
/// # Errors
/// If the template fails.
#[tracing::instrument(name = "web.declare.choose", level = "debug", skip_all)]
pub async fn choose(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let link = |situation: &Situation| SituationLink {
        href: format!("/{}/declare/{}", me.office, situation.id),
        label: labels.text(&situation.label),
        question: labels.text(&situation.question),
    };
    let areas = app.codes().areas().into_iter();
    let mut areas: Vec<DeclareArea> = areas
        .map(|(area, situations)| DeclareArea {
            label: Some(labels.text(&area.label)),
            situations: situations.into_iter().map(link).collect(),
        })
        .collect();
    if areas.is_empty() {
        areas.push(DeclareArea {
            label: None,
            situations: app.codes().situations().map(link).collect(),
        });
    }
    reader.page(&DeclareChoosePage {
        office: labels.office_name(),
        areas,
    })
}

/// `GET /{office}/declare/{situation}`: the empty form.
///
/// # Errors
/// For an unknown situation.
#[tracing::instrument(name = "web.declare.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, situation)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let declaring = Declaring::new(&reader, &app, &me, &situation)?;
    reader.page(&declaring.page(Form::new()).await?)
}

/// `POST /{office}/declare/{situation}`: the form with known facts filled in, the check before sending, or the sending
/// itself.
///
/// If the session has ended, the person signs in first, and the form is carried through that.
///
/// # Errors
/// For an unknown situation, or if the database cannot be reached.
#[tracing::instrument(name = "web.declare.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, situation)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let office = app.office(&office)?;
    let Some(me) = visitor.0 else {
        let next = format!("/{office}/declare/{situation}");
        return sign_in::carrying(&reader, &app, &next, Form::from_pairs(pairs));
    };
    let declaring = Declaring::new(&reader, &app, &me, &situation)?;
    let form = Form::from_pairs(pairs);
    match form.value("go-step") {
        "form" => declaring.check(form).await,
        "send" => declaring.send(form).await,
        _ => reader.page(&declaring.page(form).await?),
    }
}

/// The choice that means the person who fills in the form. It is not the identifier of a person.
const MYSELF: &str = "-";

/// One person filling in one situation's form.
pub(super) struct Declaring<'a> {
    pub(super) reader: &'a Reader,
    pub(super) app: &'a App,
    pub(super) me: &'a SignedIn,
    pub(super) form: FactsForm<'a>,
}

impl<'a> Declaring<'a> {
    fn new(
        reader: &'a Reader,
        app: &'a App,
        me: &'a SignedIn,
        situation: &str,
    ) -> Result<Self, WebError> {
        let situation = app.codes().situation(situation);
        let situation = situation.ok_or_else(|| WebError::not_found("no such situation"))?;
        let labels = app.labels(&me.office, &reader.language);
        Ok(Self {
            reader,
            app,
            me,
            form: FactsForm { situation, labels },
        })
    }

    /// The form with what was typed.
    async fn page(&self, typed: Form) -> Result<DeclarePage, WebError> {
        let situation = self.form.situation;
        let (needed, other) = DeclarePage::groups(&self.form);
        Ok(DeclarePage {
            situation: self.form.labels.text(&situation.label),
            hint: situation
                .hint
                .as_ref()
                .map(|hint| self.form.labels.text(hint)),
            confidential: situation.confidential,
            never_to: situation
                .never_to
                .iter()
                .map(|post| key("recipient-never").with("post", self.form.labels.post(post)))
                .collect(),
            not_meant: typed.values(NOT_MEANT).to_vec(),
            subject: self.subjects().await?,
            idempotency_key: self.idempotency_key(&typed),
            needed,
            other,
            form: typed,
        })
    }

    /// The question for the person it is for. Asked only if one may declare for someone else.
    async fn subjects(&self) -> Result<Option<Question>, WebError> {
        // A report is always one's own, because no one else may know of it.
        if self.form.situation.confidential {
            return Ok(None);
        }
        let people = self
            .app
            .service
            .people
            .may_submit_for(&self.me.actor)
            .await?;
        if people.is_empty() {
            return Ok(None);
        }
        let others = people
            .into_iter()
            .map(|one| Choice::new(one.id.0, Message::written(one.name)));
        let choices = [Choice::new(MYSELF, key("declare-for-me"))]
            .into_iter()
            .chain(others)
            .collect();
        let question = Question::new(SUBJECT, QuestionKind::Choice, key("declare-for-whom"));
        Ok(Some(question.choosing(choices)))
    }

    fn idempotency_key(&self, typed: &Form) -> String {
        match typed.value(idempotency_key::FIELD) {
            "" => self.app.idempotency_key(),
            value => value.to_owned(),
        }
    }

    fn subject(typed: &Form) -> Option<PersonId> {
        Some(typed.value(SUBJECT))
            .filter(|id| !id.is_empty() && *id != MYSELF)
            .map(PersonId::from)
    }

    /// The declaration, as it was typed.
    fn declaration(&self, typed: &Form, facts: &Facts) -> Declare {
        let not_meant = typed.values(NOT_MEANT).iter();
        Declare {
            situation: self.form.situation.id.clone(),
            subject: Self::subject(typed),
            facts: FactsIn::Read(facts.clone()),
            not_meant: not_meant.map(|id| PersonId::from(id.as_str())).collect(),
            expects: None,
            idempotency_key: None,
        }
    }

    /// The check before sending, or the form with errors.
    async fn check(&self, mut typed: Form) -> Result<Response, WebError> {
        let facts = self.form.read(&mut typed);
        let situation = self.form.situation;
        let readable = self.form.readable(&typed);
        let mut wrong = missing_required(situation, &readable);
        wrong.extend(self.app.service.cases.impossible_days(situation, &readable));
        self.form.note(&mut typed, &wrong);
        match facts {
            Some(facts) if typed.is_good() => self.check_page(typed, &facts, StatusCode::OK).await,
            _ => self.again(typed).await,
        }
    }

    async fn again(&self, mut typed: Form) -> Result<Response, WebError> {
        let order: Vec<&str> = self
            .form
            .situation
            .fields
            .iter()
            .map(|field| field.name.as_str())
            .collect();
        typed.sort_errors(&order);
        self.reader.form_again(&self.page(typed).await?)
    }

    async fn check_page(
        &self,
        mut typed: Form,
        facts: &Facts,
        status: StatusCode,
    ) -> Result<Response, WebError> {
        let declare = self.declaration(&typed, facts);
        let preview = match self
            .app
            .service
            .cases
            .preview(&self.me.actor, &declare)
            .await
        {
            Ok(preview) => preview,
            Err(error) => return self.refused(typed, error).await,
        };
        let page = DeclareCheckPage {
            situation: self.form.labels.text(&self.form.situation.label),
            given: self.form.given(facts),
            answer: AnswerBlock::of(&preview.answer, &self.form.labels),
            recipients: Recipients::of(&preview, &self.form.labels),
            publication: Publication::of(preview.register.as_ref(), &self.form.labels),
            carried: carried(&typed, &[idempotency_key::FIELD, NOT_MEANT, EXPECTS]),
            idempotency_key: self.idempotency_key(&typed),
            form: std::mem::take(&mut typed),
        };
        self.reader.page_with(status, &page)
    }

    async fn send(&self, mut typed: Form) -> Result<Response, WebError> {
        let Some(facts) = self.form.read(&mut typed) else {
            return self.again(typed).await;
        };
        let declare = Declare {
            idempotency_key: Some(self.idempotency_key(&typed)),
            expects: Some(typed.value(EXPECTS))
                .filter(|expected| !expected.is_empty())
                .map(str::to_owned),
            ..self.declaration(&typed, &facts)
        };
        match self
            .app
            .service
            .cases
            .declare(&self.me.actor, declare)
            .await
        {
            Ok(receipt) => {
                let sent = format!("/{}/cases/{}/sent", self.me.office, receipt.reference.0);
                Ok(Redirect::to(&sent).into_response())
            }
            Err(ServiceError::SentBefore(sent)) => self.ask_which(&typed, *sent).await,
            Err(error) if is_retryable(&error) => {
                let web = WebError::from(error);
                typed.error_overall(
                    web.message
                        .map_or_else(|| web.kind.next().into(), |message| *message),
                );
                self.check_page(typed, &facts, web.kind.status()).await
            }
            Err(error) => self.refused(typed, error).await,
        }
    }

    /// Shows problems of fields on the form. Any other error has its own page.
    async fn refused(&self, mut typed: Form, error: ServiceError) -> Result<Response, WebError> {
        let ServiceError::Fields(problems) = error else {
            return Err(error.into());
        };
        self.form.note(&mut typed, &problems);
        self.again(typed).await
    }
}

/// Whether sending may succeed a little later, so that the form is kept for sending again.
fn is_retryable(error: &ServiceError) -> bool {
    matches!(
        error.status(),
        Status::Stale | Status::Conflict | Status::Unavailable
    )
}
