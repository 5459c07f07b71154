//! `/api/v1/offices/{office}/ledger`: the state of the ledger for anyone; its events and verification for auditors.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use probity_i18n::key;
use probity_service::VerificationReport;
use probity_service::view::EventLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::Body;
use crate::error::WebError;
use crate::ledger::page::{pasted, size_of};
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// The state of a ledger.
#[derive(Serialize, ToSchema)]
pub struct LedgerOut {
    /// The number of events that the checkpoint covers.
    events: Option<u64>,
    /// The checkpoint, a signed note.
    checkpoint: String,
    /// The public key that verifies its signature.
    verifying_key: String,
}

/// Shows the state of the ledger: number of events, signed checkpoint, public key.
///
/// # Errors
/// For an office that does not run here.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/ledger", tag = "ledger",
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "The number of events, the signed checkpoint and the public key", body = LedgerOut))
)]
#[tracing::instrument(name = "web.ledger.get", level = "debug", skip_all)]
pub async fn get(
    State(app): State<Arc<App>>,
    _: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let service = &app.service;
    let checkpoint = service.ledger.checkpoint(&office).await?;
    let body = LedgerOut {
        events: size_of(&checkpoint),
        checkpoint,
        verifying_key: service.ledger.verifying_key(&office).await?,
    };
    Ok(([(CACHE_CONTROL, "public, no-cache")], Json(body)).into_response())
}

/// The events to list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventsQuery {
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
        ("office" = String, Path, description = "An office", example = "demo"),
        ("from" = Option<u64>, Query, description = "The number of the first event to list", example = 0)
    ),
    responses((status = 200, description = "Up to 500 envelopes, and `next`. A confidential event has only `seq`, `leaf` and `confidential`", body = EventsOut))
)]
#[tracing::instrument(name = "web.ledger.events", level = "debug", skip_all)]
pub async fn events(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Query(which): Query<EventsQuery>,
) -> Result<Response, WebError> {
    let from = which.from.min(u64::MAX >> 8);
    let events = app.service.ledger.events(&me.actor, from, 500).await?;
    let next = events.last().map(|event| event.seq + 1);
    let events = events.into_iter().map(EventOut::from).collect();
    Ok(Json(EventsOut { events, next }).into_response())
}

/// A part of the ledger.
#[derive(Serialize, ToSchema)]
pub struct EventsOut {
    /// The events, in order.
    events: Vec<EventOut>,
    /// The number to go on from. Null if there are no more.
    next: Option<u64>,
}

/// An event as the reader may see it.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub enum EventOut {
    /// Its envelope.
    Open(EnvelopeOut),
    /// Its place in the ledger.
    Confidential(ConfidentialEvent),
}

/// The envelope of an event, from which its leaf can be computed.
#[derive(Serialize, ToSchema)]
#[schema(as = Envelope)]
pub struct EnvelopeOut {
    /// The version of the format.
    v: u8,
    /// The office.
    office: String,
    /// Its number, counted from 0.
    seq: u64,
    /// When it was recorded.
    #[schema(format = DateTime)]
    at: String,
    /// The kind of event.
    kind: String,
    /// The reference of its case, if it belongs to one.
    case: Option<String>,
    /// The identifier of the person or program that did it.
    actor: String,
    /// The commitment to its payload.
    commitment: String,
}

/// An event that this reader may not see.
#[derive(Serialize, ToSchema)]
pub struct ConfidentialEvent {
    /// Its number, counted from 0.
    seq: u64,
    /// The hash of its leaf.
    leaf: String,
    /// Always true.
    confidential: bool,
}

impl From<EventLine> for EventOut {
    fn from(event: EventLine) -> Self {
        match event.envelope {
            Some(envelope) => Self::Open(EnvelopeOut {
                v: 1,
                office: envelope.office,
                seq: envelope.seq,
                at: envelope.at,
                kind: envelope.kind,
                case: envelope.case,
                actor: envelope.actor,
                commitment: envelope.commitment.to_string(),
            }),
            None => Self::Confidential(ConfidentialEvent {
                seq: event.seq,
                leaf: event.leaf,
                confidential: true,
            }),
        }
    }
}

/// An old checkpoint to compare with, if any.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifyBody {
    /// The text of the checkpoint.
    checkpoint: Option<String>,
}

/// Verifies the whole ledger and all records. `sound` is true if nothing differs.
///
/// # Errors
/// For anyone but auditors, or a checkpoint that cannot be read.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/ledger/verify", tag = "ledger", request_body(content = VerifyBody, example = json!({})),
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "Whether everything is as it should be, and the differences", body = Verification))
)]
#[tracing::instrument(name = "web.ledger.verify", level = "debug", skip_all)]
pub async fn verify(
    State(app): State<Arc<App>>,
    me: SignedIn,
    reader: Reader,
    sent: Result<Body<VerifyBody>, WebError>,
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
    let verification = Verification {
        sound: report.is_clean(),
        report: report.in_language(&reader.language),
    };
    Ok(Json(verification).into_response())
}

/// The result of verifying.
#[derive(Serialize, ToSchema)]
pub struct Verification<'a> {
    /// Whether nothing differs.
    sound: bool,
    /// What was checked, and what differs.
    report: VerificationReport<'a>,
}
