//! Lists for people who look after the office: cases on hold, and every case for auditors.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use probity_i18n::{Message, key};
use probity_service::ServiceError;
use probity_service::view::OnHoldLine;
use probity_view::labels::Labels;
use probity_view::readiness::passed;
use serde::Serialize;

use crate::cases::case_block::CaseRow;
use crate::cases::case_view::row;
use crate::error::WebError;
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// The cases that can go to no one.
#[derive(Debug, Serialize)]
pub struct OnHoldPage {
    /// The cases, newest first.
    pub cases: Vec<OnHoldRow>,
    /// The address of the posts.
    pub posts: String,
}

/// A case on hold, without its content.
#[derive(Clone, Debug, Serialize)]
pub struct OnHoldRow {
    /// Its reference. `None` if it is confidential.
    pub reference: Option<String>,
    /// The situation's name. `None` if it is confidential.
    pub situation: Option<String>,
    /// The person it is about. `None` if it is confidential.
    pub subject: Option<String>,
    /// When it was submitted. `None` if it is confidential.
    pub submitted: Option<Timestamp>,
    /// The posts that could not take it.
    pub posts: String,
    /// Why each post or person was passed over.
    pub why: Vec<Message>,
    /// The address to send it on, for people who may.
    pub send: Option<String>,
    /// Whether its stored row cannot be read.
    pub unreadable: bool,
}

/// Every case, or the cases that a search finds.
#[derive(Debug, Serialize)]
pub struct AllCasesPage {
    /// The search.
    pub form: Form,
    /// The cases, newest first.
    pub cases: Vec<CaseRow>,
    /// The address for searches and for further pages.
    pub action: String,
    /// Whether this is the first page.
    pub first: bool,
    /// The place after which the next page starts.
    pub next: Option<String>,
}

impl Page for OnHoldPage {
    const TEMPLATE: &'static str = "cases/on_hold.html";

    fn samples() -> Vec<Self> {
        let open = OnHoldRow {
            reference: Some("ABCD-2345-6".to_owned()),
            situation: Some("A gift".to_owned()),
            subject: Some("Ann Example".to_owned()),
            submitted: Some(Timestamp::UNIX_EPOCH),
            posts: "Chief Executive".to_owned(),
            why: vec![key("passed-vacant").with("post", "Chief Executive")],
            send: Some("/demo/on-hold/ABCD-2345-6/send-on".to_owned()),
            unreadable: false,
        };
        let confidential = OnHoldRow {
            reference: None,
            situation: None,
            subject: None,
            submitted: None,
            why: Vec::new(),
            send: None,
            unreadable: true,
            ..open.clone()
        };
        let of = |cases| Self {
            cases,
            posts: "/demo/posts".to_owned(),
        };
        vec![of(Vec::new()), of(vec![open, confidential])]
    }
}

impl Page for AllCasesPage {
    const TEMPLATE: &'static str = "cases/all_cases.html";

    fn samples() -> Vec<Self> {
        let of = |form, cases| Self {
            form,
            cases,
            action: "/demo/all-cases".to_owned(),
            first: true,
            next: None,
        };
        vec![
            Self {
                first: false,
                next: Some("2026-01-02~ABCD-2345-6".to_owned()),
                ..of(Form::new(), CaseRow::samples())
            },
            of(Form::from_pairs([("text", "nothing")]), Vec::new()),
        ]
    }
}

/// `GET /{office}/on-hold`
///
/// # Errors
/// For anyone but administrators and auditors.
#[tracing::instrument(name = "web.cases.oversight.on_hold", level = "debug", skip_all)]
pub async fn on_hold(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let lines = app.service.cases.on_hold(&me.actor).await?;
    reader.page(&OnHoldPage {
        cases: lines
            .iter()
            .map(|line| on_hold_row(line, &labels))
            .collect(),
        posts: format!("/{}/posts", me.office),
    })
}

fn on_hold_row(line: &OnHoldLine, labels: &Labels) -> OnHoldRow {
    let posts = line.posts.iter();
    let posts: Vec<String> = posts.map(|post| labels.post(post.as_str())).collect();
    let reference = line.reference.as_ref().map(|reference| reference.0.clone());
    let send = reference.as_ref().filter(|_| line.may_reroute);
    OnHoldRow {
        send: send.map(|one| format!("/{}/on-hold/{one}/send-on", labels.office)),
        reference,
        unreadable: line.unreadable,
        situation: line.situation.as_deref().map(|id| labels.situation(id)),
        subject: line.subject.clone(),
        submitted: line.submitted,
        posts: labels.all(&posts),
        why: line
            .passed_over
            .iter()
            .map(|one| passed(one, labels))
            .collect(),
    }
}

/// `POST /{office}/on-hold/{reference}/send-on`
///
/// # Errors
/// For anyone but administrators, or if no one can take it yet.
pub async fn send_on(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, reference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    me.must_administer()?;
    match app.service.cases.reroute(&me.actor, &reference).await {
        Err(error @ ServiceError::NothingWouldChange) => {
            Err(WebError::from(error).with_message(key("on-hold-still")))
        }
        done => {
            done?;
            Ok(Redirect::to(&format!("/{}/on-hold", me.office)).into_response())
        }
    }
}

/// `GET /{office}/all-cases`
///
/// # Errors
/// For anyone but auditors.
#[tracing::instrument(name = "web.cases.oversight.all", level = "debug", skip_all)]
pub async fn all(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    found(&reader, &app, &me, Form::new()).await
}

/// `POST /{office}/all-cases`: searches. The words may be a name, so they are not put into an address.
///
/// # Errors
/// For anyone but auditors.
#[tracing::instrument(name = "web.cases.oversight.search", level = "debug", skip_all)]
pub async fn search(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    found(&reader, &app, &me, Form::from_pairs(pairs)).await
}

async fn found(
    reader: &Reader,
    app: &App,
    me: &SignedIn,
    form: Form,
) -> Result<Response, WebError> {
    let labels = app.labels(&me.office, &reader.language);
    let text = Some(form.value("text").trim()).filter(|text| !text.is_empty());
    let after = Some(form.value("after")).filter(|after| !after.is_empty());
    let page = app.service.cases.all(&me.actor, text, after).await?;
    reader.page(&AllCasesPage {
        cases: page.lines.iter().map(|line| row(line, &labels)).collect(),
        next: page.next,
        first: after.is_none(),
        form,
        action: format!("/{}/all-cases", me.office),
    })
}
