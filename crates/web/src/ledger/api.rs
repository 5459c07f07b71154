//! `/api/v1/offices/{office}/ledger`: the state of the ledger for anyone; its events and verification for auditors.

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

/// Shows the state of the ledger: number of events, signed checkpoint, public key.
///
/// # Errors
/// For an office that does not run here.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/ledger", tag = "ledger",
    params(("office" = String, Path, description = "An office")),
    responses((status = 200, description = "The number of events, the signed checkpoint and the public key", body = Object))
)]
#[tracing::instrument(name = "web.ledger.get", level = "debug", skip_all)]
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

/// The events to list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// The number of the first one.
    #[serde(default)]
    from: u64,
}

/// Lists up to 500 envelopes, without the payloads of the events.
///
/// An event that is confidential for the reader has only its number and the hash of its leaf.
///
/// # Errors
/// For anyone but auditors.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/ledger/events", tag = "ledger",
    params(
        ("office" = String, Path, description = "An office"),
        ("from" = Option<u64>, Query, description = "The number of the first event to list")
    ),
    responses((status = 200, description = "Up to 500 envelopes, and `next`. A confidential event has only `seq`, `leaf` and `confidential`", body = Object))
)]
#[tracing::instrument(name = "web.ledger.events", level = "debug", skip_all)]
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

/// An old checkpoint to compare with, if any.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Against {
    checkpoint: Option<String>,
}

/// Verifies the whole ledger and all records. `sound` is true if nothing differs.
///
/// # Errors
/// For anyone but auditors, or a checkpoint that cannot be read.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/ledger/verify", tag = "ledger", request_body = Against,
    params(("office" = String, Path, description = "An office")),
    responses((status = 200, description = "Whether everything is as it should be, and the differences", body = Object))
)]
#[tracing::instrument(name = "web.ledger.verify", level = "debug", skip_all)]
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
