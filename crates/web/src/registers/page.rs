//! `GET /{office}/registers/{register}`, and the same with `.csv` or `.json`: the rows of a register.
//!
//! Readers without a session all get the same bytes, cached until the ledger's head moves. Someone who is signed in
//! gets a page of their own, with their name in its frame.

mod view;

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::HeaderMap;
use axum::response::Response;
use probity_service::Actor;
use probity_service::input::RegisterQuery;
use probity_service::view::RegisterPage as View;
use probity_view::cells::CellFormatter;
use probity_view::register_words;
use probity_view::register_words::OUTCOMES;

use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::navigation;
use crate::public_cache::{CachedResponse, Key};
use crate::reader::Reader;
use crate::registers::files::{File, FileFormat, FileWriter};
pub use crate::registers::page::view::RegisterPage;
use crate::registers::page::view::{RegisterRow, total};
use crate::registers::query::Query;
use crate::session::Visitor;
use crate::state::App;

/// Rows on a page.
pub const ROWS: u32 = 50;

/// The page or a file of a register.
///
/// # Errors
/// For an invalid query, or a register that does not exist or that the reader may not see.
#[tracing::instrument(name = "web.registers.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, name)): Path<(String, String)>,
    Pairs(pairs): Pairs<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let query = Query::read(&pairs)?;
    let asked = RegisterRequest {
        app,
        reader,
        office,
        name,
        query,
    };
    if visitor.0.is_some() {
        let actor = visitor.actor(&asked.office);
        let head = asked.app.service.ledger.head(&asked.office).await?;
        return match asked.make(&actor, head).await? {
            RegisterResponse::Page(kept) => Ok(kept.private(&headers)),
            RegisterResponse::File(file) => Ok(file.answer(&headers)),
        };
    }
    asked.public(&headers).await
}

struct RegisterRequest {
    app: Arc<App>,
    reader: Reader,
    office: String,
    name: String,
    query: Query,
}

/// The addresses of the previous and the next page, if there are any.
struct NeighbourLinks {
    previous: Option<String>,
    next: Option<String>,
}

enum RegisterResponse {
    Page(CachedResponse),
    File(File),
}

impl RegisterRequest {
    /// The public response, from the cache or newly made.
    async fn public(self, headers: &HeaderMap) -> Result<Response, WebError> {
        let cache = &self.app.public_cache;
        let head = self.app.service.ledger.head(&self.office).await?;
        let key = Key {
            head,
            day: self.app.service.today(),
            office: self.office.clone(),
            address: format!("{}{}", self.name, self.query.address()),
            language: self.reader.language.tag().to_owned(),
        };
        if let Some(kept) = cache.get(&key) {
            return Ok(kept.answer(headers));
        }
        // The frame without a person: someone who is signed in to another office of this installation gets the public
        // page.
        let frame = navigation::masthead(&self.app, &self.reader, None);
        let asked = Self {
            reader: self.reader.within(Arc::new(frame)),
            ..self
        };
        match asked.make(&App::nobody(&asked.office), head).await? {
            RegisterResponse::Page(kept) | RegisterResponse::File(File::Whole(kept)) => {
                Ok(asked.app.public_cache.put(key, kept).answer(headers))
            }
            RegisterResponse::File(begun) => Ok(begun.answer(headers)),
        }
    }

    async fn make(&self, actor: &Actor, head: u64) -> Result<RegisterResponse, WebError> {
        let language = &self.reader.language;
        if let Some((register, form)) = FileFormat::of(&self.name) {
            let writing = FileWriter::new(
                &self.app,
                actor.clone(),
                language.clone(),
                register,
                self.query.clone(),
                form,
            );
            return Ok(RegisterResponse::File(writing.file().await?));
        }
        Ok(RegisterResponse::Page(CachedResponse::new(
            self.html(actor, head).await?,
            "text/html; charset=utf-8",
            language.tag(),
        )))
    }

    async fn html(&self, actor: &Actor, head: u64) -> Result<String, WebError> {
        let wanted = RegisterQuery {
            narrow: true,
            ..self.query.clone().to_register_query(&self.name, ROWS)
        };
        let view = self
            .app
            .service
            .registers
            .page_at(actor, &wanted, head)
            .await?;
        let address = format!("/{}/registers/{}", self.office, self.name);
        let page = self.page(&view, address).await?;
        self.reader.html(&page)
    }

    /// The addresses of the previous and the next page.
    fn around(&self, view: &View, address: &str) -> NeighbourLinks {
        let before = |place| self.query.before_place(place).address();
        let after = |place| self.query.after_place(place).address();
        let of = |query: String| format!("{address}{query}");
        NeighbourLinks {
            previous: view.previous.clone().map(before).map(of),
            next: view.next.clone().map(after).map(of),
        }
    }

    /// The labels of the columns on the page.
    fn columns(&self, view: &View) -> Vec<String> {
        let format = CellFormatter::of(&self.reader.language);
        let columns = view.columns.iter();
        columns.map(|column| format.label(&column.label)).collect()
    }

    async fn page(&self, view: &View, address: String) -> Result<RegisterPage, WebError> {
        let format = CellFormatter::of(&self.reader.language);
        let columns = self.columns(view);
        let around = self.around(view, &address);
        let register = self.app.codes().register(&self.name);
        let all = self.query.from_start().address();
        Ok(RegisterPage {
            form: self.form(),
            label: format.label(&view.label),
            public: register.is_some_and(|register| register.public),
            rows: view
                .rows
                .iter()
                .map(|row| RegisterRow::new(row, &address, &format))
                .collect(),
            total: total(view.total, view.more_than_total),
            years: view
                .years
                .iter()
                .map(|(year, _)| Choice::new(year.to_string(), register_words::year(*year)))
                .collect(),
            outcomes: OUTCOMES
                .map(|(_, word)| Choice::new(word, register_words::outcome_message(word)))
                .to_vec(),
            filtered: self.query.is_filtered(),
            first: (self.query.has_place()).then(|| format!("{address}{all}")),
            previous: around.previous,
            next: around.next,
            csv: format!("{address}.csv{all}"),
            json: format!("{address}.json{all}"),
            made: self
                .app
                .service
                .ledger
                .last_event(&self.office, view.head)
                .await?,
            head: view.head,
            more_columns: register.is_some_and(|register| columns.len() < register.columns.len()),
            columns,
            address,
        })
    }

    fn form(&self) -> Form {
        let year = self.query.year.map(|year| year.to_string());
        Form::new()
            .with("text", self.query.text.clone().unwrap_or_default())
            .with("year", year.unwrap_or_default())
            .with("outcome", self.query.outcome.clone().unwrap_or_default())
    }
}
