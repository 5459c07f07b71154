//! The API of what a decision would lead to, and of stepping aside.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use probity_service::view::{DecisionPreview, SteppedAside};

use crate::api::{Body, in_facts};
use crate::cases::api::OWN;
use crate::cases::api::bodies::{ConflictBody, DecisionBody};
use crate::error::WebError;
use crate::session::SignedIn;
use crate::state::App;

/// Shows what a decision would lead to, with the same checks as the decision, without saving anything.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/decision/preview", tag = "cases",
    request_body(content = DecisionBody, example = json!({"version": 2, "resolution": "accept", "reasons": "It is small, and nothing is expected for it."})),
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 200, description = "Whether it goes against the code, who would be told of that, and the register's entry after it", body = DecisionPreview))
)]
#[tracing::instrument(name = "web.cases.preview_decision", level = "debug", skip_all)]
pub async fn preview_decision(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
    Body(body): Body<DecisionBody>,
) -> Result<Json<DecisionPreview>, WebError> {
    let version = Some(body.version);
    let cases = &app.service.cases;
    let choice = body.into();
    let preview = cases.preview_decision(&me.actor, &reference, version, &choice);
    preview
        .await
        .map(Json)
        .map_err(|error| in_facts(error, OWN))
}

/// Steps aside from a case because of a conflict of interest. It goes to the next person.
#[utoipa::path(
    post, path = "/api/v1/cases/{reference}/conflict", tag = "cases",
    request_body(content = ConflictBody, example = json!({"version": 2, "reason": "The owner is my cousin.", "connection": {"to": {"party": "Imaginary Print Ltd"}, "relation": "cousin"}})),
    params(("reference" = String, Path, description = "A case's reference", example = "63A8-X3GB-V")),
    responses((status = 200, description = "Where the case is now. The caller can no longer read it", body = SteppedAside))
)]
#[tracing::instrument(name = "web.cases.step_aside", level = "debug", skip_all)]
pub async fn step_aside(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(reference): Path<String>,
    Body(body): Body<ConflictBody>,
) -> Result<Json<SteppedAside>, WebError> {
    let version = Some(body.version);
    let cases = &app.service.cases;
    let aside = cases.step_aside(&me.actor, &reference, version, body.into());
    aside.await.map(Json).map_err(|error| in_facts(error, OWN))
}
