//! Calls to the API.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::Value as Json;

use super::office::Office;

/// A response of the API.
pub struct Called {
    pub status: StatusCode,
    pub location: String,
    pub json: Json,
}

/// Calls a route with or without a JSON body.
pub async fn call(
    office: &Office,
    who: &str,
    method: &str,
    path: &str,
    body: Option<Json>,
) -> Called {
    let sent = body.map(|body| ("application/json", body.to_string()));
    send(
        office,
        who,
        method,
        path,
        sent.as_ref().map(|(kind, text)| (*kind, text.as_str())),
    )
    .await
}

/// Calls a route with any body.
pub async fn send(
    office: &Office,
    who: &str,
    method: &str,
    path: &str,
    body: Option<(&str, &str)>,
) -> Called {
    let mut request = Request::builder()
        .method(method.to_uppercase().as_str())
        .uri(path);
    if let Some(token) = office.token(who).await {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let body = match body {
        Some((kind, text)) => {
            request = request.header("content-type", kind);
            Body::from(text.to_owned())
        }
        None => Body::empty(),
    };
    let reply = office.send(request.body(body).unwrap()).await;
    let json = match reply.html.as_str() {
        "" => Json::Null,
        text => serde_json::from_str(text).unwrap_or_else(|_| panic!("{path}: {text}")),
    };
    Called {
        status: reply.status,
        location: reply.location().to_owned(),
        json,
    }
}
