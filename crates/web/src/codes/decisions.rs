//! The office's decisions about findings in its instruments: a page for everyone beside the code, and the form for
//! administrators.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_casework::findings::Decided;
use probity_i18n::{Message, key};
use probity_service::view::LocalDecisionView;
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{SignedIn, Visitor};
use crate::sheet::SheetPage;
use crate::state::App;

/// All decisions of the office.
#[derive(Debug, Serialize)]
pub struct DecisionsPage {
    /// The office's name.
    pub office: String,
    /// The decisions, newest first, each with its finding.
    pub decisions: Vec<(DecisionRow, Option<String>)>,
    /// The office's own page.
    pub back: String,
}

/// One decision.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRow {
    /// The number that answers cite.
    pub number: String,
    /// The decision.
    pub says: String,
    /// Who made it.
    pub by: String,
    /// The day.
    pub on: Date,
    /// Whether a later decision replaces it.
    pub superseded: bool,
}

impl DecisionRow {
    /// A decision from the service.
    #[must_use]
    pub fn of(view: &LocalDecisionView) -> Self {
        Self {
            number: view.made.number.to_string(),
            says: view.made.says.clone(),
            by: view.made.by.clone(),
            on: view.made.on,
            superseded: view.superseded,
        }
    }

    /// A sample for pages.
    #[must_use]
    pub fn sample(superseded: bool) -> Self {
        Self {
            number: if superseded { "1" } else { "2" }.to_owned(),
            says: "The cover's version binds.".to_owned(),
            by: "Chief Executive".to_owned(),
            on: jiff::civil::date(2026, 11, 20),
            superseded,
        }
    }
}

impl Page for DecisionsPage {
    const TEMPLATE: &'static str = "codes/decisions.html";

    fn samples() -> Vec<Self> {
        let of = |decisions| Self {
            office: "Demoshire".to_owned(),
            decisions,
            back: "/demo".to_owned(),
        };
        vec![
            of(Vec::new()),
            of(vec![
                (DecisionRow::sample(false), Some("Two versions.".to_owned())),
                (DecisionRow::sample(true), None),
            ]),
        ]
    }
}

/// `GET /{office}/decisions`
///
/// # Errors
/// For an office that does not run here, or whose code is not public.
#[tracing::instrument(name = "web.codes.decisions.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    let office = app.office(&office)?;
    let views = app
        .service
        .codes
        .local_decisions(&visitor.actor(office))
        .await?;
    let labels = app.labels(office, &reader.language);
    let found = |view: &LocalDecisionView| view.finding_says.as_ref().map(|says| labels.text(says));
    reader.page(&DecisionsPage {
        office: labels.office_name(),
        decisions: views
            .iter()
            .map(|view| (DecisionRow::of(view), found(view)))
            .collect(),
        back: format!("/{office}"),
    })
}

fn sheet(
    app: &App,
    reader: &Reader,
    me: &SignedIn,
    finding: &str,
    typed: Form,
) -> Result<SheetPage, WebError> {
    me.must_administer()?;
    let office = app.codes().office(&me.office);
    let finding = office.and_then(|office| office.finding(finding));
    let finding = finding.ok_or_else(|| WebError::not_found("no such finding"))?;
    let labels = app.labels(&me.office, &reader.language);
    // Each finding has its own page, so its title names the finding.
    let title = key("decide-finding-title").with("finding", finding.id.clone());
    let mut sheet = SheetPage::new(
        title,
        key("decide-finding-button"),
        format!("/{}/findings", me.office),
    )
    .saying(Message::written(labels.text(&finding.says)));
    if let Some(decide) = &finding.decide {
        let what = key("decide-finding-what").with("decide", labels.text(decide));
        sheet = sheet.saying(what);
    }
    Ok(sheet
        .saying(key("decide-finding-lead"))
        .asking(Question::new(
            "says",
            QuestionKind::LongText,
            key("decide-finding-says"),
        ))
        .asking(Question::new(
            "by",
            QuestionKind::Text,
            key("decide-finding-by"),
        ))
        .asking(Question::new(
            "on",
            QuestionKind::Date,
            key("decide-finding-on"),
        ))
        .typed(typed))
}

/// `GET /{office}/findings/{finding}`
///
/// # Errors
/// For anyone but administrators, or an unknown finding.
pub async fn decide(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, finding)): Path<(String, String)>,
) -> Result<Response, WebError> {
    sheet(&app, &reader, &me, &finding, Form::new())?.show(&reader)
}

/// `POST /{office}/findings/{finding}`
///
/// # Errors
/// As for [`decide`].
pub async fn decided(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, finding)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let mut form = Form::from_pairs(pairs);
    let on = form.date("on");
    let decided = Decided {
        finding: finding.clone(),
        says: form.value("says").to_owned(),
        by: form.value("by").to_owned(),
        on: on.unwrap_or_default(),
    };
    let sheet = sheet(&app, &reader, &me, &finding, form)?;
    if on.is_none() {
        return sheet.show(&reader);
    }
    let done = app.service.codes.decide_finding(&me.actor, &decided).await;
    sheet.after(&reader, done)
}
