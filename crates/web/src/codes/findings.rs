//! Page of the findings that the office still has to decide about: contradictions, gaps and overdue reviews in its own
//! instruments. The statements of each document about itself are next to each other, so that contradictions show.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::model::{Finding, FindingKind, Instrument};
use probity_i18n::{Key, Message, key};
use probity_view::labels::Labels;
use serde::Serialize;

use crate::codes::decisions::DecisionRow;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::state::App;

/// The findings.
#[derive(Debug, Serialize)]
pub struct FindingsPage {
    /// What was found.
    pub findings: Vec<FindingRow>,
    /// What each instrument in force says about itself.
    pub documents: Vec<DocumentBlock>,
    /// The address of all decisions, which everyone can read.
    pub decisions: String,
    /// The address of the settings.
    pub back: String,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct FindingRow {
    /// Its kind.
    pub kind: Message,
    /// The colour of its tag. The words have the same meaning.
    pub colour: &'static str,
    /// The clause, if it has one.
    pub clause: Option<String>,
    /// What was found.
    pub says: String,
    /// What the office has to decide.
    pub decide: Option<String>,
    /// What it decided, newest first.
    pub decided: Vec<DecisionRow>,
    /// The address to record a decision, for people who may.
    pub form: Option<String>,
}

/// One document.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentBlock {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its statements about itself, each with its clause.
    pub says: Vec<(Message, String, Option<String>)>,
    /// The day when it should have been reviewed, if that has passed.
    pub overdue: Option<Date>,
}

impl Page for FindingsPage {
    const TEMPLATE: &'static str = "codes/findings.html";

    fn samples() -> Vec<Self> {
        let finding = |clause: Option<&str>, decide: Option<&str>| FindingRow {
            kind: key("finding-contradiction").into(),
            colour: "govuk-tag--red",
            clause: clause.map(str::to_owned),
            says: "The cover and the footer give two versions.".to_owned(),
            decide: decide.map(str::to_owned),
            decided: decide
                .map(|_| DecisionRow::sample(false))
                .into_iter()
                .collect(),
            form: decide.map(|_| "/demo/findings/made-up".to_owned()),
        };
        let document = DocumentBlock {
            title: "Code of conduct".to_owned(),
            version: "2".to_owned(),
            says: vec![
                (
                    key("control-owner").into(),
                    "Chief Executive".to_owned(),
                    None,
                ),
                (
                    Message::written("Version on the cover"),
                    "2.1".to_owned(),
                    Some("0.1".to_owned()),
                ),
            ],
            overdue: Some(jiff::civil::date(2025, 10, 1)),
        };
        let silent = DocumentBlock {
            says: Vec::new(),
            overdue: None,
            ..document.clone()
        };
        let page = |findings, documents| Self {
            findings,
            documents,
            decisions: "/demo/decisions".to_owned(),
            back: "/demo/settings".to_owned(),
        };
        vec![
            page(Vec::new(), Vec::new()),
            page(
                vec![
                    finding(Some("code 17.1"), Some("Which of the two binds.")),
                    finding(None, None),
                ],
                vec![document, silent],
            ),
        ]
    }
}

/// `GET /{office}/findings`
///
/// # Errors
/// For anyone but administrators and auditors.
#[tracing::instrument(name = "web.codes.findings.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    // A person who may see the settings may also see the findings.
    let settings = app.service.settings.get(&me.actor).await?;
    let decisions = app.service.codes.local_decisions(&me.actor).await?;
    let labels = app.labels(&me.office, &reader.language);
    let today = probity_casework::case::day_of(app.service.now());
    let on: Vec<String> = settings.settings.switched_on.into_iter().collect();
    let findings = app
        .codes()
        .office(&me.office)
        .map(|office| office.findings.as_slice())
        .unwrap_or_default();
    let in_force = app.codes().in_force(&me.office, today, &on);
    reader.page(&FindingsPage {
        findings: findings
            .iter()
            .map(|finding| {
                let mut row = row(finding, &labels);
                let about = decisions
                    .iter()
                    .filter(|one| one.made.finding == finding.id);
                row.decided = about.map(DecisionRow::of).collect();
                row.form = (me.administrator && !me.auditor)
                    .then(|| format!("/{}/findings/{}", me.office, finding.id));
                row
            })
            .collect(),
        decisions: format!("/{}/decisions", me.office),
        documents: in_force
            .into_iter()
            .map(|version| document(version, &labels, today))
            .collect(),
        back: format!("/{}/settings", me.office),
    })
}

fn row(finding: &Finding, labels: &Labels) -> FindingRow {
    let (kind, colour) = kind(finding.kind);
    FindingRow {
        kind: kind.into(),
        colour,
        clause: finding.clause.clone(),
        says: labels.text(&finding.says),
        decide: finding.decide.as_ref().map(|decide| labels.text(decide)),
        decided: Vec::new(),
        form: None,
    }
}

const fn kind(kind: FindingKind) -> (Key, &'static str) {
    match kind {
        FindingKind::Contradiction => (key("finding-contradiction"), "govuk-tag--red"),
        FindingKind::Gap => (key("finding-gap"), "govuk-tag--yellow"),
        FindingKind::Overdue => (key("finding-overdue"), "govuk-tag--orange"),
        FindingKind::StaleLaw => (key("finding-stale-law"), "govuk-tag--orange"),
        FindingKind::Unclear => (key("finding-unclear"), "govuk-tag--yellow"),
    }
}

fn document(version: &Instrument, labels: &Labels, today: Date) -> DocumentBlock {
    let control = &version.control;
    let named = [
        (key("control-owner"), &control.owner),
        (key("control-approver"), &control.approver),
    ];
    let named = named
        .into_iter()
        .filter_map(|(label, text)| Some((label.into(), labels.text(text.as_ref()?), None)));
    let days = [
        (key("control-last-review"), control.last_review),
        (key("control-next-review"), control.next_review),
    ];
    let days = days
        .into_iter()
        .filter_map(|(label, day)| Some((label.into(), labels.language.date(day?), None)));
    let stated = version
        .effective_stated
        .iter()
        .map(|text| (key("control-effective").into(), labels.text(text), None));
    let facts = control.facts.iter().map(|fact| {
        (
            Message::written(labels.text(&fact.label)),
            labels.text(&fact.says),
            fact.clause.clone(),
        )
    });
    DocumentBlock {
        title: labels.text(&version.title),
        version: version.version.clone(),
        says: named.chain(stated).chain(days).chain(facts).collect(),
        overdue: control.next_review.filter(|day| *day < today),
    }
}
