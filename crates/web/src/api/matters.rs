//! Matters: declaring, listing, reading, and everything that is done to one.

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
use probity_desk::input::{Declare, FactsIn};
use probity_desk::view::{MatterView, Preview};
use serde::Deserialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

use super::{Body, created, in_facts};
use crate::app::App;
use crate::error::WebError;
use crate::session::SignedIn;

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
    /// A random value: sent twice, the same declaration is one matter. Another declaration under the same value is refused.
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

/// Which matters.
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
    /// Held up, without their content: for administrators.
    HeldUp,
    /// All: for auditors.
    All,
}

/// A list of matters.
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
    /// The matter's version that it was decided on.
    version: u64,
    /// One of the matter's `resolutions`.
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
    /// The matter's version.
    version: u64,
    /// Anything to be kept with it.
    #[serde(default)]
    remarks: String,
}

/// A question to whoever submitted it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionBody {
    /// The matter's version.
    version: u64,
    /// What is asked.
    question: String,
}

/// A reply to a question.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyBody {
    /// The matter's version.
    version: u64,
    /// The reply.
    reply: String,
    /// Facts that it adds or changes.
    #[serde(default)]
    #[schema(value_type = Object)]
    facts: Map<String, Value>,
}

/// What became of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeBody {
    /// The matter's version.
    version: u64,
    /// In words.
    became: String,
    /// The day; absent: today.
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
}

/// Asking for a second look at a refusal.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondLookBody {
    /// The matter's version.
    version: u64,
    /// Why it should be looked at again.
    reasons: String,
}

/// Taking it back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalBody {
    /// The matter's version.
    version: u64,
    /// Why.
    reason: String,
}

/// Declares something.
#[utoipa::path(
    post, path = "/api/v1/matters", tag = "matters", request_body = DeclareBody,
    responses(
        (status = 201, description = "Its reference, who has it, and the answer it was judged by", body = Object),
        (
            status = 409, body = super::openapi::Problem, content_type = "application/problem+json",
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
    let receipt = app.desk.declare(&me.actor, body.into()).await;
    let receipt = receipt.map_err(|error| in_facts(error, OF_DECLARING))?;
    Ok(created(
        &format!("/api/v1/matters/{}", receipt.reference),
        receipt,
    ))
}

/// Says what declaring something would do, and saves nothing: the answer, who would get it and be told, and whom a typed
/// name may mean.
#[utoipa::path(
    post, path = "/api/v1/matters/preview", tag = "matters", request_body = DeclareBody,
    responses((status = 200, description = "The answer, who would get it, and `may_be`: people whom a typed name may mean", body = Object))
)]
pub async fn preview(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(body): Body<DeclareBody>,
) -> Result<Json<Preview>, WebError> {
    let preview = app.desk.preview(&me.actor, &body.into()).await;
    preview
        .map(Json)
        .map_err(|error| in_facts(error, OF_DECLARING))
}

/// Lists matters.
#[utoipa::path(
    get, path = "/api/v1/matters", tag = "matters", params(ListQuery),
    responses((
        status = 200, body = Vec<Object>,
        description = "The matters; of all matters a hundred, with the next page's address in the header `Link` (RFC 8288, rel=next)"
    ))
)]
pub async fn list(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, WebError> {
    if !matches!(query.list, Which::All) && (query.text.is_some() || query.after.is_some()) {
        let why = "text or after of another list than that of all matters";
        return Err(WebError::bad_request(why));
    }
    let lines = match query.list {
        Which::Mine => app.desk.my_matters(&me.actor).await,
        Which::ToDecide => app.desk.matters_to_decide(&me.actor).await,
        Which::Decided => app.desk.matters_decided(&me.actor).await,
        Which::HeldUp => {
            let held_up = app.desk.matters_held_up(&me.actor).await?;
            return Ok(Json(held_up).into_response());
        }
        Which::All => return all(&app, &me, &query).await,
    };
    Ok(Json(lines?).into_response())
}

async fn all(app: &App, me: &SignedIn, query: &ListQuery) -> Result<Response, WebError> {
    let (text, after) = (query.text.as_deref(), query.after.as_deref());
    let page = app.desk.all_matters(&me.actor, text, after).await?;
    let next = page.next.map(|next| {
        let of = |name: &str, value: &str| {
            format!("&{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC))
        };
        let text = text.map(|text| of("text", text)).unwrap_or_default();
        let address = format!("/api/v1/matters?list=all{text}{}", of("after", &next));
        [(LINK, format!("<{address}>; rel=\"next\""))]
    });
    Ok((next, Json(page.lines)).into_response())
}

/// One matter, with what may be done to it.
#[utoipa::path(
    get, path = "/api/v1/matters/{reference}", tag = "matters",
    params(("reference" = String, Path, description = "A matter's reference")),
    responses((status = 200, description = "The matter", body = Object))
)]
pub async fn show(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<Json<MatterView>, WebError> {
    Ok(Json(app.desk.matter(&me.actor, &reference).await?))
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $body:ident: |$app:ident, $actor:ident, $reference:ident, $given:ident| $does:expr;)*) => {$(
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "matters", request_body = $body,
            params(("reference" = String, Path, description = "A matter's reference")),
            responses((status = 200, description = "The matter as it is now", body = Object))
        )]
        pub async fn $name(
            State($app): State<Arc<App>>,
            me: SignedIn,
            Path($reference): Path<String>,
            Body($given): Body<$body>,
        ) -> Result<Json<MatterView>, WebError> {
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
    "became",
    "on",
    "reason",
];

acts! {
    /// Decides a matter, or asks for more where the resolution says so.
    decide "/api/v1/matters/{reference}/decision" DecisionBody: |app, actor, reference, body| app.desk.decide(
        actor, reference, Some(body.version),
        &Choice { resolution: body.resolution, recipient: body.recipient, reasons: body.reasons, conditions: body.conditions },
    );
    /// Takes note of a matter that needs no decision.
    note "/api/v1/matters/{reference}/note" NoteBody: |app, actor, reference, body|
        app.desk.note(actor, reference, Some(body.version), &body.remarks);
    /// Asks whoever submitted a matter for more.
    question "/api/v1/matters/{reference}/question" QuestionBody: |app, actor, reference, body|
        app.desk.ask_information(actor, reference, Some(body.version), &body.question);
    /// Gives what was asked for.
    reply "/api/v1/matters/{reference}/reply" ReplyBody: |app, actor, reference, body|
        app.desk.give_information(actor, reference, Some(body.version), &body.reply, &FactsIn::Json(Value::Object(body.facts)));
    /// Records what became of it.
    outcome "/api/v1/matters/{reference}/outcome" OutcomeBody: |app, actor, reference, body|
        app.desk.record_outcome(actor, reference, Some(body.version), &body.became, body.on);
    /// Asks for a second look at a refusal: it goes to the next who may decide other than whoever refused.
    second_look "/api/v1/matters/{reference}/second-look" SecondLookBody: |app, actor, reference, body|
        app.desk.ask_second_look(actor, reference, Some(body.version), &body.reasons);
    /// Withdraws a matter that is not decided yet.
    withdraw "/api/v1/matters/{reference}/withdrawal" WithdrawalBody: |app, actor, reference, body|
        app.desk.withdraw(actor, reference, Some(body.version), &body.reason);
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

/// Erases the content of a matter whose time to be kept is over. For administrators.
#[utoipa::path(
    post, path = "/api/v1/matters/{reference}/disposal", tag = "matters", request_body = DisposalBody,
    params(("reference" = String, Path, description = "A matter's reference")),
    responses((status = 204, description = "It was erased"))
)]
pub async fn dispose(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
    Body(body): Body<DisposalBody>,
) -> Result<StatusCode, WebError> {
    app.desk
        .dispose(&me.actor, &reference, &body.ground, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sends a matter to whoever it should go to now, as after a post was filled.
#[utoipa::path(
    post, path = "/api/v1/matters/{reference}/rerouting", tag = "matters",
    params(("reference" = String, Path, description = "A matter's reference")),
    responses((status = 204, description = "It went on"))
)]
pub async fn reroute(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<StatusCode, WebError> {
    app.desk.reroute(&me.actor, &reference).await?;
    Ok(StatusCode::NO_CONTENT)
}
