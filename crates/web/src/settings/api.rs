//! The API of an office's settings: optional instruments, what is missing, going live.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use probity_casework::findings::Decided;
use probity_service::view::{LocalDecisionView, SettingsView};
use probity_view::readiness::missing_row;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::{Body, created};
use crate::error::WebError;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::state::App;

/// Switching an instrument on or off.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SwitchBody {
    /// Whether it is in force from now on.
    on: bool,
    /// The reason.
    reason: String,
}

/// Something that keeps the office from going live.
#[derive(Debug, Serialize, ToSchema)]
pub struct MissingOut {
    /// What is missing, in words.
    says: String,
    /// Who was passed over and why, in words.
    passed_over: Vec<String>,
}

/// Shows the settings. For administrators and auditors.
#[utoipa::path(
    get, path = "/api/v1/settings", tag = "settings",
    responses((status = 200, description = "When the office opened, which instruments are switched on, and which can be", body = SettingsView))
)]
#[tracing::instrument(name = "web.settings.show", level = "debug", skip_all)]
pub async fn show(
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Json<SettingsView>, WebError> {
    Ok(Json(app.service.settings.get(&me.actor).await?))
}

/// Lists what is missing before every case can reach someone. For administrators and auditors.
#[utoipa::path(
    get, path = "/api/v1/settings/readiness", tag = "settings",
    responses((status = 200, description = "What is missing. Empty if the office is ready", body = Vec<MissingOut>))
)]
#[tracing::instrument(name = "web.settings.readiness", level = "debug", skip_all)]
pub async fn readiness(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Json<Vec<MissingOut>>, WebError> {
    let missing = app.service.settings.readiness(&me.actor).await?;
    let labels = app.labels(&me.office, &reader.language);
    let out = missing.iter().map(|missing| {
        let row = missing_row(missing, &labels);
        MissingOut {
            says: reader.language.say(&row.says),
            passed_over: row
                .passed_over
                .iter()
                .map(|one| reader.language.say(one))
                .collect(),
        }
    });
    Ok(Json(out.collect()))
}

/// Switches an instrument on or off. For administrators.
#[utoipa::path(
    post, path = "/api/v1/settings/instruments/{instrument}", tag = "settings", request_body(content = SwitchBody, example = json!({"on": true, "reason": "The office follows it from now on."})),
    params(("instrument" = String, Path, description = "An instrument that the office may switch", example = "gifts-policy")),
    responses((status = 204, description = "Switched"))
)]
#[tracing::instrument(name = "web.settings.switch", level = "debug", skip_all)]
pub async fn switch(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(instrument): Path<String>,
    Body(body): Body<SwitchBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .settings
        .switch(&me.actor, &instrument, body.on, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The time limit for decisions.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidingTimeBody {
    /// The number of days, from 1 to 365. Null removes the limit.
    days: Option<u16>,
    /// The reason.
    reason: String,
}

/// Sets how many days the office has to decide if its instruments set no time. For administrators.
#[utoipa::path(
    post, path = "/api/v1/settings/deciding-time", tag = "settings", request_body(content = DecidingTimeBody, example = json!({"days": 5, "reason": "People should hear within a week."})),
    responses((status = 204, description = "Set"))
)]
#[tracing::instrument(name = "web.settings.set_deciding_time", level = "debug", skip_all)]
pub async fn set_deciding_time(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Body(body): Body<DecidingTimeBody>,
) -> Result<StatusCode, WebError> {
    app.service
        .settings
        .set_deciding_time(&me.actor, body.days, &body.reason)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A decision of the office about a finding.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingDecisionBody {
    /// The decision, in the office's own words.
    says: String,
    /// Who made it, as the office names them.
    by: String,
    /// The day of the decision.
    #[schema(value_type = String, format = Date)]
    on: Date,
}

/// The number of a new decision.
#[derive(Debug, Serialize, ToSchema)]
pub struct NumberOut {
    /// The number.
    number: u32,
}

/// Records what the office decided about a finding. Earlier decisions on it are kept. For administrators.
#[utoipa::path(
    post, path = "/api/v1/settings/findings/{finding}", tag = "settings", request_body(content = FindingDecisionBody, example = json!({"says": "The office is made up, and stays so.", "by": "The Commissioner", "on": "2026-11-21"})),
    params(("finding" = String, Path, description = "A finding of the office's file", example = "made-up")),
    responses((status = 201, description = "The decision's number", body = NumberOut))
)]
#[tracing::instrument(name = "web.settings.decide_finding", level = "debug", skip_all)]
pub async fn decide_finding(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(finding): Path<String>,
    Body(body): Body<FindingDecisionBody>,
) -> Result<Response, WebError> {
    let decided = Decided {
        finding,
        says: body.says,
        by: body.by,
        on: body.on,
    };
    let number = app
        .service
        .codes
        .decide_finding(&me.actor, &decided)
        .await?;
    let address = format!("/api/v1/offices/{}/decisions", me.office);
    Ok(created(&address, NumberOut { number }))
}

/// Lists the office's decisions about findings in its instruments, newest first.
#[utoipa::path(
    get, path = "/api/v1/offices/{office}/decisions", tag = "codes",
    params(("office" = String, Path, description = "An office", example = "demo")),
    responses((status = 200, description = "The decisions", body = Vec<LocalDecisionView>))
)]
#[tracing::instrument(name = "web.settings.decisions", level = "debug", skip_all)]
pub async fn decisions(
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Json<Vec<LocalDecisionView>>, WebError> {
    let office = app.office(&office)?;
    let views = app
        .service
        .codes
        .local_decisions(&visitor.actor(office))
        .await?;
    Ok(Json(views))
}

/// Makes the office go live. For administrators.
#[utoipa::path(
    post, path = "/api/v1/settings/opening", tag = "settings",
    responses((status = 204, description = "The office is live"))
)]
#[tracing::instrument(name = "web.settings.open", level = "debug", skip_all)]
pub async fn open(State(app): State<Arc<App>>, me: SignedIn) -> Result<StatusCode, WebError> {
    app.service.settings.open_office(&me.actor).await?;
    Ok(StatusCode::NO_CONTENT)
}
