//! `GET /{office}/registers/{register}`, and the same with `.csv` or `.json`: a register's rows.
//!
//! Readers without a session all get the same bytes, kept until the ledger's head moves. Someone signed in gets a page of
//! their own, with their name in its frame.

use std::sync::Arc;

use axum::extract::{Path, Query as Pairs, State};
use axum::http::HeaderMap;
use axum::response::Response;
use probity_desk::Actor;

use super::cache::{Kept, Key};
use super::files::{File, Form as FileForm, Writing};
use super::query::{OUTCOMES, Query};
use super::row::{Html, Voice};
use super::words;
use crate::app::App;
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::pages::register::{RegisterPage, total};
use crate::reader::Reader;
use crate::session::Visitor;

/// Rows on a page.
pub const ROWS: u32 = 50;

/// The page or a file of a register.
///
/// # Errors
/// A query that makes no sense, a register that is not there or that the reader may not see.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, name)): Path<(String, String)>,
    Pairs(pairs): Pairs<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, WebError> {
    let query = Query::read(&pairs)?;
    let asked = Asked {
        app,
        reader,
        office,
        name,
        query,
    };
    if visitor.0.is_some() {
        let actor = visitor.actor(&asked.office);
        let head = asked.app.desk.head(&asked.office).await?;
        return match asked.make(&actor, head).await? {
            Made::Page(kept) => Ok(kept.private(&headers)),
            Made::File(file) => Ok(file.answer(&headers)),
        };
    }
    asked.public(&headers).await
}

struct Asked {
    app: Arc<App>,
    reader: Reader,
    office: String,
    name: String,
    query: Query,
}

enum Made {
    Page(Kept),
    File(File),
}

impl Asked {
    /// From the cache, or made and kept.
    async fn public(self, headers: &HeaderMap) -> Result<Response, WebError> {
        let published = &self.app.published;
        let head = published.head(&self.app.desk, &self.office).await?;
        let key = Key {
            head,
            office: self.office.clone(),
            address: format!("{}{}", self.name, self.query.address()),
            language: self.reader.language.tag().to_owned(),
        };
        if let Some(kept) = published.cache.get(&key) {
            return Ok(kept.answer(headers));
        }
        match self.make(&App::nobody(&self.office), head).await? {
            Made::Page(kept) | Made::File(File::Whole(kept)) => {
                Ok(published.cache.put(key, kept).answer(headers))
            }
            Made::File(begun) => Ok(begun.answer(headers)),
        }
    }

    async fn make(&self, actor: &Actor, head: u64) -> Result<Made, WebError> {
        let language = &self.reader.language;
        if let Some((register, form)) = FileForm::of(&self.name) {
            let writing = Writing::new(
                &self.app,
                actor.clone(),
                language.clone(),
                register,
                self.query.clone(),
                form,
            );
            return Ok(Made::File(writing.file().await?));
        }
        let html = self.reader.html(&self.page(actor, head).await?)?;
        Ok(Made::Page(Kept::new(
            html,
            "text/html; charset=utf-8",
            language.tag(),
        )))
    }

    async fn page(&self, actor: &Actor, head: u64) -> Result<RegisterPage, WebError> {
        let desk = &self.app.desk;
        let wanted = self.query.clone().wanted(&self.name, ROWS);
        let view = desk.register_at(actor, &wanted, head).await?;
        let voice = Voice::of(&self.reader.language);
        let address = format!("/{}/registers/{}", self.office, self.name);
        let register = self.app.codes().register(&self.name);
        let aside = |id: &str| {
            let mut columns = register.iter().flat_map(|register| &register.columns);
            columns.any(|column| column.aside && column.id == id)
        };
        let columns: Vec<(usize, String)> = view
            .columns
            .iter()
            .enumerate()
            .filter(|(place, column)| *place == 0 || !aside(&column.id))
            .map(|(place, column)| (place, voice.label(&column.label)))
            .collect();
        let rows = Html::new(&self.reader.language, &address, &columns).rows(&view.rows);
        let all = self.query.from_start().address();
        Ok(RegisterPage {
            form: self.form(),
            label: voice.label(&view.label),
            public: register.is_some_and(|register| register.public),
            rows,
            shown: view.rows.len(),
            total: total(view.total, view.more_than_total),
            years: view
                .years
                .iter()
                .map(|(year, _)| Choice::new(year.to_string(), words::year(*year)))
                .collect(),
            outcomes: OUTCOMES
                .map(|(_, word)| Choice::new(word, words::outcome_message(word)))
                .to_vec(),
            filtered: self.query.is_filtered(),
            next: view
                .next
                .map(|next| format!("{address}{}", self.query.from_place(next).address())),
            first: self.query.after.as_ref().map(|_| format!("{address}{all}")),
            csv: format!("{address}.csv{all}"),
            json: format!("{address}.json{all}"),
            made: self
                .app
                .published
                .last_event(desk, &self.office, view.head)
                .await?,
            head: view.head,
            more_columns: columns.len() < view.columns.len(),
            columns: columns.into_iter().map(|(_, label)| label).collect(),
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
