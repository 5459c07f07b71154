//! Cases: declaring, listing, reading, and everything that is done to one.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use probity_casework::PersonId;
use probity_casework::decide::Choice;
use probity_service::input::{Declare, FactsIn};
use probity_service::view::{CaseView, Preview};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use crate::api::{Body, created, in_facts};
use crate::error::WebError;
use crate::session::SignedIn;
use crate::state::App;

/// Something to declare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareBody {
    /// The situation.
    situation: String,
    /// Whom it is about; absent: whoever is signed in.
    subject: Option<String>,
    /// The facts, by the names of the situation's schema.
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
    /// People of the answer's `may_be` who are not meant: without this, whoever a typed name may mean does not get it.
    #[serde(default, rename = "not-meant")]
    not_meant: BTreeSet<String>,
    /// The preview's `expects`: should it go to anyone else by now, nothing is saved and the answer is 409.
    expects: Option<String>,
    /// A random value: sent twice, the same declaration is one case. Another declaration under the same value is refused.
    once: Option<String>,
}

impl From<DeclareBody> for Declare {
    fn from(body: DeclareBody) -> Self {
        Self {
            situation: body.situation,
            subject: body.subject.map(PersonId::new),
            facts: FactsIn::Json(Value::Object(body.facts)),
            not_meant: body.not_meant.into_iter().map(PersonId::new).collect(),
            expects: body.expects,
            once: body.once,
        }
    }
}

/// The fields of the body that are no facts.
const OF_DECLARING: &[&str] = &["situation", "subject", "not-meant", "expects", "once"];

/// Which cases.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Which {
    /// Submitted by whoever is signed in, or about them.
    #[default]
    Mine,
    /// Waiting for them.
    ToDecide,
    /// Decided by them.
    Decided,
    /// On hold, without their content: for administrators.
    OnHold,
    /// All: for auditors.
    All,
}

/// A list of cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Which.
    #[serde(default)]
    #[param(inline)]
    list: Which,
    /// Words to look for; among `all` only.
    text: Option<String>,
    /// The place after which to go on; among `all` only. The answer before names it in its header `Link`.
    after: Option<String>,
}

/// What an authority resolves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionBody {
    /// The case's version that it was decided on.
    version: u64,
    /// One of the case's `resolutions`.
    resolution: String,
    /// To whom it goes, where the resolution needs it.
    recipient: Option<String>,
    /// Why.
    reasons: String,
    /// On what conditions.
    conditions: Option<String>,
}

/// Taking note.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteBody {
    /// The case's version.
    version: u64,
    /// Anything to be kept with it.
    #[serde(default)]
    remarks: String,
}

/// A question to whoever submitted it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// The case's version.
    version: u64,
    /// What is asked.
    question: String,
}

/// A reply to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyBody {
    /// The case's version.
    version: u64,
    /// The reply.
    reply: String,
    /// Facts that it adds or changes.
    #[serde(default)]
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
}

/// What happened to it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeBody {
    /// The case's version.
    version: u64,
    /// In words.
    result: String,
    /// The day; absent: today.
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
}

/// Asking for a review at a refusal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewBody {
    /// The case's version.
    version: u64,
    /// Why it should be looked at again.
    reasons: String,
}

/// Taking it back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalBody {
    /// The case's version.
    version: u64,
    /// Why.
    reason: String,
}

/// Declares something.
#[utoipa::path(
    post, path = "/api/v1/cases", tag = "cases", request_body = DeclareBody,
    responses(
        (status = 201, description = "Its reference, who has it, and the answer it was judged by", body = Object),
        (
            status = 409, body = crate::api::openapi::Problem, content_type = "application/problem+json",
            description = "Under this `once` something else was sent before: `sent` has its `reference` and what `differs`, \
                each `field` with what was sent `before` and what is sent `now`"
        )
    )
)]
pub async fn declare(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(body): Body<DeclareBody>,
) -> Result<Response, WebError> {
    let receipt = app.service.cases.declare(&me.actor, body.into()).await;
    let receipt = receipt.map_err(|error| in_facts(error, OF_DECLARING))?;
    Ok(created(
        &format!("/api/v1/cases/{}", receipt.reference),
        receipt,
    ))
}

/// Says what declaring something would do, and saves nothing: the answer, who would get it and be told, and whom a typed
/// name may mean.
#[utoipa::path(
    post, path = "/api/v1/cases/preview", tag = "cases", request_body = DeclareBody,
    responses((status = 200, description = "The answer, who would get it, and `may_be`: people whom a typed name may mean", body = Object))
)]
pub async fn preview(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(body): Body<DeclareBody>,
) -> Result<Json<Preview>, WebError> {
    let preview = app.service.cases.preview(&me.actor, &body.into()).await;
    preview
        .map(Json)
        .map_err(|error| in_facts(error, OF_DECLARING))
}

/// Lists cases.
#[utoipa::path(
    get, path = "/api/v1/cases", tag = "cases", params(ListQuery),
    responses((
        status = 200, body = Vec<Object>,
        description = "The cases; of all cases a hundred, with the next page's address in the header `Link` (RFC 8288, rel=next)"
    ))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, WebError> {
    if !matches!(query.list, Which::All) && (query.text.is_some() || query.after.is_some()) {
        let why = "text or after of another list than that of all cases";
        return Err(WebError::bad_request(why));
    }
    let lines = match query.list {
        Which::Mine => app.service.cases.mine(&me.actor).await,
        Which::ToDecide => app.service.cases.to_decide(&me.actor).await,
        Which::Decided => app.service.cases.decided(&me.actor).await,
        Which::OnHold => {
            let on_hold = app.service.cases.on_hold(&me.actor).await?;
            return Ok(Json(on_hold).into_response());
        }
        Which::All => return all(&app, &me, &query).await,
    };
    Ok(Json(lines?).into_response())
}

async fn all(app: &App, me: &SignedIn, query: &ListQuery) -> Result<Response, WebError> {
    let (text, after) = (query.text.as_deref(), query.after.as_deref());
    let page = app.service.cases.all(&me.actor, text, after).await?;
    let next = page.next.map(|next| {
        let of = |name: &str, value: &str| {
            format!("&{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))
        };
        let text = text.map(|text| of("text", text)).unwrap_or_default();
        let address = format!("/api/v1/cases?list=all{text}{}", of("after", &next));
        [(LINK, format!("<{address}>; rel=\"next\""))]
    });
    Ok((next, Json(page.lines)).into_response())
}

/// One case, with what may be done to it.
#[utoipa::path(
    get, path = "/api/v1/cases/{reference}", tag = "cases",
    params(("reference" = String, Path, description = "A case's reference")),
    responses((status = 200, description = "The case", body = Object))
)]
pub async fn show(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<Json<CaseView>, WebError> {
    Ok(Json(app.service.cases.get(&me.actor, &reference).await?))
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $body:ident: |$app:ident, $actor:ident, $reference:ident, $given:ident| $does:expr;)*) => {$(
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "cases", request_body = $body,
            params(("reference" = String, Path, description = "A case's reference")),
            responses((status = 200, description = "The case as it is now", body = Object))
        )]
        pub async fn $name(
            State($app): State<Arc<App>>,
            me: SignedIn,
            Path($reference): Path<String>,
            Body($given): Body<$body>,
        ) -> Result<Json<CaseView>, WebError> {
            let ($actor, $reference) = (&me.actor, $reference.as_str());
            let done = $does.await;
            done.map(Json).map_err(|error| in_facts(error, OWN))
        }
    )*};
}

/// The fields of the bodies below that are no facts.
const OWN: &[&str] = &[
    "version",
    "resolution",
    "recipient",
    "reasons",
    "conditions",
    "remarks",
    "question",
    "reply",
    "result",
    "on",
    "reason",
];

acts! {
    /// Decides a case, or asks for more where the resolution says so.
    decide "/api/v1/cases/{reference}/decision" DecisionBody: |app, actor, reference, body| app.service.cases.decide(
        actor, reference, Some(body.version),
        &Choice { resolution: body.resolution, recipient: body.recipient, reasons: body.reasons, conditions: body.conditions },
    );
    /// Takes note of a case that needs no decision.
    note "/api/v1/cases/{reference}/note" NoteBody: |app, actor, reference, body|
        app.service.cases.note(actor, reference, Some(body.version), &body.remarks);
    /// Asks whoever submitted a case for more.
    question "/api/v1/cases/{reference}/question" QuestionBody: |app, actor, reference, body|
        app.service.cases.ask_information(actor, reference, Some(body.version), &body.question);
    /// Gives what was asked for.
    reply "/api/v1/cases/{reference}/reply" ReplyBody: |app, actor, reference, body|
        app.service.cases.give_information(actor, reference, Some(body.version), &body.reply, &FactsIn::Json(Value::Object(body.facts)));
    /// Records what happened to it.
    outcome "/api/v1/cases/{reference}/outcome" OutcomeBody: |app, actor, reference, body|
        app.service.cases.record_outcome(actor, reference, Some(body.version), &body.result, body.on);
    /// Asks for a review at a refusal: it goes to the next who may decide other than whoever refused.
    review "/api/v1/cases/{reference}/review" ReviewBody: |app, actor, reference, body|
        app.service.cases.ask_review(actor, reference, Some(body.version), &body.reasons);
    /// Withdraws a case that is not decided yet.
    withdraw "/api/v1/cases/{reference}/withdrawal" WithdrawalBody: |app, actor, reference, body|
        app.service.cases.withdraw(actor, reference, Some(body.version), &body.reason);
}

/// Erasing what need not be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DisposalBody {
    /// The retention rule.
    ground: String,
    /// Why it applies.
    reason: String,
}

/// Erases the content of a case whose time to be kept is over. For administrators.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/disposal", tag = "cases", request_body = DisposalBody,
    params(("reference" = String, Path, description = "A case's reference")),
    responses((status = 204, description = "It was erased"))
)]
pub async fn dispose(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
    Body(body): Body<DisposalBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .cases
        .dispose(&me.actor, &reference, &body.ground, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a matter to whoever it should go to now, as after a post was filled.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/rerouting", tag = "cases",
    params(("reference" = String, Path, description = "A case's reference")),
    responses((status = 204, description = "It went on"))
)]
pub async fn reroute(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<StatusCode, WebError> {
    app.service.cases.reroute(&me.actor, &reference).await?;
    Ok(StatusCode::NO_CONTENT)
}
