//! Middleware that turns errors into responses for people and programs.
//!
//! People get pages, programs get `application/problem+json` (RFC 9457) with `errors` for fields. Errors of the
//! framework (a body that is too large, a form that does not parse) are converted as well, so that no response is a
//! bare line of text.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use probity_i18n::Message;
use tower_http::csrf::ProtectionError;

use crate::api::openapi::{Problem, ProblemField};
use crate::error::page::ErrorPage;
use crate::error::{Kind, WebError};
use crate::reader::Reader;
use crate::shell::Masthead;
use crate::site::Site;

/// The middleware. It passes normal responses on, and converts errors.
pub async fn show(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts, &site);
    let response = next.run(Request::from_parts(parts, body)).await;
    match error_in(&response) {
        Some(error) => answer(reader, &error, &response),
        None => response,
    }
}

/// The error that this response stands for. `None` if it is not an error, or has its own page already.
fn error_in(response: &Response) -> Option<WebError> {
    if let Some(error) = response.extensions().get::<WebError>() {
        return Some(error.clone());
    }
    let status = response.status();
    let content = response.headers().get(CONTENT_TYPE);
    let content = content.and_then(|value| value.to_str().ok());
    let written = content.is_some_and(|kind| kind.contains("html") || kind.contains("json"));
    if written || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    if response.extensions().get::<ProtectionError>().is_some() {
        return Some(WebError::cross_site("a form came from another site"));
    }
    Some(WebError::from_status(status, "refused before any handler"))
}

fn answer(reader: Reader, error: &WebError, bare: &Response) -> Response {
    let reference = log(&reader, error);
    let masthead = bare.extensions().get::<Arc<Masthead>>().cloned();
    let reader = match masthead {
        Some(masthead) => reader.within(masthead),
        None => reader,
    };
    let mut response = if reader.wants_json {
        problem(&reader, error, reference.as_deref())
    } else {
        page(&reader, error, reference)
    };
    let allowed = bare.headers().get(ALLOW).cloned();
    response
        .headers_mut()
        .extend(allowed.map(|allowed| (ALLOW, allowed)));
    for (name, value) in &error.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name.clone(), value);
        }
    }
    response
}

/// Logs an error. A fault of the program gets a reference number. Paths may have names in them, so they are not logged.
fn log(reader: &Reader, error: &WebError) -> Option<String> {
    if error.kind.status().is_server_error() {
        let reference = reader.site.reference();
        tracing::error!(
            reference,
            status = error.kind.status().as_u16(),
            detail = error.logged,
            "request failed"
        );
        return Some(reference);
    }
    tracing::info!(
        status = error.kind.status().as_u16(),
        detail = error.logged,
        "request refused"
    );
    None
}

fn page(reader: &Reader, error: &WebError, reference: Option<String>) -> Response {
    let page = ErrorPage::of(error, reference);
    reader
        .page_with(error.kind.status(), &page)
        .unwrap_or_else(|failed| last_resort(reader, &failed))
}

/// The response if even the error page cannot be rendered: text without a template.
fn last_resort(reader: &Reader, failed: &WebError) -> Response {
    tracing::error!(detail = failed.logged, "the error page failed");
    let text = reader.language.say(&Message::new(Kind::Internal.title()));
    (StatusCode::INTERNAL_SERVER_ERROR, text).into_response()
}

fn problem(reader: &Reader, error: &WebError, reference: Option<&str>) -> Response {
    let say = |message: &Message| reader.language.say(message);
    let fields = error.fields.iter().map(|wrong| ProblemField {
        field: wrong.name.clone(),
        detail: say(&wrong.message),
        code: wrong.problem.map(probity_conduct::Problem::key),
    });
    let body = Problem {
        r#type: "about:blank",
        title: say(&error.kind.title().into()),
        status: error.kind.status().as_u16(),
        detail: say(error
            .message
            .as_deref()
            .unwrap_or(&error.kind.next().into())),
        errors: fields.collect(),
        sent: error.sent.clone(),
        reference: reference.map(str::to_owned),
    };
    let body = serde_json::to_string(&body).unwrap_or_default();
    let language = HeaderValue::from_str(reader.language.tag());
    let headers = [
        (
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        ),
        (
            CONTENT_LANGUAGE,
            language.unwrap_or(HeaderValue::from_static("en")),
        ),
    ];
    (error.kind.status(), headers, body).into_response()
}
