//! The API for reading and comparing codes.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use jiff::civil::Date;
use probity_conduct::Facts;
use probity_i18n::key;
use probity_view::reading::compare::{Comparing, InCase, OnTopic};
use probity_view::reading::prepared::{OnPrepared, Prepared};
use probity_view::reading::{ClauseView, CodeView, compare, prepared};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::Body;
use crate::api::facts::GivenFacts;
use crate::codes::page::{CodeQuery, readable, version};
use crate::error::WebError;
use crate::reader::Reader;
use crate::session::PublishedCodeReader;
use crate::state::App;

/// Shows a version of an instrument: its clauses, its statements about itself, and the standards that it adopts.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/instruments/{instrument}", tag = "codes",
    params(("office" = String, Path, description = "An office's identifier", example = "demo"), ("instrument" = String, Path, description = "An instrument's identifier", example = "gifts-policy"),
        ("version" = Option<String>, Query, description = "The first day on which the version applies. The default is the version in force", example = "2026-11-01"),
        ("text" = Option<String>, Query, description = "Only clauses that contain all of these words", example = "cash")),
    responses((status = 200, description = "The version", body = CodeView))
)]
#[tracing::instrument(name = "web.codes.reading_api.instrument", level = "debug", skip_all)]
pub async fn instrument(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument)): Path<(String, String)>,
    Query(asked): Query<CodeQuery>,
) -> Result<Json<CodeView>, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?;
    let labels = app.labels(office, &reader.language);
    Ok(Json(CodeView::of(
        &labels,
        found.version,
        asked.text.trim(),
        app.service.today(),
    )))
}

/// Shows one clause and how the program uses it: rules in words, worked examples, principles, findings.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/instruments/{instrument}/clauses/{clause}", tag = "codes",
    params(("office" = String, Path, description = "An office's identifier", example = "demo"), ("instrument" = String, Path, description = "An instrument's identifier", example = "gifts-policy"),
        ("clause" = String, Path, description = "The clause's reference", example = "2.1"),
        ("version" = Option<String>, Query, description = "The first day on which the version applies. The default is the version in force", example = "2026-11-01")),
    responses((status = 200, description = "The clause", body = ClauseView))
)]
#[tracing::instrument(name = "web.codes.reading_api.clause", level = "debug", skip_all)]
pub async fn clause(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument, clause)): Path<(String, String, String)>,
    Query(asked): Query<CodeQuery>,
) -> Result<Json<ClauseView>, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?;
    let known = found.version.clause(&clause);
    let known = known.ok_or_else(|| WebError::not_found("no such clause"))?;
    let labels = app.labels(office, &reader.language);
    let view = ClauseView::of(&labels, found.version, known, app.service.today());
    Ok(Json(view))
}

/// The topic to compare.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Topic {
    /// A topic's identifier.
    #[param(example = "gifts-and-hospitality")]
    topic: String,
    /// Whether to include the demonstration office.
    #[serde(default)]
    #[param(example = true)]
    demo: bool,
}

/// Compares the offices' clauses on a topic.
#[utoipa::path(
    get, path = "/api/v1/compare", tag = "codes", params(Topic),
    responses((status = 200, description = "Each office's clauses", body = Vec<OnTopic>))
)]
#[tracing::instrument(
    name = "web.codes.reading_api.compare_topic",
    level = "debug",
    skip_all
)]
pub async fn compare_topic(
    reader: Reader,
    State(app): State<Arc<App>>,
    Query(asked): Query<Topic>,
) -> Result<Json<Vec<OnTopic>>, WebError> {
    if !app.codes().words().topic.contains_key(&asked.topic) {
        return Err(WebError::not_found("no such topic"));
    }
    let locals = app.local_decisions(asked.demo).await;
    let comparing = Comparing {
        codes: app.codes(),
        locals: &locals,
        language: &reader.language,
        on: app.service.today(),
        demo: asked.demo,
    };
    Ok(Json(compare::topic(&comparing, &asked.topic)))
}

/// A case to compare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CompareBody {
    /// The situation.
    situation: String,
    /// The person's role in the office.
    role: String,
    /// The day whose instruments judge it. The default is today.
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Date>,
    /// The facts, by the names in the situation's schema. Leave out what is not known.
    #[serde(default)]
    facts: GivenFacts,
    /// Whether to include the demonstration office.
    #[serde(default)]
    demo: bool,
}

/// Compares the offices' answers in one case. Nothing is saved.
#[utoipa::path(
    post, path = "/api/v1/compare", tag = "codes", request_body(content = CompareBody, example = json!({"situation": "gift", "role": "staff", "on": "2026-11-21", "facts": {"kind": "cash"}})),
    responses((status = 200, description = "Each office's answer", body = Vec<InCase>))
)]
#[tracing::instrument(name = "web.codes.reading_api.compare_case", level = "debug", skip_all)]
pub async fn compare_case(
    reader: Reader,
    State(app): State<Arc<App>>,
    Body(body): Body<CompareBody>,
) -> Result<Json<Vec<InCase>>, WebError> {
    let Some(situation) = app.codes().situation(&body.situation) else {
        let known: Vec<&str> = app
            .codes()
            .situations()
            .map(|one| one.id.as_str())
            .collect();
        let known = key("api-unknown-situation").with("known", known.join(", "));
        return Err(WebError::unprocessable("an unknown situation").with_field("situation", known));
    };
    let roles = &app.codes().words().role;
    if !roles.contains_key(&body.role) {
        let known: Vec<&str> = roles.keys().map(String::as_str).collect();
        let known = key("api-unknown-role").with("known", known.join(", "));
        return Err(WebError::unprocessable("an unknown role").with_field("role", known));
    }
    let facts = Facts::from_json(situation, &body.facts.into_json());
    let facts = facts.map_err(|found| {
        let labels = app.labels("", &reader.language);
        let start = WebError::unprocessable("facts to put right");
        found.iter().fold(start, |error, one| {
            let label = labels.field(situation, &one.field);
            error.with_field(format!("facts.{}", one.field), one.message(&label))
        })
    })?;
    let locals = app.local_decisions(body.demo).await;
    let comparing = Comparing {
        codes: app.codes(),
        locals: &locals,
        language: &reader.language,
        on: body.on.unwrap_or_else(|| app.service.today()),
        demo: body.demo,
    };
    let role = &body.role;
    Ok(Json(compare::case(&comparing, &situation.id, role, &facts)))
}

/// Lists the prepared comparisons, in order.
#[utoipa::path(
    get, path = "/api/v1/comparisons", tag = "codes",
    responses((status = 200, description = "The prepared topics", body = Vec<Prepared>))
)]
#[tracing::instrument(name = "web.codes.reading_api.comparisons", level = "debug", skip_all)]
pub async fn comparisons(reader: Reader, State(app): State<Arc<App>>) -> Json<Vec<Prepared>> {
    Json(prepared::list(&app.labels("", &reader.language)))
}

/// The day to compare on, and whether to include the demonstration office.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Day {
    /// The day whose instruments answer it. The default is today.
    #[param(value_type = Option<String>, format = Date, example = "2026-11-21")]
    on: Option<Date>,
    /// Whether to include the demonstration office.
    #[serde(default)]
    #[param(example = true)]
    demo: bool,
}

/// Shows a prepared comparison: each office's answers to its questions, and the clauses to read.
#[utoipa::path(
    get, path = "/api/v1/comparisons/{comparison}", tag = "codes",
    params(("comparison" = String, Path, description = "A prepared topic's identifier", example = "private-life"), Day),
    responses((status = 200, description = "Each office's answers", body = Vec<OnPrepared>),
        (status = 409, description = "An office did not have a cited clause on that day", body = crate::api::openapi::Problem, content_type = "application/problem+json"))
)]
#[tracing::instrument(name = "web.codes.reading_api.comparison", level = "debug", skip_all)]
pub async fn comparison(
    reader: Reader,
    State(app): State<Arc<App>>,
    Path(comparison): Path<String>,
    Query(day): Query<Day>,
) -> Result<Json<Vec<OnPrepared>>, WebError> {
    let known = app.codes().comparison(&comparison);
    let known = known.ok_or_else(|| WebError::not_found("no such comparison"))?;
    let locals = app.local_decisions(day.demo).await;
    let comparing = Comparing {
        codes: app.codes(),
        locals: &locals,
        language: &reader.language,
        on: day.on.unwrap_or_else(|| app.service.today()),
        demo: day.demo,
    };
    Ok(Json(prepared::compare(&comparing, known)?))
}
