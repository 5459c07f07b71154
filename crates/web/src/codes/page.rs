//! A code as pages: its contents with a search, each clause under its permanent address, and what can be asked of it.

mod find;

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_i18n::{Message, key};
use serde::{Deserialize, Serialize};

use crate::error::WebError;
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::Passer;
use crate::state::App;
use probity_view::labels::Labels;
use probity_view::reading::{ClauseView, CodeView};

pub(crate) use crate::codes::page::find::{readable, version};

mod samples;

/// One version of an instrument, to be read.
#[derive(Debug, Serialize)]
pub struct CodePage {
    /// What was searched for.
    pub form: Form,
    /// The version.
    pub code: CodeView,
    /// The office's name.
    pub office: String,
    /// The page's address, without a query.
    pub address: String,
    /// What an address has to say for it to mean this version; empty for the one in force.
    pub query: String,
    /// How many clauses a search found.
    pub found: Option<Message>,
    /// The list of what can be asked.
    pub situations: String,
    /// The other instruments that the office adopts: title and page.
    pub others: Vec<(String, String)>,
    /// What the office decided where the code is open, where it runs here.
    pub decisions: Option<String>,
}

/// One clause.
#[derive(Debug, Serialize)]
pub struct ClausePage {
    /// The clause.
    pub clause: ClauseView,
    /// The office's name.
    pub office: String,
    /// The page of the whole version.
    pub back: String,
}

/// What can be asked of an office's code.
#[derive(Debug, Serialize)]
pub struct SituationsPage {
    /// The office's name.
    pub office: String,
    /// The situations by topic.
    pub topics: Vec<(String, Vec<SituationLink>)>,
}

/// One situation.
#[derive(Clone, Debug, Serialize)]
pub struct SituationLink {
    /// Its name.
    pub label: String,
    /// What is asked.
    pub question: String,
    /// Where to ask it.
    pub href: String,
}

/// What an address may add.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The version, by the day from which it binds.
    pub version: Option<Date>,
    /// Words to look for.
    #[serde(default)]
    pub text: String,
}

/// `GET /{office}/{instrument}`
///
/// # Errors
/// For an office whose code is not for everyone, or no such instrument.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    Passer(visitor): Passer,
    Path((office, instrument)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?;
    let labels = app.labels(office, &reader.language);
    let text = asked.text.trim();
    let code = CodeView::of(&labels, found.version, text, app.service.today());
    let count = i64::try_from(code.count()).unwrap_or(i64::MAX);
    reader.page(&CodePage {
        form: Form::new().with("text", text),
        found: (!text.is_empty()).then(|| key("code-found").with("count", count)),
        code,
        office: labels.office_name(),
        address: format!("/{office}/{instrument}"),
        query: found.query,
        situations: format!("/{office}/situations"),
        others: others(&labels, &instrument),
        decisions: app.runs(office).then(|| format!("/{office}/decisions")),
    })
}

/// The instruments that the office adopts beside this one, each once.
fn others(labels: &Labels, shown: &str) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> = Vec::new();
    for version in labels.codes.instruments(labels.office) {
        let href = format!("/{}/{}", labels.office, version.id);
        if version.id != shown && others.iter().all(|(_, known)| *known != href) {
            others.push((labels.text(&version.title), href));
        }
    }
    others
}

/// `GET /{office}/{instrument}/{clause}`
///
/// # Errors
/// As [`get`], or no such clause.
pub async fn clause(
    reader: Reader,
    State(app): State<Arc<App>>,
    Passer(visitor): Passer,
    Path((office, instrument, clause)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let found = version(&app, office, &instrument, asked.version)?;
    let known = found.version.clause(&clause);
    let known = known.ok_or_else(|| WebError::not_found("no such clause"))?;
    let labels = app.labels(office, &reader.language);
    reader.page(&ClausePage {
        clause: ClauseView::of(&labels, found.version, known, app.service.today()),
        office: labels.office_name(),
        back: format!("/{office}/{instrument}{}", found.query),
    })
}

/// `GET /{office}/situations`
///
/// # Errors
/// As [`get`].
pub async fn situations(
    reader: Reader,
    State(app): State<Arc<App>>,
    Passer(visitor): Passer,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let labels = app.labels(office, &reader.language);
    let mut topics: Vec<(String, Vec<SituationLink>)> = Vec::new();
    for situation in app.codes().situations() {
        let link = SituationLink {
            label: labels.text(&situation.label),
            question: labels.text(&situation.question),
            href: format!("/ask?office={office}&situation={}", situation.id),
        };
        let topic = labels.topic(&situation.topic);
        match topics.iter_mut().find(|(known, _)| *known == topic) {
            Some((_, links)) => links.push(link),
            None => topics.push((topic, vec![link])),
        }
    }
    topics.sort_by(|(a, _), (b, _)| a.cmp(b));
    reader.page(&SituationsPage {
        office: labels.office_name(),
        topics,
    })
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "codes/code.html";

    fn samples() -> Vec<Self> {
        samples::codes()
    }
}

impl Page for ClausePage {
    const TEMPLATE: &'static str = "codes/clause.html";

    fn samples() -> Vec<Self> {
        samples::clauses()
    }
}

impl Page for SituationsPage {
    const TEMPLATE: &'static str = "codes/situations.html";

    fn samples() -> Vec<Self> {
        let link = SituationLink {
            label: "A gift".to_owned(),
            question: "Has someone given you a gift?".to_owned(),
            href: "/ask?office=demo&situation=gift".to_owned(),
        };
        vec![Self {
            office: "Demoshire".to_owned(),
            topics: vec![("Gifts".to_owned(), vec![link])],
        }]
    }
}
