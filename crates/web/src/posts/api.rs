//! The API of posts: their holders, taking a post, giving one up.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use jiff::civil::Date;
use probity_casework::{PersonId, PostId};
use probity_service::view::PostView;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::Body;
use crate::error::WebError;
use crate::session::SignedIn;
use crate::state::App;

/// A person who takes a post.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderBody {
    /// The person's identifier.
    person: String,
    /// The first day.
    #[schema(value_type = String, format = Date)]
    from: Date,
}

/// A person who gives up a post.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct VacatingBody {
    /// The person's identifier.
    person: String,
    /// The day.
    #[schema(value_type = String, format = Date)]
    on: Date,
}

/// Lists every post with its holders.
#[utoipa::path(
    get, path = "/api/v1/posts", tag = "posts",
    responses((status = 200, description = "The posts", body = Vec<PostView>))
)]
#[tracing::instrument(name = "web.posts.list", level = "debug", skip_all)]
pub async fn list(
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Json<Vec<PostView>>, WebError> {
    Ok(Json(app.service.posts.list(&me.actor).await?))
}

/// Gives a post to a person. For administrators.
#[utoipa::path(
    post, path = "/api/v1/posts/{post}/holders", tag = "posts", request_body(content = HolderBody, example = json!({"person": "nat", "from": "2026-11-21"})),
    params(("post" = String, Path, description = "A post's identifier", example = "auditor")),
    responses((status = 204, description = "They hold the post"))
)]
#[tracing::instrument(name = "web.posts.take", level = "debug", skip_all)]
pub async fn take(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(post): Path<String>,
    Body(body): Body<HolderBody>,
) -> Result<StatusCode, WebError> {
    let (post, person) = (PostId::from(post.as_str()), PersonId::new(body.person));
    app.service
        .posts
        .take(&me.actor, &post, &person, body.from)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Records that a person gives up a post. For administrators.
#[utoipa::path(
    post, path = "/api/v1/posts/{post}/vacating", tag = "posts", request_body(content = VacatingBody, example = json!({"person": "nat", "on": "2026-11-21"})),
    params(("post" = String, Path, description = "A post's identifier", example = "auditor")),
    responses((status = 204, description = "They no longer hold the post"))
)]
#[tracing::instrument(name = "web.posts.leave", level = "debug", skip_all)]
pub async fn leave(
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path(post): Path<String>,
    Body(body): Body<VacatingBody>,
) -> Result<StatusCode, WebError> {
    let (post, person) = (PostId::from(post.as_str()), PersonId::new(body.person));
    app.service
        .posts
        .leave(&me.actor, &post, &person, body.on)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
