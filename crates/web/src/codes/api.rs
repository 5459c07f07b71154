//! The API of codes: offices, situations, coverage, differences between versions.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use probity_conduct::{Coverage, MappedOffice, ProfileReport};
use probity_service::VersionsCompared;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::codes::{coverage, versions};
use crate::error::WebError;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, Visitor};
use crate::state::App;

/// An office.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfficeOut {
    /// Its identifier.
    id: String,
    /// Its name.
    name: String,
    /// Whether people can sign in to it here.
    runs_here: bool,
}

/// A situation.
#[derive(Debug, Serialize, ToSchema)]
pub struct SituationOut {
    /// Its identifier.
    id: String,
    /// Its name.
    label: String,
    /// The question that a person answers by choosing it.
    question: String,
    /// Its area in `words.toml`.
    pub area: Option<String>,
}

/// Lists the offices whose code anyone may ask.
#[utoipa::path(
    get, path = "/api/v1/offices", tag = "codes",
    responses((status = 200, description = "The offices", body = Vec<OfficeOut>))
)]
#[tracing::instrument(name = "web.codes.offices", level = "debug", skip_all)]
pub async fn offices(reader: Reader, State(app): State<Arc<App>>) -> Json<Vec<OfficeOut>> {
    let office = |id: &String| OfficeOut {
        name: app.labels(id, &reader.language).office_name(),
        runs_here: app.runs(id),
        id: id.clone(),
    };
    Json(app.offices_to_ask().iter().map(office).collect())
}

/// Lists the situations.
#[utoipa::path(
    get, path = "/api/v1/situations", tag = "codes",
    responses((status = 200, description = "The situations", body = Vec<SituationOut>))
)]
#[tracing::instrument(name = "web.codes.situations", level = "debug", skip_all)]
pub async fn situations(reader: Reader, State(app): State<Arc<App>>) -> Json<Vec<SituationOut>> {
    let labels = app.labels("", &reader.language);
    let situation = |one: &probity_conduct::model::Situation| SituationOut {
        id: one.id.clone(),
        label: labels.text(&one.label),
        question: labels.text(&one.question),
        area: (app.codes().words().area_of(&one.topic)).map(|area| area.id.clone()),
    };
    Json(app.codes().situations().map(situation).collect())
}

/// Describes the facts of a situation as JSON Schema 2020-12.
#[utoipa::path(
    get, path = "/api/v1/situations/{situation}", tag = "codes",
    params(("situation" = String, Path, description = "A situation's identifier", example = "gift")),
    responses((status = 200, description = "The schema", content_type = "application/schema+json"))
)]
#[tracing::instrument(name = "web.codes.situation", level = "debug", skip_all)]
pub async fn situation(
    reader: Reader,
    State(app): State<Arc<App>>,
    Path(situation): Path<String>,
) -> Result<Response, WebError> {
    let known = app.codes().situation(&situation);
    let known = known.ok_or_else(|| WebError::not_found("no such situation"))?;
    let lang = app.labels("", &reader.language).lang();
    let schema = known.json_schema(lang).to_string();
    Ok(([(CONTENT_TYPE, "application/schema+json")], schema).into_response())
}

/// Shows how each clause of an office's instruments is covered by rules and examples.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/coverage", tag = "codes",
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "Each instrument with all its clauses, their rules, the examples that use them, and what is missing", body = Coverage))
)]
#[tracing::instrument(name = "web.codes.coverage", level = "debug", skip_all)]
pub async fn coverage(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let labels = app.labels(&office, &reader.language);
    Ok(Json(coverage::of(&app, &visitor, &office, &labels)?).into_response())
}

/// Shows where an office's code is silent, clashes or names no one, and why that is right.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/map", tag = "codes",
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "Every region of the facts in which no rule decides, rules meet, or no one is named, and every promise with whether it holds", body = MappedOffice))
)]
#[tracing::instrument(name = "web.codes.api_map", level = "debug", skip_all)]
pub async fn map(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Json<MappedOffice>, WebError> {
    let labels = app.labels(&office, &reader.language);
    Ok(Json(crate::codes::map::of(
        &app, &visitor, &office, &labels,
    )?))
}

/// Shows which heads of a complete code an office's code meets, and which it lacks.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/profiles", tag = "codes",
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "Each profile with its heads and the clauses that meet them", body = Vec<ProfileReport>))
)]
#[tracing::instrument(name = "web.codes.profiles", level = "debug", skip_all)]
pub async fn profiles(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Json<Vec<ProfileReport>>, WebError> {
    coverage::may_read(&app, &visitor, &office)?;
    let labels = app.labels(&office, &reader.language);
    Ok(Json(crate::codes::map::profiles(&app, &office, &labels)))
}

/// The two versions to compare.
#[derive(Debug, Deserialize)]
pub struct Versions {
    /// `<instrument>@<effective date>`.
    old: String,
    /// The other version, written the same way.
    new: String,
    /// Whether to include the office's past cases.
    #[serde(default)]
    cases: bool,
}

/// Compares two versions of an office's instrument.
///
/// The result has the clauses that differ, the worked examples with different answers and, for auditors, past cases
/// with different answers.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/diff", tag = "codes",
    params(
        ("office" = String, Path, description = "An office", example = "demo"),
        ("old" = String, Query, description = "The old version, `code@2023-10-31` for example", example = "parcels@2025-01-06"),
        ("new" = String, Query, description = "The new version", example = "parcels@2026-07-06"),
        ("cases" = Option<bool>, Query, description = "Whether to include the office's past cases. For auditors", example = true)
    ),
    responses((status = 200, description = "The clauses that differ, and the examples with different answers. `cases` has the past cases \
        that are answered differently (`changed`), and those that cannot be asked again with the reason (`unasked`)", body = VersionsCompared))
)]
#[tracing::instrument(name = "web.codes.diff", level = "debug", skip_all)]
pub async fn diff(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path(office): Path<String>,
    Query(asked): Query<Versions>,
) -> Result<Response, WebError> {
    let labels = app.labels(&office, &reader.language);
    coverage::may_read(&app, &visitor, &office)?;
    let version = |written: &str| {
        let parts = written.split_once('@');
        let (instrument, day) = parts.ok_or_else(|| WebError::not_found("no such version"))?;
        versions::version(&app, &office, instrument, day)
    };
    let sides = (version(&asked.old)?, version(&asked.new)?);
    let found = versions::compared(&app, &visitor, sides, labels.lang(), asked.cases).await?;
    Ok(Json(found).into_response())
}
