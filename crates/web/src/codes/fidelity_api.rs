//! The API for setting clauses beside their source, and for signing that one has read them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use jiff::civil::Date;
use probity_service::input::SignClauses;
use probity_view::reading::FidelityView;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::Body;
use crate::codes::fidelity::{self, VersionQuery};
use crate::codes::page::{readable, version};
use crate::error::WebError;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, SignedIn};
use crate::state::App;

/// Shows each clause of a version with its place in the document, its rules, its examples and who has read it.
///
/// Only people who are signed in to the office see who has read a clause.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/instruments/{instrument}/fidelity", tag = "codes",
    params(("office" = String, Path, description = "An office's identifier", example = "demo"), ("instrument" = String, Path, description = "An instrument's identifier", example = "parcels"),
        ("version" = Option<String>, Query, description = "The first day on which the version applies. The default is the version in force", example = "2026-07-06")),
    responses((status = 200, description = "The version", body = FidelityView))
)]
#[tracing::instrument(name = "web.codes.fidelity_api.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument)): Path<(String, String)>,
    Query(asked): Query<VersionQuery>,
) -> Result<Json<FidelityView>, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?.version;
    let labels = app.labels(office, &reader.language);
    Ok(Json(fidelity::of(&app, &visitor, &labels, found).await?))
}

/// Clauses that a person has read against the document.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingsBody {
    /// The version, as the first day on which it applies.
    #[schema(value_type = String, format = Date)]
    effective: Date,
    /// The clauses.
    clauses: Vec<ReadClause>,
}

/// One clause that was read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadClause {
    /// Its reference.
    clause: String,
    /// Its `fingerprint` when it was read.
    fingerprint: String,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordedOut {
    /// The clauses. Those that the person had signed before, and that have not changed since, are left out.
    recorded: Vec<String>,
}

/// Records that one has read clauses against the document. For administrators and auditors.
///
/// Nothing is recorded if one of the clauses has changed since it was read.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/instruments/{instrument}/readings", tag = "codes",
    request_body(content = ReadingsBody, example = json!({"effective": "2026-07-06", "clauses": [{"clause": "2.1", "fingerprint": "2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea"}]})),
    params(("office" = String, Path, description = "An office's identifier", example = "demo"), ("instrument" = String, Path, description = "An instrument's identifier", example = "parcels")),
    responses((status = 200, description = "The clauses that were recorded", body = RecordedOut))
)]
#[tracing::instrument(name = "web.codes.fidelity_api.sign", level = "debug", skip_all)]
pub async fn sign(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, instrument)): Path<(String, String)>,
    Body(body): Body<ReadingsBody>,
) -> Result<Json<RecordedOut>, WebError> {
    let clauses = body.clauses.into_iter();
    let signed = SignClauses {
        instrument,
        effective: body.effective,
        clauses: clauses.map(|one| (one.clause, one.fingerprint)).collect(),
    };
    let recorded = app.service.codes.sign_clauses(&me.actor, &signed).await?;
    Ok(Json(RecordedOut { recorded }))
}
