//! The rows of a register as CSV and JSON files: all rows that match the page's search and filters.
//!
//! Rows are read a few hundred at a time. A small file is cached and has a validator. A larger one is streamed, so that
//! a long register does not fill the memory.

use std::sync::Arc;

use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures::stream;
use probity_i18n::Language;
use probity_service::view::{EntryView, RegisterPage};
use probity_service::{Actor, ServiceError};
use probity_view::cells::CellFormatter;
use probity_view::{csv, json};

use crate::error::WebError;
use crate::public_cache::CachedResponse;
use crate::registers::query::Query;
use crate::state::App;

/// Rows that are read at a time.
const STRIDE: u32 = 500;
/// The size in bytes up to which a file is cached.
const CACHED_UP_TO: usize = 3 * 1024 * 1024;

/// The formats of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

impl FileFormat {
    /// The format for the ending of a name, and the name without it.
    #[must_use]
    pub fn of(name: &str) -> Option<(&str, Self)> {
        let csv = name.strip_suffix(".csv").map(|name| (name, Self::Csv));
        csv.or_else(|| name.strip_suffix(".json").map(|name| (name, Self::Json)))
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json => "application/json",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A file that is being written.
pub struct FileWriter {
    app: Arc<App>,
    actor: Actor,
    language: Language,
    register: String,
    query: Query,
    form: FileFormat,
    progress: Progress,
}

enum Progress {
    Start,
    After(String),
    End,
}

/// A file: all of it if it is small, or else its beginning.
pub enum File {
    /// The whole file.
    Whole(CachedResponse),
    /// The text so far, and the rest of the rows.
    Begun(String, Box<FileWriter>),
}

impl FileWriter {
    /// A file with these rows. Nothing is written yet.
    #[must_use]
    pub fn new(
        app: &Arc<App>,
        actor: Actor,
        language: Language,
        register: &str,
        query: Query,
        form: FileFormat,
    ) -> Self {
        let (app, register) = (Arc::clone(app), register.to_owned());
        let progress = Progress::Start;
        Self {
            app,
            actor,
            language,
            register,
            query: query.from_start(),
            form,
            progress,
        }
    }

    /// Writes until the file ends or becomes too large to cache.
    ///
    /// # Errors
    /// For anything that the service refuses.
    pub async fn file(mut self) -> Result<File, WebError> {
        let mut text = String::new();
        while let Some(piece) = self.next().await? {
            text.push_str(&piece);
            if text.len() > CACHED_UP_TO {
                return Ok(File::Begun(text, Box::new(self)));
            }
        }
        let kept = CachedResponse::new(text, self.form.media_type(), self.language.tag());
        Ok(File::Whole(kept.named(&self.name())))
    }

    fn name(&self) -> String {
        format!(
            "{}-{}.{}",
            self.actor.office(),
            self.register,
            self.form.ending()
        )
    }

    async fn next(&mut self) -> Result<Option<String>, ServiceError> {
        let (after, start) = match &self.progress {
            Progress::Start => (None, true),
            Progress::After(place) => (Some(place.clone()), false),
            Progress::End => return Ok(None),
        };
        let query = Query {
            after,
            ..self.query.clone()
        }
        .to_register_query(&self.register, STRIDE);
        let page = self.app.service.registers.page(&self.actor, &query).await?;
        self.progress = page.next.clone().map_or(Progress::End, Progress::After);
        Ok(Some(self.piece(&page, start)))
    }

    fn piece(&self, page: &RegisterPage, start: bool) -> String {
        let format = CellFormatter::of(&self.language);
        let wanted = self.query.clone().to_register_query(&self.register, STRIDE);
        let mut text = String::new();
        match self.form {
            FileFormat::Csv => {
                if start {
                    text.push_str(&csv::head(
                        page.columns.iter().map(|column| column.id.as_str()),
                    ));
                }
                page.rows
                    .iter()
                    .for_each(|row| csv::row(&mut text, row, &format));
            }
            FileFormat::Json => {
                if start {
                    let head = json::Head::of(self.actor.office(), page, &wanted, &format);
                    text.push_str(&json::start(&head));
                }
                json_rows(&mut text, &page.rows, &format, start);
                if page.next.is_none() {
                    text.push_str(json::TAIL);
                }
            }
        }
        text
    }
}

fn json_rows(text: &mut String, rows: &[EntryView], format: &CellFormatter<'_>, start: bool) {
    for (at, row) in rows.iter().enumerate() {
        text.push_str(if at == 0 && start { "\n" } else { ",\n" });
        let entry = json::Entry::of(row, format);
        text.push_str(&serde_json::to_string(&entry).unwrap_or_default());
    }
}

impl File {
    /// The response for someone with a session: a private file, or a stream.
    #[must_use]
    pub fn answer(self, asked: &HeaderMap) -> Response {
        match self {
            Self::Whole(kept) => kept.private(asked),
            Self::Begun(text, writing) => streamed(text, *writing),
        }
    }
}

/// Streams the beginning, then the rest as it is read. An error breaks the connection, so that part of a file is not
/// taken for all of it.
fn streamed(text: String, writing: FileWriter) -> Response {
    let headers = [
        (CONTENT_TYPE, writing.form.media_type().to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (
            axum::http::header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", writing.name()),
        ),
    ];
    let pieces = stream::try_unfold((Some(text), writing), async |(begun, mut writing)| {
        let piece = match begun {
            Some(text) => Some(text),
            None => writing.next().await?,
        };
        Ok::<_, ServiceError>(piece.map(|piece| (piece, (None, writing))))
    });
    (headers, Body::from_stream(pieces)).into_response()
}
