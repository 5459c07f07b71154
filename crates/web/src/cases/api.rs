//! The API of cases: declaring, listing, reading, and everything that is done to one.

mod bodies;
pub mod deciding;

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use probity_casework::PersonId;
use probity_service::input::Declare;
use probity_service::view::{CaseLine, CaseView, OnHoldLine, Preview, Receipt, Understood};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::facts::GivenFacts;
use crate::api::{Body, created, in_facts};
use crate::cases::api::bodies::{
    DecisionBody, DisposalBody, NoteBody, OutcomeBody, QuestionBody, ReplyBody, ReviewBody,
    WithdrawalBody,
};
use crate::error::WebError;
use crate::session::SignedIn;
use crate::state::App;

/// A declaration, request or report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclareBody {
    /// The situation.
    situation: String,
    /// The person it is about. The default is the person who is signed in.
    subject: Option<String>,
    /// The facts, by the names in the situation's schema.
    facts: GivenFacts,
    /// People from the answer's `may_be` who are not meant. Anyone else whom a typed name may mean cannot get the case.
    #[serde(default, rename = "not-meant")]
    not_meant: BTreeSet<String>,
    /// The preview's `expects`. If the case would now go to someone else, nothing is saved and the answer is 409.
    expects: Option<String>,
    /// A random value. The same declaration sent twice is one case. Another declaration with the same value is refused.
    idempotency_key: Option<String>,
    /// Fields to which the answer is "I do not know". The schema of the situation says which may be unknown
    /// (`x-may-be-unknown`).
    #[serde(default)]
    unknown: BTreeSet<String>,
    /// Fields whose value is more than the situation expects, and is right. Without it, such a value is refused with the
    /// code `not-confirmed`.
    #[serde(default)]
    confirmed: BTreeSet<String>,
}

impl From<DeclareBody> for Declare {
    fn from(body: DeclareBody) -> Self {
        Self {
            situation: body.situation,
            subject: body.subject.map(PersonId::new),
            facts: body.facts.into(),
            not_meant: body.not_meant.into_iter().map(PersonId::new).collect(),
            expects: body.expects,
            idempotency_key: body.idempotency_key,
            unknown: body.unknown,
            confirmed: body.confirmed,
        }
    }
}

/// The fields of the body that are not facts.
const OF_DECLARING: &[&str] = &[
    "situation",
    "subject",
    "not-meant",
    "expects",
    "idempotency_key",
    "unknown",
    "confirmed",
];

/// Which cases to list.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CaseList {
    /// Submitted by the person who is signed in, or about them.
    #[default]
    Mine,
    /// Waiting for their decision.
    ToDecide,
    /// Decided by them.
    Decided,
    /// On hold, without their content. For administrators.
    OnHold,
    /// Every case. For auditors.
    All,
}

/// The query of a list of cases.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Which cases to list.
    #[serde(default)]
    #[param(inline, example = "all")]
    list: CaseList,
    /// Words to look for. Only for `all`.
    #[param(example = "diary")]
    text: Option<String>,
    /// The place after which the page starts. Only for `all`. The `Link` header of the page before has it.
    after: Option<String>,
}

/// A case in a list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ListedCase {
    /// A case that the reader may see.
    Case(Box<CaseLine>),
    /// A case on hold.
    OnHold(OnHoldLine),
}

impl From<CaseLine> for ListedCase {
    fn from(line: CaseLine) -> Self {
        Self::Case(Box::new(line))
    }
}

/// Submits a declaration, request or report.
#[utoipa::path(
    post, path = "/api/v1/cases", tag = "cases", request_body(content = DeclareBody, example = json!({
        "situation": "gift", "idempotency_key": "3f6c0a52",
        "facts": {
            "response": "not-answered", "kind": "object", "what": "A desk diary", "giver": "Imaginary Print Ltd",
            "giver_kind": "contractor", "for_whom": "me", "worth": "work-token", "value": "12.50", "influence": "no",
            "doubtful": true, "sought": false, "offered_on": "2026-11-20"
        }
    })),
    responses(
        (status = 201, description = "The case's reference, who has it, and the answer that it was judged by", body = Receipt),
        (
            status = 409, body = crate::api::openapi::Problem, content_type = "application/problem+json",
            description = "Another declaration was sent with this `idempotency_key`. `sent` has its `reference` and what `differs`: \
                each `field` with what was sent `before` and what is sent `now`"
        )
    )
)]
#[tracing::instrument(name = "web.cases.declare", level = "debug", skip_all)]
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

/// Shows what a declaration would do, without saving anything.
#[utoipa::path(
    post, path = "/api/v1/cases/preview", tag = "cases", request_body(content = DeclareBody, example = json!({
        "situation": "gift", "idempotency_key": "3f6c0a52",
        "facts": {
            "response": "not-answered", "kind": "object", "what": "A desk diary", "giver": "Imaginary Print Ltd",
            "giver_kind": "contractor", "for_whom": "me", "worth": "work-token", "value": "12.50", "influence": "no",
            "doubtful": true, "sought": false, "offered_on": "2026-11-20"
        }
    })),
    responses((status = 200, description = "The answer, who would get the case, who would be informed, and `may_be`: people whom a typed name may mean", body = Preview))
)]
#[tracing::instrument(name = "web.cases.preview", level = "debug", skip_all)]
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
        status = 200, body = Vec<ListedCase>,
        description = "The cases. The list of all cases has 100 on each page, and the header `Link` has the next page's address (RFC 8288, rel=next)"
    ))
)]
#[tracing::instrument(name = "web.cases.list", level = "debug", skip_all)]
pub async fn list(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, WebError> {
    if !matches!(query.list, CaseList::All) && (query.text.is_some() || query.after.is_some()) {
        let why = "text or after of another list than that of all cases";
        return Err(WebError::bad_request(why));
    }
    let lines = match query.list {
        CaseList::Mine => app.service.cases.mine(&me.actor).await,
        CaseList::ToDecide => app.service.cases.to_decide(&me.actor).await,
        CaseList::Decided => app.service.cases.decided(&me.actor).await,
        CaseList::OnHold => {
            let on_hold = app.service.cases.on_hold(&me.actor).await?.into_iter();
            let on_hold: Vec<ListedCase> = on_hold.map(ListedCase::OnHold).collect();
            return Ok(Json(on_hold).into_response());
        }
        CaseList::All => return all(&app, &me, &query).await,
    };
    Ok(Json(listed(lines?)).into_response())
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
    Ok((next, Json(listed(page.lines))).into_response())
}

fn listed(lines: Vec<CaseLine>) -> Vec<ListedCase> {
    lines.into_iter().map(ListedCase::from).collect()
}

/// Shows one case, and what the caller can do to it.
#[utoipa::path(
    get, path = "/api/v1/cases/{reference}", tag = "cases",
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 200, description = "The case", body = CaseView))
)]
#[tracing::instrument(name = "web.cases.show", level = "debug", skip_all)]
pub async fn show(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<Json<CaseView>, WebError> {
    Ok(Json(app.service.cases.get(&me.actor, &reference).await?))
}

/// Shows the answer that was recorded when a case was sent, and what the code as it is now answers to the same facts.
#[utoipa::path(
    get, path = "/api/v1/cases/{reference}/understood", tag = "cases",
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 200, description = "Both answers, and whether they are the same. The case is not changed", body = Understood))
)]
#[tracing::instrument(name = "web.cases.understood", level = "debug", skip_all)]
pub async fn understood(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<Json<Understood>, WebError> {
    let cases = &app.service.cases;
    Ok(Json(cases.understood(&me.actor, &reference).await?))
}

macro_rules! acts {
    ($($(#[$doc:meta])* $name:ident $path:literal $body:ident $example:tt: |$app:ident, $actor:ident, $reference:ident, $given:ident| $does:expr;)*) => {$(
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, tag = "cases", request_body(content = $body, example = json!($example)),
            params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
            responses((status = 200, description = "The case as it is now", body = CaseView))
        )]
        #[tracing::instrument(name = "web.cases.act", level = "debug", skip_all, fields(act = stringify!($name)))]
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

/// The fields of the bodies below that are not facts.
const OWN: &[&str] = &[
    "version",
    "resolution",
    "recipient",
    "reasons",
    "conditions",
    "until",
    "against",
    "remarks",
    "question",
    "reply",
    "result",
    "on",
    "reason",
    "confirmed",
];

acts! {
    /// Decides a case, or asks for more information if the resolution says so.
    decide "/api/v1/cases/{reference}/decision" DecisionBody {"version": 2, "resolution": "accept", "reasons": "It is small, and nothing is expected for it."}: |app, actor, reference, body|
        app.service.cases.decide(actor, reference, Some(body.version), &body.into());
    /// Marks a case as read that needs no decision.
    note "/api/v1/cases/{reference}/note" NoteBody {"version": 2, "remarks": "Thank you."}: |app, actor, reference, body|
        app.service.cases.note(actor, reference, Some(body.version), &body.remarks);
    /// Asks the person who submitted a case for more information.
    question "/api/v1/cases/{reference}/question" QuestionBody {"version": 2, "question": "What makes you doubt it?"}: |app, actor, reference, body|
        app.service.cases.ask_information(actor, reference, Some(body.version), &body.question);
    /// Gives the information that was asked for.
    reply "/api/v1/cases/{reference}/reply" ReplyBody {"version": 3, "reply": "It has their logo on it.", "facts": {"value": "14"}}: |app, actor, reference, body|
        app.service.cases.give_information(actor, reference, Some(body.version), &body.into());
    /// Records what happened to a case after the decision.
    outcome "/api/v1/cases/{reference}/outcome" OutcomeBody {"version": 5, "result": "It is on the office's shelf.", "on": "2026-11-21"}: |app, actor, reference, body|
        app.service.cases.record_outcome(actor, reference, Some(body.version), &body.result, body.on);
    /// Asks for a review of a refusal by the next person who may decide, but not the one who refused.
    review "/api/v1/cases/{reference}/review" ReviewBody {"version": 3, "reasons": "The work is on Saturdays only."}: |app, actor, reference, body|
        app.service.cases.ask_review(actor, reference, Some(body.version), &body.reasons);
    /// Withdraws a case that is not decided yet.
    withdraw "/api/v1/cases/{reference}/withdrawal" WithdrawalBody {"version": 2, "reason": "I declared it twice."}: |app, actor, reference, body|
        app.service.cases.withdraw(actor, reference, Some(body.version), &body.reason);
}

/// Erases the content of a case at the end of its retention period. For administrators.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/disposal", tag = "cases", request_body(content = DisposalBody, example = json!({"ground": "Two years after a withdrawal", "reason": "They are over."})),
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 204, description = "The content is erased"))
)]
#[tracing::instrument(name = "web.cases.dispose", level = "debug", skip_all)]
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

/// Sends a case to the person it should go to now, for example after a post was filled.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/rerouting", tag = "cases",
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 204, description = "The case was sent on"))
)]
#[tracing::instrument(name = "web.cases.reroute", level = "debug", skip_all)]
pub async fn reroute(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
) -> Result<StatusCode, WebError> {
    app.service.cases.reroute(&me.actor, &reference).await?;
    Ok(StatusCode::NO_CONTENT)
}
