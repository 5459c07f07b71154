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
use probity_service::{ImportPreview, ImportReport};
use utoipa::ToSchema;

use crate::error::WebError;
use crate::imports::carry::NoFile;
use crate::imports::page::{Upload, plain_name};
use crate::session::SignedIn;
use crate::state::App;

/// Shows what a file would import: the mapping and every row. Saves nothing.
///
/// # Errors
/// For anyone but administrators, or a file that is not CSV.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/imports/preview", tag = "registers",
    params(("office" = String, Path, description = "An office", example = "demo")),
    request_body(content = ImportForm, content_type = "multipart/form-data", example = json!({
        "register": "gifts-and-hospitality",
        "file": "Date,Officer,Gift,Who gift was received from\n2021-07-26,Dame Q. Marlow,Brass sextant,Port of Elsewhere Authority\n"
    })),
    responses((status = 200, description = "The mapping, every row as it would be imported, and the keys of the rows that are already in the register", body = ImportPreview))
)]
#[tracing::instrument(name = "web.imports.preview", level = "debug", skip_all)]
pub async fn preview(
    State(app): State<Arc<App>>,
    me: SignedIn,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Json<ImportPreview>, WebError> {
    let sent = ImportForm::read(&me, parts).await?;
    let preview = app
        .service
        .imports
        .preview(&me.actor, &sent.register, &sent.file, sent.mapping)
        .await?;
    Ok(Json(preview))
}

/// Imports the rows of a file. Importing the same file again adds nothing.
///
/// # Errors
/// For anyone but administrators, a file that is not CSV, or without a mapping.
#[utoipa::path(
    post, path = "/api/v1/offices/{office}/imports", tag = "registers",
    params(("office" = String, Path, description = "An office", example = "demo")),
    request_body(content = ImportForm, content_type = "multipart/form-data", example = json!({
        "register": "gifts-and-hospitality",
        "file": "Date,Officer,Gift,Who gift was received from\n2021-07-26,Dame Q. Marlow,Brass sextant,Port of Elsewhere Authority\n",
        "mapping": {
            "shape": "columns",
            "columns": [
                {"heading": "Date", "field": "received-on", "confidence": 100, "why": ["stated"]},
                {"heading": "Officer", "field": "recipient", "confidence": 100, "why": ["stated"]},
                {"heading": "Gift", "field": "description", "confidence": 100, "why": ["stated"]},
                {"heading": "Who gift was received from", "field": "donor", "confidence": 100, "why": ["stated"]}
            ]
        }
    })),
    responses(
        (status = 201, description = "What was imported", body = ImportReport),
        (status = 200, description = "Nothing new: every row is already in the register", body = ImportReport)
    )
)]
#[tracing::instrument(name = "web.imports.commit", level = "debug", skip_all)]
pub async fn commit(
    State(app): State<Arc<App>>,
    me: SignedIn,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let sent = ImportForm::read(&me, parts).await?;
    let Some(mapping) = sent.mapping else {
        return Err(WebError::unprocessable("an import without a mapping")
            .with_field("mapping", key("import-mapping-damaged")));
    };
    let done = app
        .service
        .imports
        .commit(&me.actor, &sent.register, &sent.name, &sent.file, mapping)
        .await?;
    let status = if done.added > 0 {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    };
    Ok((status, Json(done)).into_response())
}

/// A file to import, and how to read it.
#[derive(ToSchema)]
pub struct ImportForm {
    /// A CSV file.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    #[schema(ignore)]
    name: String,
    /// The register.
    register: String,
    /// The field of each column, as the preview gives it. A preview without it proposes one.
    mapping: Option<Mapping>,
}

impl ImportForm {
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
        let file = upload.file.unwrap_or_default();
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
            file,
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
