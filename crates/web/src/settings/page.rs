//! Pages of an office's settings: its instruments and their versions, optional instruments, the limits in force, and
//! what still keeps it from going live.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::model::{Instrument, InstrumentKind, Limit};
use probity_i18n::{Key, Message, key};
use probity_service::view::SettingsView;
use probity_view::labels::Labels;
use probity_view::readiness::{MissingRow, missing_row};
use serde::Serialize;

use crate::error::WebError;
use crate::facts_form::{Question, QuestionKind};
use crate::form::Form;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::SignedIn;
use crate::sheet::SheetPage;
use crate::state::App;

/// The settings.
#[derive(Debug, Serialize)]
pub struct SettingsPage {
    /// When the office went live.
    pub opened: Option<Timestamp>,
    /// Its instruments, in the order adopted.
    pub instruments: Vec<InstrumentRow>,
    /// The number of days to decide if the instruments set no time.
    pub deciding_days: Option<u16>,
    /// The address to change them, for people who may.
    pub deciding: Option<String>,
    /// Limits in force today.
    pub limits: Vec<LimitRow>,
    /// What keeps cases from reaching anyone.
    pub missing: Vec<MissingRow>,
    /// The address to open the office. `None` if the reader may not, or if the office is open or not ready.
    pub open: Option<String>,
    /// The address of the findings that need a decision.
    pub findings: String,
    /// The address to erase cases at the end of their retention period, for people who may.
    pub disposal: Option<String>,
}

/// One instrument.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentRow {
    /// Its title.
    pub title: String,
    /// Its kind: code, policy, law or the office's own decision.
    pub kind: Message,
    /// Whether it is in force. Always true for instruments that are not optional.
    pub on: bool,
    /// Its versions, newest first.
    pub versions: Vec<VersionRow>,
    /// The address to switch it on or off.
    pub switch: Option<String>,
}

/// One version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionRow {
    /// Its version, in the document's own words.
    pub version: String,
    /// The first day on which it applies.
    pub effective: Date,
}

/// A limit of the office.
#[derive(Clone, Debug, Serialize)]
pub struct LimitRow {
    /// Its name.
    pub name: String,
    /// The amount in pence.
    pub pence: i64,
    /// The day from which it applies.
    pub from: Date,
    /// Its clause.
    pub clause: Option<String>,
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "settings/settings.html";

    fn samples() -> Vec<Self> {
        let day = jiff::civil::date(2026, 4, 1);
        let row = |on, switch: Option<&str>| InstrumentRow {
            title: "Code of conduct".to_owned(),
            kind: key("instrument-code").into(),
            on,
            versions: vec![VersionRow {
                version: "2".to_owned(),
                effective: day,
            }],
            switch: switch.map(str::to_owned),
        };
        let limit = |clause: Option<&str>| LimitRow {
            name: "approval above".to_owned(),
            pence: 2_500,
            from: day,
            clause: clause.map(str::to_owned),
        };
        let passed = key("passed-connection")
            .with("post", "Chief Executive")
            .with("name", "Bo Sample");
        let dead_end = key("missing-dead-end")
            .with("subject", "Ann Example")
            .with("posts", "Chief Executive");
        let missing = vec![
            MissingRow {
                says: key("missing-administrator").into(),
                passed_over: Vec::new(),
            },
            MissingRow {
                says: dead_end,
                passed_over: vec![passed],
            },
        ];
        let page = |opened, missing, open: Option<&str>| Self {
            opened,
            instruments: vec![
                row(true, None),
                row(false, Some("/demo/settings/instruments/gifts-policy")),
            ],
            deciding_days: Some(10),
            deciding: Some("/demo/settings/deciding-time".to_owned()),
            limits: vec![limit(Some("gifts-policy 2.4")), limit(None)],
            missing,
            open: open.map(str::to_owned),
            findings: "/demo/findings".to_owned(),
            disposal: Some("/demo/disposal".to_owned()),
        };
        let mut bare = page(Some(Timestamp::UNIX_EPOCH), Vec::new(), None);
        bare.limits.clear();
        (bare.deciding_days, bare.deciding) = (None, None);
        vec![
            page(None, missing, None),
            page(None, Vec::new(), Some("/demo/settings/opening")),
            bare,
        ]
    }
}

/// `GET /{office}/settings`
///
/// # Errors
/// For anyone but administrators and auditors.
#[tracing::instrument(name = "web.settings.page.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
) -> Result<Response, WebError> {
    let view = app.service.settings.get(&me.actor).await?;
    let missing = app.service.settings.readiness(&me.actor).await?;
    let labels = app.labels(&me.office, &reader.language);
    let today = probity_casework::case::day_of(app.service.now());
    let limits = app
        .codes()
        .office(&me.office)
        .map(|office| office.limits.as_slice())
        .unwrap_or_default();
    reader.page(&SettingsPage {
        opened: view.settings.opened,
        instruments: instruments(&app, &me, &view, &labels),
        deciding_days: view.settings.deciding_days,
        deciding: (me.administrator).then(|| format!("/{}/settings/deciding-time", me.office)),
        limits: limits_on(limits, today),
        open: (me.administrator && view.settings.opened.is_none() && missing.is_empty())
            .then(|| format!("/{}/settings/opening", me.office)),
        missing: missing
            .iter()
            .map(|missing| missing_row(missing, &labels))
            .collect(),
        findings: format!("/{}/findings", me.office),
        disposal: (me.administrator && !me.auditor).then(|| format!("/{}/disposal", me.office)),
    })
}

fn instruments(
    app: &App,
    me: &SignedIn,
    view: &SettingsView,
    labels: &Labels,
) -> Vec<InstrumentRow> {
    let mut rows: Vec<(String, InstrumentRow)> = Vec::new();
    for version in app.codes().instruments(&me.office) {
        let one = VersionRow {
            version: version.version.clone(),
            effective: version.effective,
        };
        match rows.iter_mut().find(|(id, _)| *id == version.id) {
            Some((_, row)) => {
                row.title = labels.text(&version.title);
                row.versions.insert(0, one);
            }
            None => rows.push((
                version.id.clone(),
                instrument_row(version, one, me, view, labels),
            )),
        }
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn instrument_row(
    version: &Instrument,
    first: VersionRow,
    me: &SignedIn,
    view: &SettingsView,
    labels: &Labels,
) -> InstrumentRow {
    let optional = view.optional.iter().find(|(id, _)| *id == version.id);
    let switch = optional.filter(|_| me.administrator);
    InstrumentRow {
        title: labels.text(&version.title),
        kind: kind(version.kind).into(),
        on: optional.is_none_or(|(_, on)| *on),
        versions: vec![first],
        switch: switch.map(|(id, _)| format!("/{}/settings/instruments/{id}", me.office)),
    }
}

const fn kind(kind: InstrumentKind) -> Key {
    match kind {
        InstrumentKind::Code => key("instrument-code"),
        InstrumentKind::Policy => key("instrument-policy"),
        InstrumentKind::Law => key("instrument-law"),
        InstrumentKind::LocalDecision => key("instrument-local-decision"),
    }
}

/// The latest limit of each name that applies already.
fn limits_on(limits: &[Limit], today: Date) -> Vec<LimitRow> {
    let begun = |limit: &&Limit| limit.from <= today;
    let last = |limit: &&Limit| {
        !limits
            .iter()
            .any(|other| other.name == limit.name && begun(&other) && other.from > limit.from)
    };
    let row = |limit: &Limit| LimitRow {
        name: limit.name.replace('-', " "),
        pence: limit.pence,
        from: limit.from,
        clause: limit.clause.clone(),
    };
    limits.iter().filter(begun).filter(last).map(row).collect()
}

async fn switch_sheet(
    app: &App,
    reader: &Reader,
    me: &SignedIn,
    instrument: &str,
    typed: Form,
) -> Result<(SheetPage, bool), WebError> {
    me.must_administer()?;
    let view = app.service.settings.get(&me.actor).await?;
    let optional = view.optional.iter().find(|(id, _)| id == instrument);
    let (_, on) = optional.ok_or_else(|| WebError::not_found("no such instrument to switch"))?;
    let labels = app.labels(&me.office, &reader.language);
    let today = probity_casework::case::day_of(app.service.now());
    let title = labels.instrument(instrument, today);
    let (heading, lead, button) = match on {
        true => (
            key("switch-off-title"),
            key("switch-off-lead"),
            key("switch-off-button"),
        ),
        false => (
            key("switch-on-title"),
            key("switch-on-lead"),
            key("switch-on-button"),
        ),
    };
    let heading = Message::new(heading).with("instrument", title);
    // The form carries the state that the page showed. If someone else has switched it meanwhile, it is not switched
    // back.
    let sheet = SheetPage::new(heading, button, format!("/{}/settings", me.office))
        .saying(lead)
        .asking(Question::new(
            "reason",
            QuestionKind::LongText,
            key("switch-reason"),
        ))
        .carrying("on", if *on { "no" } else { "yes" });
    Ok((sheet.typed(typed), *on))
}

/// `GET /{office}/settings/instruments/{instrument}`
///
/// # Errors
/// For anyone but administrators, or an instrument that cannot be switched.
pub async fn switch(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, instrument)): Path<(String, String)>,
) -> Result<Response, WebError> {
    switch_sheet(&app, &reader, &me, &instrument, Form::new())
        .await?
        .0
        .show(&reader)
}

/// `POST /{office}/settings/instruments/{instrument}`
///
/// # Errors
/// As for [`switch`].
pub async fn switched(
    reader: Reader,
    State(app): State<Arc<App>>,
    me: SignedIn,
    Path((_, instrument)): Path<(String, String)>,
    axum::Form(pairs): axum::Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let form = Form::from_pairs(pairs);
    let (on, reason) = (form.value("on") == "yes", form.value("reason").to_owned());
    let (sheet, _) = switch_sheet(&app, &reader, &me, &instrument, form).await?;
    let done = app
        .service
        .settings
        .switch(&me.actor, &instrument, on, &reason)
        .await;
    sheet.after(&reader, done)
}
