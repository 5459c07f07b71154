//! Ties: people and organisations that a person must not decide about. One declares one's own; an administrator, anyone's.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use probity_casework::PersonId;
use probity_casework::event::TieTo;
use probity_casework::people::Tie;
use probity_words::{Message, key};
use serde::Serialize;

use super::sheet::SheetPage;
use crate::app::App;
use crate::error::WebError;
use crate::form::{Choice, Form};
use crate::page::Page;
use crate::parts::facts::{Question, QuestionKind};
use crate::reader::Reader;
use crate::session::SignedIn;

/// A person's ties.
#[derive(Debug, Serialize)]
pub struct TiesPage {
    /// Whose, where they are not the reader's own.
    pub whose: Option<String>,
    /// The ties.
    pub ties: Vec<TieRow>,
    /// Where one is added.
    pub add: String,
    /// The person's page.
    pub back: String,
}

/// One tie.
#[derive(Clone, Debug, Serialize)]
pub struct TieRow {
    /// To whom.
    pub to: String,
    /// What it is.
    pub relation: String,
    /// Where it is ended; none on pages that only tell.
    pub end: Option<String>,
}

impl TieRow {
    /// One to be ended and one only told.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let tie = |end: Option<&str>| Self {
            to: "Acme Ltd".to_owned(),
            relation: "My brother works there".to_owned(),
            end: end.map(str::to_owned),
        };
        vec![tie(Some("/demo/people/ann/ties/0/end")), tie(None)]
    }
}

/// The rows of a person's ties.
pub fn tie_rows(
    ties: &[Tie],
    person: &str,
    ending: bool,
    name: impl Fn(&PersonId) -> Option<String>,
) -> Vec<TieRow> {
    let row = |(at, tie): (usize, &Tie)| TieRow {
        to: to_text(&tie.to, &name),
        relation: tie.relation.clone(),
        end: ending.then(|| format!("{person}/ties/{at}/end")),
    };
    ties.iter().enumerate().map(row).collect()
}

fn to_text(to: &TieTo, name: impl Fn(&PersonId) -> Option<String>) -> String {
    match to {
        TieTo::Person(id) => name(id).unwrap_or_else(|| id.0.clone()),
        TieTo::Party(name) => name.clone(),
    }
}

/// One person's ties and everyone's names.
struct Whose {
    id: PersonId,
    name: String,
    ties: Vec<Tie>,
    names: Vec<(PersonId, String)>,
    mine: bool,
    base: String,
}

impl Whose {
    async fn read(app: &App, me: &SignedIn, person: &str) -> Result<Self, WebError> {
        let id = PersonId::new(person);
        let view = app.desk.person(&me.actor, &id).await?;
        if id != me.person && !me.administrator {
            return Err(WebError::forbidden("another person's ties"));
        }
        let people = app
            .desk
            .people(&me.actor)
            .await?
            .into_iter()
            .filter(|one| !one.left);
        Ok(Self {
            name: view.person.profile.name,
            ties: view.person.ties,
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
        let title = match self.mine {
            true => Message::new(key("tie-add-title")),
            false => key("tie-add-title-of").with("name", self.name.as_str()),
        };
        SheetPage::new(title, key("tie-add-button"), format!("{}/ties", self.base))
            .saying(key("tie-add-lead"))
            .asking(
                Question::new("to", QuestionKind::Text, key("tie-to-party"))
                    .hinted(key("tie-to-party-hint"))
                    .optional(),
            )
            .asking(
                Question::new("to-person", QuestionKind::Select, key("tie-to-person"))
                    .choosing(others.collect())
                    .optional(),
            )
            .asking(
                Question::new("relation", QuestionKind::LongText, key("tie-relation"))
                    .hinted(key("tie-relation-hint")),
            )
            .typed(form)
    }

    fn end_form(&self, tie: &Tie, form: Form) -> SheetPage {
        let to = to_text(&tie.to, |id| self.name(id));
        let title = key("tie-end-title").with("to", to);
        SheetPage::new(title, key("tie-end-button"), format!("{}/ties", self.base))
            .saying(key("tie-end-lead").with("relation", tie.relation.as_str()))
            .asking(Question::new(
                "reason",
                QuestionKind::LongText,
                key("tie-end-reason"),
            ))
            .carrying("tie", written(&tie.to))
            .typed(form)
    }

    fn tie(&self, at: &str) -> Result<&Tie, WebError> {
        let tie = at.parse::<usize>().ok().and_then(|at| self.ties.get(at));
        tie.ok_or_else(|| WebError::not_found("no such tie"))
    }
}

/// A tie's other end as the form carries it, so that the list may change meanwhile.
fn written(to: &TieTo) -> String {
    match to {
        TieTo::Person(id) => format!("person {id}"),
        TieTo::Party(name) => format!("party {name}"),
    }
}

/// `GET /{office}/ties`: one's own.
pub async fn mine(me: SignedIn) -> Redirect {
    Redirect::to(&format!("/{}/people/{}/ties", me.office, me.person))
}

/// `GET /{office}/people/{person}/ties`
///
/// # Errors
/// Another person's, unless for an administrator.
pub async fn list(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    reader.page(&TiesPage {
        ties: tie_rows(&whose.ties, &whose.base, true, |id| whose.name(id)),
        add: format!("{}/ties/new", whose.base),
        whose: (!whose.mine).then(|| whose.name.clone()),
        back: whose.base,
    })
}

/// `GET /{office}/people/{person}/ties/new`
///
/// # Errors
/// As [`list`].
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

/// `POST /{office}/people/{person}/ties/new`
///
/// # Errors
/// As [`list`].
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
        (party, "") => TieTo::Party(party.to_owned()),
        ("", person) => TieTo::Person(PersonId::new(person)),
        _ => {
            form.error("to", key("tie-to-one"));
            return whose.form(form).show(&reader);
        }
    };
    match app
        .desk
        .declare_tie(&me.actor, &whose.id, to, form.value("relation"))
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("{}/ties", whose.base)).into_response()),
        Err(error) => whose.form(form).refused(&reader, error),
    }
}

/// `GET /{office}/people/{person}/ties/{tie}/end`
///
/// # Errors
/// As [`list`]; a tie that there is not.
pub async fn end(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person, tie)): Path<(String, String, String)>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    whose.end_form(whose.tie(&tie)?, Form::new()).show(&reader)
}

/// `POST /{office}/people/{person}/ties/{tie}/end`
///
/// # Errors
/// As [`end`].
pub async fn ended(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, person, _)): Path<(String, String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let whose = Whose::read(&app, &me, &person).await?;
    let form = Form::from_pairs(pairs);
    let tie = whose
        .ties
        .iter()
        .find(|tie| written(&tie.to) == form.value("tie"));
    let tie = tie.ok_or_else(|| WebError::not_found("no such tie"))?;
    match app
        .desk
        .end_tie(&me.actor, &whose.id, tie.to.clone(), form.value("reason"))
        .await
    {
        Ok(()) => Ok(Redirect::to(&format!("{}/ties", whose.base)).into_response()),
        Err(error) => whose.end_form(tie, form).refused(&reader, error),
    }
}

impl Page for TiesPage {
    const TEMPLATE: &'static str = "pages/ties.html";

    fn samples() -> Vec<Self> {
        let page = |whose: Option<&str>, ties| Self {
            whose: whose.map(str::to_owned),
            ties,
            add: "/demo/people/ann/ties/new".to_owned(),
            back: "/demo/people/ann".to_owned(),
        };
        vec![
            page(None, Vec::new()),
            page(Some("Ann Example"), TieRow::samples()),
        ]
    }
}
