//! The JSON API below `/api/v1`: the same service as the pages, and the same sentences in errors.
//!
//! | module | holds |
//! |---|---|
//! | [`body`] | reading a body strictly: malformed is 400 and says where, the wrong shape is 422 and names the field |
//! | [`facts`] | the facts of a body
//! | [`openapi`] | the document that describes every route |
//! | the others | the routes, by what they are about |
//!
//! The token in `Authorization: Bearer TOKEN` says who is signed in. Its office is the office of the request, except in
//! routes that anyone may use: their path names the office. An API route is one line in [`routes`](crate::routes), one
//! handler with `#[utoipa::path]`, and one line in [`openapi`]. A test compares them.

pub mod body;
pub mod facts;
pub mod openapi;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use probity_service::ServiceError;
use serde::Serialize;

pub use crate::api::body::Body;
use crate::error::WebError;

/// A 201 response with the new resource and its address.
pub fn created(at: &str, thing: impl Serialize) -> Response {
    (
        StatusCode::CREATED,
        [(LOCATION, at.to_owned())],
        Json(thing),
    )
        .into_response()
}

/// Renames the fields of an error about facts to their place in the body, below `facts`. `own` lists the body's other
/// fields.
#[must_use]
pub fn in_facts(error: ServiceError, own: &[&str]) -> WebError {
    let ServiceError::Fields(mut problems) = error else {
        return error.into();
    };
    for problem in &mut problems {
        if !own.contains(&problem.field.as_str()) {
            problem.field = match problem.field.as_str() {
                "" => "facts".to_owned(),
                name => format!("facts.{name}"),
            };
        }
    }
    ServiceError::Fields(problems).into()
}
