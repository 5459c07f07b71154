//! `/api/v1/offices/{office}/imports`: importing an old register. Multipart: `file`, `register`, and `mapping` (JSON,
//! in the form that the preview returns).

use std::sync::Arc;

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use probity_i18n::key;
use probity_importer::Mapping;
use serde_json::json;

use crate::error::WebError;
use crate::imports::carry::NoFile;
use crate::imports::steps::{Upload, plain_name};
use crate::session::SignedIn;
use crate::state::App;

/// Shows what a file would import: the mapping and every row. Saves nothing.
///
/// # Errors
/// For anyone but administrators, or a file that is not CSV.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/imports/preview", tag = "registers",
    params(("office" = String, Path, description = "An office")),
    request_body(content = Object, content_type = "multipart/form-data", description = "`file`, `register`, `mapping`"),
    responses((status = 200, description = "The mapping, every row as it would be imported, and the keys of the rows that are already in the register", body = Object))
)]
#[tracing::instrument(name = "web.imports.preview", level = "debug", skip_all)]
pub async fn preview(
    State(app): State<Arc<App>>,
    me: SignedIn,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let sent = Sent::read(&me, parts).await?;
    let preview = app
        .service
        .imports
        .preview(&me.actor, &sent.register, &sent.bytes, sent.mapping)
        .await?;
    let mut known: Vec<&String> = preview.known.iter().collect();
    known.sort();
    Ok(
        Json(json!({ "mapping": preview.mapping, "read": preview.read, "known": known }))
            .into_response(),
    )
}

/// Imports the rows of a file. Importing the same file again adds nothing.
///
/// # Errors
/// For anyone but administrators, a file that is not CSV, or without a mapping.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/imports", tag = "registers",
    params(("office" = String, Path, description = "An office")),
    request_body(content = Object, content_type = "multipart/form-data", description = "`file`, `register`, `mapping`"),
    responses(
        (status = 201, description = "What was imported", body = Object),
        (status = 200, description = "Nothing new: every row is already in the register", body = Object)
    )
)]
#[tracing::instrument(name = "web.imports.commit", level = "debug", skip_all)]
pub async fn commit(
    State(app): State<Arc<App>>,
    me: SignedIn,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let sent = Sent::read(&me, parts).await?;
    let Some(mapping) = sent.mapping else {
        return Err(WebError::unprocessable("an import without a mapping")
            .with_field("mapping", key("import-mapping-damaged")));
    };
    let done = app
        .service
        .imports
        .commit(&me.actor, &sent.register, &sent.name, &sent.bytes, mapping)
        .await?;
    let refused = done
        .refused
        .iter()
        .map(|(line, reason)| json!({ "line": line, "reason": reason }));
    let status = if done.added > 0 {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    let body = json!({
        "file": done.file,
        "added": done.added,
        "known": done.known,
        "summary": done.summary,
        "refused": refused.collect::<Vec<_>>(),
    });
    Ok((status, Json(body)).into_response())
}

struct Sent {
    bytes: Vec<u8>,
    name: String,
    register: String,
    mapping: Option<Mapping>,
}

impl Sent {
    async fn read(
        me: &SignedIn,
        parts: Result<Multipart, MultipartRejection>,
    ) -> Result<Self, WebError> {
        if !me.administrator {
            return Err(WebError::forbidden(
                "registers are imported by administrators",
            ));
        }
        let parts = parts.map_err(|problem| WebError::media_type(problem.to_string()))?;
        let upload = Upload::read(parts).await.map_err(refused)?;
        let bytes = upload.file.unwrap_or_default();
        let value = |name: &str| {
            upload
                .pairs
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str())
        };
        let mapping = match value("mapping")
            .map(str::trim)
            .filter(|text| !text.is_empty())
        {
            Some(json) => Some(serde_json::from_str(json).map_err(|problem| {
                WebError::unprocessable(problem.to_string())
                    .with_field("mapping", key("import-mapping-damaged"))
            })?),
            None => None,
        };
        Ok(Self {
            name: plain_name(upload.name.as_deref().unwrap_or_default()),
            register: value("register").unwrap_or_default().to_owned(),
            bytes,
            mapping,
        })
    }
}

fn refused(problem: NoFile) -> WebError {
    let error = match problem {
        NoFile::TooLarge => WebError::too_large("a file beyond the limit"),
        NoFile::Missing | NoFile::Damaged => WebError::unprocessable("no file"),
    };
    error.with_field("file", problem.message())
}
