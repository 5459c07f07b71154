//! The route for the embedded files below `/static/`.

use std::sync::Arc;

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Router, routing};

use crate::assets::media_type;
use crate::error::WebError;
use crate::site::Site;

/// The route that serves the embedded files.
pub fn routes() -> Router {
    Router::new().route("/static/{name}", routing::get(serve))
}

async fn serve(
    Extension(site): Extension<Arc<Site>>,
    Path(name): Path<String>,
) -> Result<Response, WebError> {
    let (name, asset, for_ever) = site
        .assets
        .find(&name)
        .ok_or_else(|| WebError::not_found("no such asset"))?;
    let keep = if for_ever {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(media_type(name))),
        (CACHE_CONTROL, HeaderValue::from_static(keep)),
    ];
    Ok((StatusCode::OK, headers, asset.data.clone()).into_response())
}
