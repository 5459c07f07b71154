//! `/{office}/import`: the steps of importing an old register, for administrators.
//!
//! The form of each step carries the file (see [`crate::imports::carry`]). Nothing is saved before the last step.

mod columns;
mod report;
mod view;

use std::sync::Arc;

use axum::Form as Sent;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::Response;
use probity_i18n::{Message, key};
use probity_importer::{Mapping, Table, look};
use probity_service::file_problem;
use sha2::{Digest, Sha256};

use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::imports::carry;
use crate::imports::carry::NoFile;
use crate::imports::page::view::Carried;
pub use crate::imports::page::view::{
    ImportColumnsPage, ImportFilePage, ImportPreviewPage, ImportReportPage,
};
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// Step 1: the register and the file.
///
/// # Errors
/// For anyone but administrators.
#[tracing::instrument(name = "web.imports.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let step = Step::of(app, me, reader)?;
    step.choose_file(Form::new()).await
}

/// Step 2: the meaning of the columns. Comes from a new file, or back from the preview with the file carried along.
///
/// # Errors
/// For anyone but administrators. The form shows the error if the file is not CSV.
pub async fn columns(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, WebError> {
    let step = Step::of(app, me, reader)?;
    let parts = parts.map_err(|problem| WebError::media_type(problem.to_string()))?;
    let sent = Upload::read(parts).await;
    let sent = match sent {
        Ok(sent) => sent,
        Err(problem) => {
            let mut form = Form::new();
            form.error("file", problem.message());
            return step.choose_file(form).await;
        }
    };
    let mut form = Form::from_pairs(sent.pairs);
    if form.value("register").is_empty() {
        form.error("register", key("import-register-missing"));
    }
    let bytes = match sent.file {
        Some(bytes) => Ok(bytes),
        None if form.value("packed").is_empty() => Err(NoFile::Missing),
        None => carry::unpack(form.value("packed")),
    };
    let bytes = bytes.map_err(|problem| Message::new(problem.message()));
    let (bytes, table) = match bytes.and_then(with_rows) {
        Ok(read) if form.is_good() => read,
        Ok(_) => return step.choose_file(form).await,
        Err(problem) => {
            form.error("file", problem);
            return step.choose_file(form).await;
        }
    };
    let mapping = serde_json::from_str(form.value("mapping")).ok();
    let register = form.value("register").to_owned();
    let preview = step
        .app
        .service
        .imports
        .preview(&step.me.actor, &register, &bytes, mapping)
        .await?;
    let name = sent.name.unwrap_or_else(|| form.value("name").to_owned());
    let carried = step.carried(&register, &name, &bytes, &preview.mapping)?;
    let start = columns::start(&preview.mapping);
    step.reader
        .page(&columns::page(start, carried, &preview.mapping, &table))
}

/// Step 3: what would be imported.
///
/// # Errors
/// For anyone but administrators. The page of the columns shows their errors.
pub async fn preview(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Sent(pairs): Sent<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let step = Step::of(app, me, reader)?;
    let mut form = Form::from_pairs(pairs);
    let (bytes, table, mut mapping) = match brought(&mut form) {
        Ok(brought) => brought,
        Err(problem) => return step.start_again(problem).await,
    };
    let register = form.value("register").to_owned();
    columns::take(&mut form, &mut mapping);
    if !form.is_good() {
        let carried = step.carried(&register, form.value("name"), &bytes, &mapping)?;
        return step
            .reader
            .form_again(&columns::page(form, carried, &mapping, &table));
    }
    let preview = step
        .app
        .service
        .imports
        .preview(&step.me.actor, &register, &bytes, Some(mapping))
        .await?;
    let carried = step.carried(&register, form.value("name"), &bytes, &preview.mapping)?;
    step.reader.page(&report::preview(carried, &preview))
}

/// Step 4: the import, and its report.
///
/// # Errors
/// For anyone but administrators, or if the database is full or read-only.
pub async fn commit(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Sent(pairs): Sent<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let step = Step::of(app, me, reader)?;
    let mut form = Form::from_pairs(pairs);
    let (bytes, _, mapping) = match brought(&mut form) {
        Ok(brought) => brought,
        Err(problem) => return step.start_again(problem).await,
    };
    let (register, name) = (
        form.value("register").to_owned(),
        form.value("name").to_owned(),
    );
    let done = step
        .app
        .service
        .imports
        .commit(&step.me.actor, &register, &name, &bytes, mapping)
        .await?;
    let label = step.label(&register);
    step.reader.page(&report::report(
        &done,
        &step.me.office,
        &register,
        label,
        name,
    ))
}

struct Step {
    app: Arc<App>,
    me: SignedIn,
    reader: Reader,
}

impl Step {
    fn of(app: Arc<App>, me: SignedIn, reader: Reader) -> Result<Self, WebError> {
        if me.administrator && !me.auditor {
            return Ok(Self { app, me, reader });
        }
        Err(WebError::forbidden(
            "registers are imported by administrators",
        ))
    }

    fn address(&self) -> String {
        format!("/{}/import", self.me.office)
    }

    fn label(&self, register: &str) -> String {
        let found = self.app.codes().register(register);
        let labels = self.app.labels(&self.me.office, &self.reader.language);
        found.map_or_else(|| register.to_owned(), |found| labels.text(&found.label))
    }

    async fn choose_file(&self, form: Form) -> Result<Response, WebError> {
        let registers = self.app.service.registers.list(&self.me.actor).await?;
        let choices: Vec<Choice> = registers
            .iter()
            .map(|one| Choice::new(&*one.id, Message::written(self.label(&one.id))))
            .collect();
        let form = match choices.as_slice() {
            [only] if form.value("register").is_empty() => form.with("register", &*only.value),
            _ => form,
        };
        let good = form.is_good();
        let page = ImportFilePage {
            form,
            address: self.address(),
            registers: choices,
        };
        if good {
            self.reader.page(&page)
        } else {
            self.reader.form_again(&page)
        }
    }

    async fn start_again(&self, problem: Message) -> Result<Response, WebError> {
        let mut form = Form::new();
        form.error("file", problem);
        self.choose_file(form).await
    }

    fn carried(
        &self,
        register: &str,
        name: &str,
        bytes: &[u8],
        mapping: &Mapping,
    ) -> Result<Carried, WebError> {
        let json = serde_json::to_string(mapping)
            .map_err(|problem| WebError::internal(problem.to_string()))?;
        Ok(Carried {
            name: plain_name(name),
            register: register.to_owned(),
            label: self.label(register),
            file: carry::pack(bytes),
            sha256: hex::encode(Sha256::digest(bytes)),
            mapping: json,
            address: self.address(),
        })
    }
}

/// The file and the mapping from the form, if they are the ones that were previewed.
fn brought(form: &mut Form) -> Result<(Vec<u8>, Table, Mapping), Message> {
    let bytes =
        carry::unpack(form.value("packed")).map_err(|problem| Message::new(problem.message()))?;
    if hex::encode(Sha256::digest(&bytes)) != form.value("sha256") {
        return Err(key("import-file-changed").into());
    }
    let (bytes, table) = with_rows(bytes)?;
    let mapping = serde_json::from_str(form.value("mapping"));
    let mapping = mapping.map_err(|_| Message::new(key("import-mapping-damaged")))?;
    Ok((bytes, table, mapping))
}

/// The file with its rows, or the message to show if there are none.
fn with_rows(bytes: Vec<u8>) -> Result<(Vec<u8>, Table), Message> {
    match look(&bytes) {
        Ok(table) => Ok((bytes, table)),
        Err(wrong) => Err(file_problem(wrong).message("file")),
    }
}

/// A file's name without folders and control characters, cut to a readable length.
#[must_use]
pub fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars()
        .filter(|letter| !letter.is_control())
        .take(120)
        .collect()
}

/// The parts of an upload.
#[derive(Default)]
pub struct Upload {
    /// The file's bytes.
    pub file: Option<Vec<u8>>,
    /// The file's name.
    pub name: Option<String>,
    /// The other fields.
    pub pairs: Vec<(String, String)>,
}

impl Upload {
    /// Reads every part. Stops at the first one that is too large.
    ///
    /// # Errors
    /// If the file is too large or the upload was cut off.
    pub async fn read(mut parts: Multipart) -> Result<Self, NoFile> {
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| NoFile::Damaged)? {
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(|_| NoFile::TooLarge)?;
            match file_name {
                Some(file_name) if name == "file" => {
                    upload.name = Some(file_name).filter(|name| !name.is_empty());
                    upload.file = Some(bytes.to_vec());
                }
                _ => upload
                    .pairs
                    .push((name, String::from_utf8_lossy(&bytes).into_owned())),
            }
        }
        Ok(upload)
    }
}
