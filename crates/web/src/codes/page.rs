//! Pages of a code: its contents with a search, each clause at its permanent address, and the situations that can be
//! asked.

mod find;

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::model::InstrumentKind;
use probity_i18n::{Message, key};
use probity_view::labels::Labels;
use probity_view::reading::{ClauseView, CodeView, OriginalView};
use serde::{Deserialize, Serialize};

pub(crate) use crate::codes::page::find::{readable, version};
use crate::error::WebError;
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::PublishedCodeReader;
use crate::state::App;

mod samples;

/// One version of an instrument.
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
    /// The query that an address needs to mean this version. Empty for the version in force.
    pub query: String,
    /// Whether clauses have official wording.
    pub wording: bool,
    /// The originals of the document, each with the text of its link.
    pub originals: Vec<(Message, OriginalView)>,
    /// The address at which each clause is set beside the document.
    pub fidelity: String,
    /// How many clauses the search found.
    pub found: Option<Message>,
    /// The address of the situations.
    pub situations: String,
    /// The address of the map, on the page of the office's own code.
    pub map: Option<String>,
    /// The other instruments that the office adopts: title and page.
    pub others: Vec<(String, String)>,
    /// The address of the office's decisions about findings, if the office runs here.
    pub decisions: Option<String>,
}

/// One clause.
#[derive(Debug, Serialize)]
pub struct ClausePage {
    /// The clause.
    pub clause: ClauseView,
    /// The office's name.
    pub office: String,
    /// The address of the whole version.
    pub back: String,
}

/// The situations that an office's code can be asked about.
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

/// The query of an address.
#[derive(Debug, Default, Deserialize)]
pub struct CodeQuery {
    /// The version, by the day from which it binds.
    pub version: Option<Date>,
    /// Words to look for.
    #[serde(default)]
    pub text: String,
}

/// `GET /{office}/{instrument}`
///
/// # Errors
/// For an office whose code the reader may not read, or an unknown instrument.
#[tracing::instrument(name = "web.codes.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument)): Path<(String, String)>,
    Query(asked): Query<CodeQuery>,
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
        wording: code.has_wording(),
        originals: (code.originals.iter())
            .map(|one| (one.link(), one.clone()))
            .collect(),
        fidelity: format!("/{office}/{instrument}/fidelity{}", found.query),
        code,
        office: labels.office_name(),
        address: format!("/{office}/{instrument}"),
        query: found.query,
        situations: format!("/{office}/situations"),
        map: (found.version.kind == InstrumentKind::Code).then(|| format!("/{office}/code/map")),
        others: others(&labels, &instrument),
        decisions: app.runs(office).then(|| format!("/{office}/decisions")),
    })
}

/// The other instruments that the office adopts, without duplicates.
fn others(labels: &Labels, current: &str) -> Vec<(String, String)> {
    let mut others: Vec<(String, String)> = Vec::new();
    for version in labels.codes.instruments(labels.office) {
        let href = format!("/{}/{}", labels.office, version.id);
        if version.id != current && others.iter().all(|(_, known)| *known != href) {
            others.push((labels.text(&version.title), href));
        }
    }
    others
}

/// `GET /{office}/{instrument}/{clause}`
///
/// # Errors
/// As for [`get`], or for an unknown clause.
#[tracing::instrument(name = "web.codes.page.clause", level = "debug", skip_all)]
pub async fn clause(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument, clause)): Path<(String, String, String)>,
    Query(asked): Query<CodeQuery>,
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
/// As for [`get`].
#[tracing::instrument(name = "web.codes.page.situations", level = "debug", skip_all)]
pub async fn situations(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
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
