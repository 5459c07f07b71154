//! Middleware around every route: security headers, limits, protection against forms from other sites, compression, and
//! traces without personal data.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, MatchedPath};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, Request, Response};
use axum::response::IntoResponse;
use axum::{Extension, Router, middleware};
use tower::util::{MapRequestLayer, MapResponseLayer};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::{ConfigError, CsrfLayer};
use tower_http::request_id::{
    MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::trace::TraceLayer;

use crate::error::{WebError, show};
use crate::site::Site;

/// The largest request, in bytes. Routes that take files set their own `DefaultBodyLimit`.
pub const BODY_LIMIT: usize = 1024 * 1024;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Only our own stylesheets, pictures and forms, and no scripts at all. (CSP Level 3.)
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// Headers for responses that do not set their own. Pages are private by default.
static HEADERS: [(HeaderName, &str); 8] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // `no-referrer` would make browsers send forms with `Origin: null`.
    (REFERRER_POLICY, "same-origin"),
    (CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];
/// Two years, as browsers' preload lists ask for (RFC 6797).
const INSIST_ON_HTTPS: &str = "max-age=63072000";

/// Adds the layers to routes that have their state. Errors of every kind become pages or JSON.
///
/// # Errors
/// If the public address is not an origin, for example because it has a path.
pub fn around(routes: Router, site: &Arc<Site>) -> Result<Router, ConfigError> {
    let secure = site.settings.public_url.as_deref().unwrap_or_default();
    let mut csrf = CsrfLayer::new();
    if !secure.is_empty() {
        csrf = csrf.add_trusted_origin(secure)?;
    }
    // Separate layers, the innermost first. As one stack they would be a single type, which takes the compiler half an
    // hour.
    Ok(routes
        .fallback(async || WebError::not_found("no such route"))
        .method_not_allowed_fallback(async || WebError::method("no such method here"))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(csrf)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(site), show::show))
        .layer(Extension(Arc::clone(site)))
        .layer(MapResponseLayer::new(with_headers(
            secure.starts_with("https://"),
        )))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_request(())
                .on_response(log_response),
        )
        .layer(PropagateRequestIdLayer::x_request_id())
        // Random, because a count would tell how much others do here.
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        // A caller's own id could hold anything, and would stand in the log.
        .layer(MapRequestLayer::new(without_request_id))
        .layer(CompressionLayer::new()))
}

/// Adds the headers to a response, except those that it has set itself.
fn with_headers(https: bool) -> impl Fn(Response<Body>) -> Response<Body> + Clone {
    let insist = https.then_some((STRICT_TRANSPORT_SECURITY, INSIST_ON_HTTPS));
    move |mut response| {
        for (name, value) in HEADERS.iter().chain(&insist) {
            let headers = response.headers_mut();
            headers
                .entry(name)
                .or_insert_with(|| HeaderValue::from_static(value));
        }
        response
    }
}

fn without_request_id(mut request: Request<Body>) -> Request<Body> {
    request.headers_mut().remove(X_REQUEST_ID);
    request
}

/// The span has the route's pattern, not the requested path, which may have a name or a case's number in it.
fn span(request: &Request<Body>) -> tracing::Span {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("none", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>();
    let id = id.and_then(|id| id.header_value().to_str().ok());
    tracing::info_span!("request", method = %request.method(), route, id)
}

/// One line for each request.
fn log_response(response: &Response<Body>, latency: Duration, _: &tracing::Span) {
    let milliseconds = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(
        status = response.status().as_u16(),
        milliseconds,
        "answered"
    );
}

/// The response after a panic. The log has the details; the panic's own message is not repeated here.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response<Body> {
    WebError::internal("a handler broke off").into_response()
}
