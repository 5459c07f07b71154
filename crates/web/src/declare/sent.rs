//! The page after sending something: who has it now, and what happens next.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use probity_casework::case::State as CaseState;
use probity_casework::event::Task;
use probity_i18n::{Message, key};
use probity_service::view::{CaseView, Holder};
use probity_view::answer::AnswerBlock;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::cases::duties;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// The page after sending: what happens next.
#[derive(Debug, Serialize)]
pub struct DeclareSentPage {
    /// The reference to quote.
    pub reference: String,
    /// The address of the case.
    pub href: String,
    /// Its holder, and what they have to do.
    pub next: Message,
    /// When it is due, if a clause sets a time.
    pub due: Option<Timestamp>,
    /// What else happens.
    pub then: Vec<Message>,
    /// What is still to do. `None` if that is nothing, or cannot be read.
    pub to_do: Option<AnswerBlock>,
    /// Whether it is about someone else than the sender.
    pub theirs: bool,
}

impl Page for DeclareSentPage {
    const TEMPLATE: &'static str = "declare/declare_sent.html";

    fn samples() -> Vec<Self> {
        vec![
            Self {
                reference: "ABCD-2345".to_owned(),
                href: "/demo/cases/ABCD-2345".to_owned(),
                next: key("sent-decide")
                    .with("post", "Chief Executive")
                    .with("person", "Ann Example"),
                due: Some(Timestamp::UNIX_EPOCH),
                then: vec![key("sent-then-public").with("register", "Register of gifts")],
                to_do: AnswerBlock::samples().into_iter().next(),
                theirs: false,
            },
            Self {
                reference: "ABCD-2345".to_owned(),
                href: "/demo/cases/ABCD-2345".to_owned(),
                next: key("sent-recorded").into(),
                due: None,
                then: Vec::new(),
                to_do: None,
                theirs: true,
            },
        ]
    }
}

/// `GET /{office}/cases/{reference}/sent`: it was sent, and what happens next.
///
/// # Errors
/// For a case that does not exist or is not open to the reader.
#[tracing::instrument(name = "web.declare.sent.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case = app.service.cases.get(&me.actor, &reference).await?;
    let labels = app.labels(&me.office, &reader.language);
    reader.page(&DeclareSentPage::of(&case, &labels))
}

impl DeclareSentPage {
    fn of(case: &CaseView, labels: &Labels) -> Self {
        let reference = case.reference.0.clone();
        let mut then = Vec::new();
        if case.confidential {
            then.push(key("case-confidential-says").into());
        }
        then.extend(entered(case, labels));
        Self {
            href: format!("/{}/cases/{reference}", labels.office),
            due: case.holder.as_ref().and_then(|holder| holder.due),
            next: next(case, labels),
            reference,
            then,
            to_do: duties::to_do(case, labels),
            theirs: !case.about_reader,
        }
    }
}

/// The sentence about the register that it is in now, and whether the public can read it there.
fn entered(case: &CaseView, labels: &Labels) -> Option<Message> {
    let register = labels.codes.register(case.register.as_deref()?)?;
    let says = if register.public {
        key("sent-then-public")
    } else {
        key("sent-then-kept")
    };
    Some(says.with("register", labels.text(&register.label)))
}

/// The holder of the case, and what they have to do.
fn next(case: &CaseView, labels: &Labels) -> Message {
    let has = |key, holder: &Holder| {
        Message::new(key)
            .with("post", labels.post(holder.post.as_str()))
            .with("person", holder.name.as_str())
    };
    match (&case.holder, case.state) {
        (Some(holder), _) if holder.task == Task::Decide => has(key("sent-decide"), holder),
        (Some(holder), _) => has(key("sent-note"), holder),
        (None, CaseState::OnHold) => key("sent-on-hold").into(),
        (None, CaseState::AwaitingInformation) => key("sent-more").into(),
        (None, _) => key("sent-recorded").into(),
    }
}
