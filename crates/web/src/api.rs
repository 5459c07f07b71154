//! The JSON API below `/api/v1`: the same service as the pages, the same sentences in errors.
//!
//! | module | holds |
//! |---|---|
//! | [`body`] | reading a body strictly: malformed is 400 and says where, the wrong shape is 422 and names the field |
//! | [`openapi`] | the document that describes every route |
//! | the others | the routes, by what they are about |
//!
//! Who is signed in comes as `Authorization: Bearer TOKEN`; the token's office is the office that everything is about,
//! but for what anyone may read: there the path names it. An API route
//! is one line in [`routes`](crate::routes), one handler with `#[utoipa::path]`, one line in [`openapi`]; a test compares them.

pub mod body;
pub mod openapi;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use probity_service::ServiceError;
use serde::Serialize;

use crate::error::WebError;

pub use crate::api::body::Body;

/// 201 with the new thing and where it is.
pub fn created(at: &str, thing: impl Serialize) -> Response {
    (
        StatusCode::CREATED,
        [(LOCATION, at.to_owned())],
        Json(thing),
    )
        .into_response()
}

/// What the service refuses about facts, with their names as they stand in the body: below `facts`. `own` are the body's other fields.
#[must_use]
pub fn in_facts(error: ServiceError, own: &[&str]) -> WebError {
    let mut error = error;
    for problem in &mut error.fields {
        if !own.contains(&problem.field.as_str()) {
            problem.field = match problem.field.as_str() {
                "" => "facts".to_owned(),
                name => format!("facts.{name}"),
            };
        }
    }
    error.into()
}
