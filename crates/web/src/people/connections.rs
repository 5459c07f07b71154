//! Pages of connections: people and organisations that a person must not decide about. People declare their own; an
//! administrator can declare anyone's.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::PersonId;
use probity_casework::event::ConnectionTo;
use probity_casework::people::Connection;
use probity_i18n::{Message, key};
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// A person's connections.
#[derive(Debug, Serialize)]
pub struct ConnectionsPage {
    /// The person's name, if it is not the reader.
    pub whose: Option<String>,
    /// The connections.
    pub connections: Vec<ConnectionRow>,
    /// The address to add one.
    pub add: String,
    /// The address of the person's page.
    pub back: String,
}

/// One connection.
#[derive(Clone, Debug, Serialize)]
pub struct ConnectionRow {
    /// The person or organisation.
    pub to: String,
    /// The kind of connection.
    pub relation: String,
    /// The address to end it. `None` on pages that only show it.
    pub end: Option<String>,
}

impl ConnectionRow {
    /// One that can be ended and one that is only shown.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let connection = |end: Option<&str>| Self {
            to: "Acme Ltd".to_owned(),
            relation: "My brother works there".to_owned(),
            end: end.map(str::to_owned),
        };
        vec![
            connection(Some("/demo/people/ann/connections/0/end")),
            connection(None),
        ]
    }
}

impl Page for ConnectionsPage {
    const TEMPLATE: &'static str = "people/connections.html";

    fn samples() -> Vec<Self> {
        let page = |whose: Option<&str>, connections| Self {
            whose: whose.map(str::to_owned),
            connections,
            add: "/demo/people/ann/connections/new".to_owned(),
            back: "/demo/people/ann".to_owned(),
        };
        vec![
            page(None, Vec::new()),
            page(Some("Ann Example"), ConnectionRow::samples()),
        ]
    }
}

/// The rows for a person's connections.
pub fn connection_rows(
    connections: &[Connection],
    person: &str,
    ending: bool,
    name: impl Fn(&PersonId) -> Option<String>,
) -> Vec<ConnectionRow> {
    let row = |(at, connection): (usize, &Connection)| ConnectionRow {
        to: to_text(&connection.to, &name),
        relation: connection.relation.clone(),
        end: ending.then(|| format!("{person}/connections/{at}/end")),
    };
    connections.iter().enumerate().map(row).collect()
}

fn to_text(to: &ConnectionTo, name: impl Fn(&PersonId) -> Option<String>) -> String {
    match to {
        ConnectionTo::Person(id) => name(id).unwrap_or_else(|| id.0.clone()),
        ConnectionTo::Party(name) => name.clone(),
    }
}

/// One person's connections, and the names of everyone.
struct Whose {
    id: PersonId,
    name: String,
    connections: Vec<Connection>,
    names: Vec<(PersonId, String)>,
    mine: bool,
    base: String,
}

impl Whose {
    async fn read(app: &App, me: &SignedIn, person: &str) -> Result<Self, WebError> {
        let id = PersonId::new(person);
        let view = app.service.people.get(&me.actor, &id).await?;
        if id != me.person && !me.administrator {
            return Err(WebError::forbidden("another person's connections"));
        }
        let people = app
            .service
            .people
            .list(&me.actor)
            .await?
            .into_iter()
            .filter(|one| !one.left);
        Ok(Self {
            name: view.person.profile.name,
            connections: view.person.connections,
            names: people.map(|one| (one.id, one.name)).collect(),
            mine: id == me.person,
            base: format!("/{}/people/{id}", me.office),
            id,
        })
    }

    fn name(&self, id: &PersonId) -> Option<String> {
        self.names
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, name)| name.clone())
    }

    fn form(&self, form: Form) -> SheetPage {
        let others = self.names.iter().filter(|(id, _)| *id != self.id);
        let others = others.map(|(id, name)| Choice::new(&id.0, Message::written(name)));
        let title = if self.mine {
            Message::new(key("connection-add-title"))
        } else {
            key("connection-add-title-of").with("name", self.name.as_str())
        };
        SheetPage::new(
            title,
            key("connection-add-button"),
            format!("{}/connections", self.base),
        )
        .saying(key("connection-add-lead"))
        .asking(
            Question::new("to", QuestionKind::Text, key("connection-to-party"))
                .hinted(key("connection-to-party-hint"))
                .optional(),
        )
        .asking(
            Question::new(
                "to-person",
                QuestionKind::Select,
                key("connection-to-person"),
            )
            .choosing(others.collect())
            .optional(),
        )
        .asking(
            Question::new(
                "relation",
                QuestionKind::LongText,
                key("connection-relation"),
            )
            .hinted(key("connection-relation-hint")),
        )
        .typed(form)
    }

    fn end_form(&self, connection: &Connection, form: Form) -> SheetPage {
        let to = to_text(&connection.to, |id| self.name(id));
        let title = key("connection-end-title").with("to", to);
        SheetPage::new(
            title,
            key("connection-end-button"),
            format!("{}/connections", self.base),
        )
        .saying(key("connection-end-lead").with("relation", connection.relation.as_str()))
        .asking(Question::new(
            "reason",
            QuestionKind::LongText,
            key("connection-end-reason"),
        ))
        .carrying("connection", written(&connection.to))
        .typed(form)
    }

    fn connection(&self, at: &str) -> Result<&Connection, WebError> {
        let connection = at
            .parse::<usize>()
            .ok()
            .and_then(|at| self.connections.get(at));
        connection.ok_or_else(|| WebError::not_found("no such connection"))
    }
}

/// A connection's other end as the form sends it, which does not depend on its place in the list.
fn written(to: &ConnectionTo) -> String {
    match to {
        ConnectionTo::Person(id) => format!("person {id}"),
        ConnectionTo::Party(name) => format!("party {name}"),
    }
}

/// `GET /{office}/connections`: redirects to one's own.
#[tracing::instrument(name = "web.people.connections.mine", level = "debug", skip_all)]
pub async fn mine(me: SignedIn) -> Redirect {
    Redirect::to(&format!("/{}/people/{}/connections", me.office, me.person))
}

/// `GET /{office}/people/{person}/connections`
///
/// # Errors
/// For another person's connections, unless the reader is an administrator.
pub async fn list(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    reader.page(&ConnectionsPage {
        connections: connection_rows(&whose.connections, &whose.base, true, |id| whose.name(id)),
        add: format!("{}/connections/new", whose.base),
        whose: (!whose.mine).then(|| whose.name.clone()),
        back: whose.base,
    })
}

/// `GET /{office}/people/{person}/connections/new`
///
/// # Errors
/// As for [`list`].
pub async fn add(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    Whose::read(&app, &me, &person)
        .await?
        .form(Form::new())
        .show(&reader)
}

/// `POST /{office}/people/{person}/connections/new`
///
/// # Errors
/// As for [`list`].
pub async fn added(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    let mut form = Form::from_pairs(pairs);
    let to = match (form.value("to"), form.value("to-person")) {
        (party, "") => ConnectionTo::Party(party.to_owned()),
        ("", person) => ConnectionTo::Person(PersonId::new(person)),
        _ => {
            form.error("to", key("connection-to-one"));
            return whose.form(form).show(&reader);
        }
    };
    match app
        .service
        .people
        .declare_connection(&me.actor, &whose.id, to, form.value("relation"))
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("{}/connections", whose.base)).into_response()),
        Err(error) => whose.form(form).refused(&reader, error),
    }
}

/// `GET /{office}/people/{person}/connections/{connection}/end`
///
/// # Errors
/// As for [`list`], or for an unknown connection.
pub async fn end(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person, connection)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    whose
        .end_form(whose.connection(&connection)?, Form::new())
        .show(&reader)
}

/// `POST /{office}/people/{person}/connections/{connection}/end`
///
/// # Errors
/// As for [`end`].
pub async fn ended(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person, _)): Path<(String, String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    let form = Form::from_pairs(pairs);
    let connection = whose
        .connections
        .iter()
        .find(|connection| written(&connection.to) == form.value("connection"));
    let connection = connection.ok_or_else(|| WebError::not_found("no such connection"))?;
    match app
        .service
        .people
        .end_connection(
            &me.actor,
            &whose.id,
            connection.to.clone(),
            form.value("reason"),
        )
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("{}/connections", whose.base)).into_response()),
        Err(error) => whose.end_form(connection, form).refused(&reader, error),
    }
}
