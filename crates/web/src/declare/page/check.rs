//! The check before sending, and the sending itself.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::PersonId;
use probity_casework::event::Task;
use probity_conduct::Path;
use probity_i18n::{Message, key};
use probity_service::input::{Declare, FactsIn};
use probity_service::view::{Holder, Preview};
use probity_service::{Draft, ServiceError, Status};
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;

use crate::ask::acting::by_name;
use crate::declare::page::recipient::{EXPECTS, NOT_MEANT, Recipients};
use crate::declare::page::view::SentAlready;
use crate::declare::page::{DeclareCheckPage, FOR_WHOM};
use crate::error::WebError;
use crate::flow::Flow;
use crate::flow::confirm::confirmed;
use crate::flow::rows::AnswerRow;
use crate::flow::typed::{CONFIRMED, Sent, Typed};
use crate::form::Form;
use crate::idempotency_key;
use crate::publication::Publication;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// A declaration whose questions are answered.
pub(super) struct Checking<'a> {
    pub(super) reader: &'a Reader,
    pub(super) app: &'a App,
    pub(super) me: &'a SignedIn,
    pub(super) flow: Flow<'a>,
    pub(super) base: String,
    draft: &'a Draft,
    path: Path,
}

impl<'a> Checking<'a> {
    pub(super) fn new(
        reader: &'a Reader,
        me: &'a SignedIn,
        draft: &'a Draft,
        flow: Flow<'a>,
        path: Path,
    ) -> Self {
        Self {
            reader,
            app: flow.app,
            me,
            base: format!("/{}/drafts/{}", me.office, draft.token),
            flow,
            draft,
            path,
        }
    }

    /// The declaration, as it was typed. Answers off the path are not in it.
    fn declaration(&self) -> Declare {
        let not_meant = self.draft.content.values(NOT_MEANT).into_iter();
        Declare {
            situation: self.flow.situation.id.clone(),
            subject: self.draft.content.subject(),
            facts: FactsIn::Read(self.path.facts.clone()),
            not_meant: not_meant.map(PersonId::from).collect(),
            expects: None,
            idempotency_key: None,
            // The facts say it themselves.
            unknown: BTreeSet::new(),
            confirmed: confirmed(
                self.flow.situation,
                &self.path.facts,
                &self.draft.content.values(CONFIRMED),
            ),
        }
    }

    pub(super) async fn show(&self) -> Result<Response, WebError> {
        self.page(self.flow.form(), StatusCode::OK).await
    }

    async fn page(&self, form: Form, status: StatusCode) -> Result<Response, WebError> {
        let declare = self.declaration();
        let cases = &self.app.service.cases;
        let preview = match cases.preview(&self.me.actor, &declare).await {
            Ok(preview) => preview,
            Err(error) => return self.refused(error),
        };
        let labels = self.flow.labels();
        let mut rows = self.for_whom().await?;
        rows.extend(self.flow.rows(&self.path, &self.base));
        let last = self.path.done.len();
        let page = DeclareCheckPage {
            situation: labels.text(&self.flow.situation.label),
            rows,
            answer: AnswerBlock::for_reader(
                &preview.answer,
                &by_name(preview.acting.clone()),
                &labels,
            ),
            open: (self.flow).open(&self.path, &preview.answer.undecided, Some(&self.base)),
            unknown: self.unknown(&preview, &labels),
            after: self.draft.content.after.as_ref().map(|case| SentAlready {
                href: format!("/{}/cases/{}", self.me.office, case.0),
                reference: case.0.clone(),
            }),
            recipients: Recipients::of(&preview, &labels),
            publication: Publication::of(preview.register.as_ref(), &labels),
            action: format!("{}/check", self.base),
            back: (last > 0).then(|| format!("{}/{last}", self.base)),
            form,
        };
        self.reader.page_with(status, &page)
    }

    /// Who decides because of what the person does not know, if that can change the answer.
    fn unknown(&self, preview: &Preview, labels: &Labels) -> Option<Message> {
        let undecided = &preview.answer.undecided;
        let unknown = self.path.facts.unknown();
        let matters = unknown.filter(|name| undecided.iter().any(|one| one == name));
        let questions = matters.map(|name| {
            let label = labels.field(self.flow.situation, name);
            self.reader.language.t("quoted", &[("text", label.into())])
        });
        let questions: Vec<String> = questions.collect();
        let questions = (!questions.is_empty()).then(|| labels.all(&questions))?;
        let decides = |holder: &&Holder| holder.task == Task::Decide;
        Some(match preview.holder.as_ref().filter(decides) {
            Some(holder) => key("declare-unknown-decides")
                .with("questions", questions)
                .with("person", holder.name.as_str())
                .with("post", labels.post(holder.post.as_str())),
            None => key("declare-unknown").with("questions", questions),
        })
    }

    /// The person it is about, if it is someone else.
    async fn for_whom(&self) -> Result<Vec<AnswerRow>, WebError> {
        let Some(subject) = self.draft.content.subject() else {
            return Ok(Vec::new());
        };
        let people = self
            .app
            .service
            .people
            .may_submit_for(&self.me.actor)
            .await?;
        let name = people
            .into_iter()
            .find(|one| one.id == subject)
            .map(|one| one.name);
        let row = AnswerRow::new(key("declare-for-whom"), name.unwrap_or_default());
        Ok(vec![row.at(format!("{}/{FOR_WHOM}", self.base))])
    }

    pub(super) async fn send(&self, sent: &Sent) -> Result<Response, WebError> {
        let key = match sent.value(idempotency_key::FIELD) {
            "" => self.draft.content.idempotency_key.clone(),
            key => key.to_owned(),
        };
        let expected = sent.value(EXPECTS);
        let declare = Declare {
            idempotency_key: Some(key),
            expects: (!expected.is_empty()).then(|| expected.to_owned()),
            ..self.declaration()
        };
        match self
            .app
            .service
            .cases
            .declare(&self.me.actor, declare)
            .await
        {
            Ok(receipt) => {
                let case = receipt.reference;
                let drafts = &self.app.service.drafts;
                let sent = drafts.sent(&self.me.actor, self.draft.clone(), &case);
                // What was sent at once has no draft.
                if self.draft.version > 0
                    && let Err(error) = sent.await
                {
                    // It was sent. Sending it again leads to the same case.
                    tracing::warn!(%error, "a draft was not deleted");
                }
                let there = format!("/{}/cases/{}/sent", self.me.office, case.0);
                Ok(Redirect::to(&there).into_response())
            }
            Err(ServiceError::SentBefore(sent)) => self.ask_which(*sent).await,
            Err(error) if is_retryable(&error) => {
                let web = WebError::from(error);
                let mut form = self.flow.form();
                form.error_overall(
                    web.message
                        .map_or_else(|| web.kind.next().into(), |message| *message),
                );
                self.page(form, web.kind.status()).await
            }
            Err(error) => self.refused(error),
        }
    }

    /// Shows the page of the first field that has to be corrected. Any other error has its own page.
    fn refused(&self, error: ServiceError) -> Result<Response, WebError> {
        let ServiceError::Fields(problems) = error else {
            return Err(error.into());
        };
        let place = problems
            .iter()
            .find_map(|problem| self.path.place_of(&problem.field));
        let page = place.and_then(|place| self.flow.numbered(&self.path, place + 1, &self.base));
        let Some(mut page) = page else {
            return Err(ServiceError::Fields(problems).into());
        };
        self.flow.facts_form().note(&mut page.form, &problems);
        self.reader.form_again(&page)
    }
}

/// Whether sending may succeed a little later, so that the draft is kept for sending again.
fn is_retryable(error: &ServiceError) -> bool {
    matches!(
        error.status(),
        Status::Stale | Status::Conflict | Status::Unavailable
    )
}
