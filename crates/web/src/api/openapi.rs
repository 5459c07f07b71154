//! The document that describes the API, generated from the handlers. Responses that every route can give are added to
//! each.

use std::sync::Arc;

use axum::Extension;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use probity_service::SentBefore;
use serde::Serialize;
use serde_json::Value;
use utoipa::openapi::path::Operation;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Content, OpenApi as Document, Ref, ResponseBuilder};
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use crate::route::{Route, Routes, Who};

/// An error, in the format of RFC 9457.
#[derive(Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status says what kind of error it is.
    pub r#type: &'static str,
    /// What is wrong.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What you can do about it.
    pub detail: String,
    /// Fields to correct.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
    /// What was sent before with the same `idempotency_key`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sent: Option<Box<SentBefore>>,
    /// For a fault of the program: a number to quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

/// One field to correct.
#[derive(Serialize, ToSchema)]
pub struct ProblemField {
    /// Its name. Nested names have dots between them.
    pub field: String,
    /// What is wrong and what is expected.
    pub detail: String,
    /// The kind of problem: a word that stays the same in every language, such as `not-confirmed`. Absent if the body
    /// has the wrong shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
}

/// The part of the document that does not come from routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Probity",
        description = "Runs a public office's code of conduct.",
        version = "1"
    ),
    components(schemas(Problem))
)]
struct Described;

/// Adds to every route what all of them share: errors as problems, and the session if one is needed.
fn complete(document: &mut Document, routes: &[Route]) {
    // The licence and authors in the manifest are the program's, not the office's.
    (document.info.license, document.info.contact) = (None, None);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", SecurityScheme::Http(bearer));
    for (path, item) in &mut document.paths.paths {
        let operations = [
            ("get", &mut item.get),
            ("post", &mut item.post),
            ("put", &mut item.put),
            ("delete", &mut item.delete),
        ];
        for (method, operation) in operations {
            let Some(operation) = operation else { continue };
            let route = routes
                .iter()
                .find(|route| route.path == *path && route.method == method);
            let open = route.is_some_and(|route| route.who == Who::Anyone);
            add_problems(operation, open);
        }
    }
}

fn add_problems(operation: &mut Operation, open: bool) {
    let problem = |description: &str| {
        let content = Content::new(Some(Ref::from_schema_name("Problem")));
        ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build()
    };
    let reads = operation.request_body.is_some();
    let mut add = |status: &str, description: &str| {
        operation
            .responses
            .responses
            .entry(status.to_owned())
            .or_insert_with(|| problem(description).into());
    };
    if !open {
        add("401", "No one is signed in");
        add("403", "This person may not do this");
        add(
            "409",
            "The state is not what the request expects: someone else changed it, or it is too early or too late",
        );
    }
    add(
        "404",
        "It does not exist, or this person may not know of it",
    );
    if reads {
        add("400", "The body is not JSON. The error says where");
        add("413", "The body is larger than the limit");
        add("415", "The content type is not JSON");
        add("422", "Fields to correct");
    }
    add("429", "Too many requests");
    add("503", "The service is not available now");
    if !open {
        operation.security = Some(vec![SecurityRequirement::new(
            "session",
            Vec::<String>::new(),
        )]);
    }
}

/// The document of these routes, as it is served and committed in `docs/developers`.
#[must_use]
pub fn text(routes: Routes) -> String {
    let described = OpenApiRouter::with_openapi(Described::openapi());
    let (_, mut document) = described.merge(routes.router).split_for_parts();
    complete(&mut document, &routes.list);
    let mut document = serde_json::to_value(document).unwrap_or_default();
    open_composed(&mut document);
    let text = serde_json::to_string_pretty(&document);
    // Descriptions are those of the Rust types, in which null is `None`.
    text.map(|text| text.replace("`None`", "null") + "\n")
        .unwrap_or_default()
}

/// Lets the parts of a composed schema (`allOf`) have the fields of the other parts. Types that are read strictly
/// say that they have no other fields, which is true only where they stand alone.
fn open_composed(document: &mut Value) {
    let mut pointers = Vec::new();
    composed(document, &mut pointers);
    for pointer in pointers {
        if let Some(schema) = document
            .pointer_mut(&pointer)
            .and_then(Value::as_object_mut)
        {
            schema.shift_remove("additionalProperties");
        }
    }
}

/// The JSON pointers of the schemas that an `allOf` refers to.
fn composed(value: &Value, pointers: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let all = members.get("allOf").and_then(Value::as_array);
            let names = all
                .into_iter()
                .flatten()
                .filter_map(|one| one["$ref"].as_str());
            pointers.extend(names.map(|name| name.trim_start_matches('#').to_owned()));
            members.values().for_each(|one| composed(one, pointers));
        }
        Value::Array(all) => all.iter().for_each(|one| composed(one, pointers)),
        _ => {}
    }
}

/// The document as it is served. It is generated when the router is built.
#[derive(Clone)]
pub struct ApiDocument(pub Arc<str>);

/// The media type of an OpenAPI document in JSON.
const MEDIA_TYPE: &str = "application/openapi+json";

/// Describes this API as an OpenAPI document.
#[utoipa::path(
    get, path = "/api/v1/openapi.json", tag = "codes",
    responses((status = 200, description = "OpenAPI 3.1", content_type = MEDIA_TYPE))
)]
pub async fn document(Extension(document): Extension<ApiDocument>) -> Response {
    let text = document.0.to_string();
    ([(CONTENT_TYPE, MEDIA_TYPE)], text).into_response()
}

/// The route of the document itself.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().api(Who::Anyone, utoipa_axum::routes!(document))
}
