//! Requests from programs: with headers, with files, with bytes in the response.

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use probity_web::session;
use tower::ServiceExt;

use super::office::Office;

/// A response in bytes.
pub struct Raw {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Raw {
    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|_| panic!("{}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends one request. An empty `who` is not signed in.
pub async fn ask(
    office: &Office,
    who: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Body,
) -> Raw {
    let mut request = Request::builder().method(method).uri(path);
    if let Some(token) = office.token(who).await {
        request = request.header("cookie", format!("{}={token}", session::COOKIE_NAME));
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = office
        .router
        .clone()
        .oneshot(request.body(body).unwrap())
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    let bytes = body.collect().await.unwrap().to_bytes().to_vec();
    Raw {
        status: parts.status,
        headers: parts.headers,
        bytes,
    }
}

pub async fn get(office: &Office, who: &str, path: &str) -> Raw {
    ask(office, who, "GET", path, &[], Body::empty()).await
}

pub async fn post_json(office: &Office, who: &str, path: &str, body: &serde_json::Value) -> Raw {
    let headers = [("content-type", "application/json")];
    ask(
        office,
        who,
        "POST",
        path,
        &headers,
        Body::from(body.to_string()),
    )
    .await
}

/// A multipart form: fields, and a file with its name.
pub async fn upload(
    office: &Office,
    who: &str,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, &[u8])>,
) -> Raw {
    const EDGE: &str = "edge-of-parts";
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(
            format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .bytes(),
        );
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv"
        );
        body.extend(format!("--{EDGE}\r\n{head}\r\n\r\n").bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{EDGE}--\r\n").bytes());
    let kind = format!("multipart/form-data; boundary={EDGE}");
    let headers = [("content-type", kind.as_str()), ("accept", "text/html")];
    ask(office, who, "POST", path, &headers, Body::from(body)).await
}

/// Imports a file through the API, with the proposed columns.
pub async fn import(office: &Office, file: &str) -> serde_json::Value {
    let register = ("register", "gifts-and-hospitality");
    let sent = Some(("old.csv", file.as_bytes()));
    let preview = upload(
        office,
        "ada",
        "/api/v1/offices/demo/imports/preview",
        &[register],
        sent,
    )
    .await;
    assert_eq!(preview.status, StatusCode::OK, "{}", preview.text());
    let mapping = preview.json()["mapping"].to_string();
    let fields = [register, ("mapping", mapping.as_str())];
    upload(office, "ada", "/api/v1/offices/demo/imports", &fields, sent)
        .await
        .json()
}
