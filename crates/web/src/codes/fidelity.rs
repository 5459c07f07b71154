//! The page that sets each clause of a version beside its source, its rules and its examples, and says who has read them
//! side by side. Administrators and auditors sign there for the clauses that they have read.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use probity_conduct::Version;
use probity_conduct::model::Instrument;
use probity_i18n::{Message, key};
use probity_service::input::SignClauses;
use probity_service::{ServiceError, Status};
use probity_view::labels::Labels;
use probity_view::reading::FidelityView;
use probity_view::reading::fidelity::{FidelityClause, reading};
use probity_view::reading::original::OriginalView;
use serde::{Deserialize, Serialize};

use crate::codes::page::{readable, version};
use crate::error::WebError;
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, SignedIn, Visitor};
use crate::state::App;

mod samples;

/// The name of the boxes that are ticked.
const TICKED: &str = "clauses";

/// The page.
#[derive(Debug, Serialize)]
pub struct FidelityPage {
    /// What was ticked.
    pub form: Form,
    /// The office's name.
    pub office: String,
    /// The version, without its clauses, which `rows` has.
    pub code: FidelityView,
    /// The originals, each with the text of its link.
    pub originals: Vec<(Message, OriginalView)>,
    /// The clauses.
    pub rows: Vec<ClauseRow>,
    /// The address that the form is sent to, for people who may sign.
    pub sign: Option<String>,
    /// The office's other documents: title and the same page of each.
    pub others: Vec<(String, String)>,
    /// The address of the version.
    pub back: String,
}

/// One clause.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseRow {
    /// The clause.
    pub clause: FidelityClause,
    /// Who has read it.
    pub readings: Vec<ReadingLine>,
    /// The box to tick, for people who may sign and have not yet.
    pub tick: Option<Tick>,
}

/// One reading.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingLine {
    /// Who read it and when, and whether that still holds.
    pub text: Message,
    /// Whether it has lapsed.
    pub lapsed: bool,
}

/// A box to tick.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// Its id on the page.
    pub id: String,
    /// What it sends: the clause and the fingerprint of what the reader has before them.
    pub value: String,
    /// Whether it was ticked.
    pub ticked: bool,
}

impl Page for FidelityPage {
    const TEMPLATE: &'static str = "codes/fidelity.html";

    fn samples() -> Vec<Self> {
        samples::pages()
    }
}

/// The query of an address.
#[derive(Debug, Default, Deserialize)]
pub struct VersionQuery {
    /// The version, by the day from which it binds.
    pub version: Option<Date>,
}

/// `GET /{office}/{instrument}/fidelity`
///
/// # Errors
/// For an office whose code the reader may not read, or an unknown instrument.
#[tracing::instrument(name = "web.codes.fidelity.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument)): Path<(String, String)>,
    Query(asked): Query<VersionQuery>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?.version;
    let labels = app.labels(office, &reader.language);
    let code = of(&app, &visitor, &labels, found).await?;
    reader.page(&page(&app, &visitor, &labels, code, Form::new()))
}

/// `POST /{office}/{instrument}/fidelity`
///
/// # Errors
/// For anyone but administrators and auditors, or an unknown version.
#[tracing::instrument(name = "web.codes.fidelity.post", level = "debug", skip_all)]
pub async fn post(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, instrument)): Path<(String, String)>,
    Query(asked): Query<VersionQuery>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let office = me.office.clone();
    let found = version(&app, &office, &instrument, asked.version)?.version;
    let signed = SignClauses {
        instrument: instrument.clone(),
        effective: found.effective,
        clauses: form.values(TICKED).iter().map(|one| ticked(one)).collect(),
    };
    let here = format!(
        "/{office}/{instrument}/fidelity?version={}",
        found.effective
    );
    let done = app.service.codes.sign_clauses(&me.actor, &signed).await;
    let Err(error) = done else {
        return Ok(Redirect::to(&here).into_response());
    };
    let status = note(&mut form, error)?;
    let labels = app.labels(&office, &reader.language);
    let visitor = Visitor(Some(me));
    let code = of(&app, &visitor, &labels, found).await?;
    reader.page_with(status, &page(&app, &visitor, &labels, code, form))
}

/// A clause and the fingerprint that its box sent.
fn ticked(value: &str) -> (String, String) {
    let (clause, fingerprint) = value.split_once(' ').unwrap_or((value, ""));
    (clause.to_owned(), fingerprint.to_owned())
}

/// Adds the service's error to the form, and gives the status to answer with.
///
/// # Errors
/// For an error that no form can correct.
fn note(form: &mut Form, error: ServiceError) -> Result<StatusCode, WebError> {
    let problems = error.fields();
    if !problems.is_empty() {
        for problem in &problems {
            form.error(TICKED, problem.message(&problem.field));
        }
        return Ok(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let message = match (&error, error.status()) {
        (ServiceError::NothingWouldChange, _) => key("fidelity-nothing-new").into(),
        (_, Status::Stale) => key("error-stale-next").into(),
        (_, Status::Conflict) => error.message(),
        _ => return Err(error.into()),
    };
    form.error_overall(message);
    Ok(StatusCode::CONFLICT)
}

/// A version with everything that was made of its clauses, and who has read them if its office runs here.
///
/// # Errors
/// If the readings cannot be read.
pub async fn of(
    app: &App,
    visitor: &Visitor,
    labels: &Labels<'_>,
    found: &Instrument,
) -> Result<FidelityView, WebError> {
    let version = adopted(app, labels.office, found)?;
    let actor = visitor.actor(labels.office);
    let readings = if app.runs(labels.office) {
        let codes = &app.service.codes;
        let read = codes.readings(&actor, &found.id, found.effective).await?;
        Some(read)
    } else {
        None
    };
    let today = app.service.today();
    Ok(FidelityView::of(
        labels,
        version,
        readings.as_deref(),
        today,
    ))
}

fn adopted<'a>(app: &'a App, office: &str, found: &Instrument) -> Result<Version<'a>, WebError> {
    let version = app
        .codes()
        .adopted_version(office, &found.id, found.effective);
    version.ok_or_else(|| WebError::not_found("no such version"))
}

fn page(
    app: &App,
    visitor: &Visitor,
    labels: &Labels,
    mut code: FidelityView,
    form: Form,
) -> FidelityPage {
    let me = visitor.0.as_ref().filter(|_| app.runs(labels.office));
    let me = me.filter(|me| me.administrator || me.auditor);
    let address = format!("/{}/{}", labels.office, code.instrument);
    let query = format!("?version={}", code.effective);
    let mut boxes = 0;
    let clauses = std::mem::take(&mut code.clauses);
    let rows = clauses.into_iter().map(|clause| ClauseRow {
        tick: me.and_then(|me| tick(&clause, me, &form, &mut boxes)),
        readings: readings(&clause),
        clause,
    });
    FidelityPage {
        rows: rows.collect(),
        office: labels.office_name(),
        originals: linked(&code),
        sign: me.map(|_| format!("{address}/fidelity{query}")),
        others: others(labels, &code.instrument),
        back: format!("{address}{query}"),
        form,
        code,
    }
}

fn readings(clause: &FidelityClause) -> Vec<ReadingLine> {
    let line = |one: &probity_service::view::ClauseReadingView| ReadingLine {
        text: reading(one),
        lapsed: !one.stands,
    };
    clause.readings.iter().map(line).collect()
}

fn linked(code: &FidelityView) -> Vec<(Message, OriginalView)> {
    let originals = code.originals.iter();
    originals.map(|one| (one.link(), one.clone())).collect()
}

/// The box for a clause. The first on the page has the id that the error summary links to.
fn tick(clause: &FidelityClause, me: &SignedIn, form: &Form, boxes: &mut usize) -> Option<Tick> {
    let mut own = clause.readings.iter();
    if own.any(|one| one.stands && one.person.as_ref() == Some(&me.person)) {
        return None;
    }
    *boxes += 1;
    let value = format!("{} {}", clause.reference, clause.fingerprint);
    Some(Tick {
        id: match *boxes {
            1 => TICKED.to_owned(),
            more => format!("{TICKED}-{more}"),
        },
        ticked: form.values(TICKED).contains(&value),
        value,
    })
}

/// The same page of the office's other instruments, without duplicates.
fn others(labels: &Labels, current: &str) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> = Vec::new();
    for version in labels.codes.instruments(labels.office) {
        let href = format!("/{}/{}/fidelity", labels.office, version.id);
        if version.id != current && others.iter().all(|(_, known)| *known != href) {
            others.push((labels.text(&version.title), href));
        }
    }
    others
}
