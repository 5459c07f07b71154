//! `/api/v1/offices/{office}/ledger`: where the ledger stands, for anyone; its events and checking it, for auditors.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use probity_i18n::key;
use probity_service::view::EventLine;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::api::Body;
use crate::error::WebError;
use crate::ledger::show::{pasted, size_of};
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// `GET …/ledger`: events recorded, the signed checkpoint, the public key.
///
/// # Errors
/// For an office that is not here.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/ledger", tag = "ledger",
    params(("office" = String, Path, description = "An office")),
    responses((status = 200, description = "Events recorded, signed checkpoint, public key", body = Object))
)]
pub async fn get(
    State(app): State<Arc<App>>,
    _: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let service = &app.service;
    let checkpoint = service.ledger.checkpoint(&office).await?;
    let body = json!({
        "events": size_of(&checkpoint),
        "checkpoint": checkpoint,
        "verifying_key": service.ledger.verifying_key(&office).await?,
    });
    Ok(([(CACHE_CONTROL, "public, no-cache")], Json(body)).into_response())
}

/// Which events.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The first of them.
    #[serde(default)]
    from: u64,
}

/// `GET …/ledger/events?from=`: envelopes, up to 500, without what was in the events.
///
/// Of an event that is confidential to the reader only the number and the hash of its leaf.
///
/// # Errors
/// For anyone but an auditor.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/ledger/events", tag = "ledger",
    params(
        ("office" = String, Path, description = "An office"),
        ("from" = Option<u64>, Query, description = "The first event wanted")
    ),
    responses((status = 200, description = "Envelopes, up to 500, and `next`; `seq`, `leaf` and `confidential` in place of one that is confidential", body = Object))
)]
pub async fn events(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let from = which.from.min(u64::MAX >> 8);
    let events = app.service.ledger.events(&me.actor, from, 500).await?;
    let next = events.last().map(|event| event.seq + 1);
    let events: Vec<Value> = events.into_iter().map(told).collect();
    Ok(Json(json!({ "events": events, "next": next })).into_response())
}

fn told(event: EventLine) -> Value {
    let EventLine { seq, leaf, .. } = event;
    event
        .envelope
        .unwrap_or_else(|| json!({ "seq": seq, "leaf": leaf, "confidential": true }))
}

/// An old checkpoint to compare with, where there is one.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Against {
    checkpoint: Option<String>,
}

/// `POST …/ledger/verify`: checks everything; `sound` says whether nothing differs.
///
/// # Errors
/// For anyone but an auditor; a checkpoint that cannot be read.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/ledger/verify", tag = "ledger", request_body = Against,
    params(("office" = String, Path, description = "An office")),
    responses((status = 200, description = "Whether nothing differs, and what does", body = Object))
)]
pub async fn verify(
    State(app): State<Arc<App>>,
    me: SignedIn,
    reader: Reader,
    sent: Result<Body<Against>, WebError>,
) -> Result<Response, WebError> {
    if !me.auditor {
        return Err(WebError::forbidden("checking the ledger is for auditors"));
    }
    let Body(against) = sent?;
    let report = match against.checkpoint.as_deref().map(pasted) {
        None => app.service.ledger.verify(&me.actor).await?,
        Some(note) if size_of(&note).is_some() => {
            app.service.ledger.verify_against(&me.actor, &note).await?
        }
        Some(_) => {
            let error = WebError::unprocessable("a checkpoint that cannot be read");
            return Err(error.with_field("checkpoint", key("ledger-checkpoint-unreadable")));
        }
    };
    let told = report.told(&reader.language);
    Ok(Json(json!({ "sound": report.is_clean(), "report": told })).into_response())
}
