//! Downloads of the documents as an office issued them. A page among them is saved and never opened here, so that it can
//! do nothing on this site.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use probity_conduct::Lang;

use crate::codes::fidelity::VersionQuery;
use crate::codes::page::{readable, version};
use crate::error::WebError;
use crate::public_cache::CachedResponse;
use crate::session::PublishedCodeReader;
use crate::state::App;

/// Nothing in the file may run or load anything, should a browser show it after all.
const POLICY: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");

/// `GET /{office}/{instrument}/original/{file}`
///
/// # Errors
/// For an office whose code the reader may not read, an unknown version, or a file that it does not have.
#[tracing::instrument(name = "web.codes.original.get", level = "debug", skip_all)]
pub async fn get(
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument, file)): Path<(String, String, String)>,
    Query(asked): Query<VersionQuery>,
    asking: HeaderMap,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?.version;
    let original = found.original(&file);
    let known = original.and_then(|one| Some((one, one.format()?)));
    let (original, format) = known.ok_or_else(|| WebError::not_found("no such original"))?;
    let language = match original.lang {
        Lang::En => "en",
        Lang::Cy => "cy",
    };
    let bytes = Bytes::from_owner(Arc::clone(&original.bytes));
    let sum = &original.sha256;
    let kept = CachedResponse::with_sum(bytes, format.media_type(), language, sum).named(&file);
    let mut response = match &visitor.0 {
        Some(_) => kept.private(&asking),
        None => kept.answer(&asking),
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, POLICY);
    Ok(response)
}
