//! Pages with the versions of an instrument and the differences between two of them. Auditors also see past cases with
//! different answers.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::model::Instrument;
use probity_conduct::{Lang, Version};
use probity_i18n::{Message, key};
use probity_service::VersionsCompared;
use probity_view::labels::Labels;
use probity_view::reading::diff;
use probity_view::reading::diff::{
    AnsweredBlock, CasesBlock, ChangedClauses, SideBlock, Sides, versions,
};
use serde::{Deserialize, Serialize};

use crate::codes::page::readable;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, Visitor};
use crate::state::App;

mod samples;

/// Every version of an instrument.
#[derive(Debug, Serialize)]
pub struct VersionsPage {
    /// The office's name.
    pub office: String,
    /// The instrument's title.
    pub title: String,
    /// The address of its page.
    pub back: String,
    /// The versions, latest first.
    pub versions: Vec<VersionLine>,
}

/// One version.
#[derive(Clone, Debug, Serialize)]
pub struct VersionLine {
    /// The version.
    pub side: SideBlock,
    /// Whether it is in force today.
    pub stands: Message,
    /// What it changed: the address of the comparison, and the day of the version before.
    pub before: Option<(String, Date)>,
}

/// The differences between two versions.
#[derive(Debug, Serialize)]
pub struct DiffPage {
    /// The office's name.
    pub office: String,
    /// The new version's title.
    pub title: String,
    /// The address of the list of versions.
    pub back: String,
    /// The old version.
    pub old: SideBlock,
    /// The new version.
    pub new: SideBlock,
    /// Clauses that differ.
    pub clauses: Vec<ChangedClauses>,
    /// The number of worked examples with different answers, and how many were asked.
    pub summary: Message,
    /// The worked examples with different answers.
    pub examples: Vec<AnsweredBlock>,
    /// Past cases, for auditors who asked for them.
    pub cases: Option<CasesBlock>,
    /// The address at which an auditor can ask for past cases.
    pub ask_cases: Option<String>,
}

impl Page for VersionsPage {
    const TEMPLATE: &'static str = "codes/versions.html";

    fn samples() -> Vec<Self> {
        samples::lists()
    }
}

impl Page for DiffPage {
    const TEMPLATE: &'static str = "codes/diff.html";

    fn samples() -> Vec<Self> {
        samples::diffs()
    }
}

/// The query of an address.
#[derive(Debug, Default, Deserialize)]
pub struct VersionsQuery {
    /// Whether to include past cases.
    #[serde(default)]
    pub cases: bool,
}

/// `GET /{office}/{instrument}/versions`
///
/// # Errors
/// For an office whose code the reader may not read, or an unknown instrument.
pub async fn list(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let labels = app.labels(office, &reader.language);
    let all = versions(app.codes(), office, &instrument);
    let latest = all.last();
    let latest = latest.ok_or_else(|| WebError::not_found("no such instrument"))?;
    reader.page(&VersionsPage {
        office: labels.office_name(),
        title: labels.text(&latest.title),
        back: format!("/{office}/{instrument}"),
        versions: lines(&labels, &all, app.service.today()),
    })
}

fn lines(labels: &Labels, all: &[&Instrument], today: Date) -> Vec<VersionLine> {
    let line = |at: usize| {
        let version = all[at];
        let next = all.get(at + 1).map(|one| one.effective);
        let stands = match next {
            _ if version.effective > today => key("version-to-come"),
            Some(next) if next <= today => key("version-past"),
            _ => key("version-in-force"),
        };
        let before = at.checked_sub(1).map(|before| all[before].effective);
        VersionLine {
            side: SideBlock::of(labels, version),
            stands: stands.into(),
            before: before.map(|day| (address(labels, &version.id, day, version.effective), day)),
        }
    };
    (0..all.len()).rev().map(line).collect()
}

fn address(labels: &Labels, instrument: &str, old: Date, new: Date) -> String {
    format!("/{}/{instrument}/versions/{old}/{new}", labels.office)
}

/// `GET /{office}/{instrument}/versions/{old}/{new}`
///
/// # Errors
/// As for [`list`], or for an unknown version; past cases for anyone but auditors.
pub async fn compare(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, instrument, old, new)): Path<(String, String, String, String)>,
    Query(wanted): Query<VersionsQuery>,
) -> Result<Response, WebError> {
    let office = readable(&app, &visitor, &office)?;
    let labels = app.labels(office, &reader.language);
    let (old, new) = (
        version(&app, office, &instrument, &old)?,
        version(&app, office, &instrument, &new)?,
    );
    let found = compared(&app, &visitor, (old, new), labels.lang(), wanted.cases).await?;
    let may_ask = visitor.0.as_ref().is_some_and(|me| me.auditor) && app.runs(office);
    reader.page(&page(&labels, &instrument, (old, new), &found, may_ask))
}

/// The version of that day.
///
/// # Errors
/// Not found, if there is no such version.
pub fn version<'a>(
    app: &'a App,
    office: &str,
    instrument: &str,
    day: &str,
) -> Result<Version<'a>, WebError> {
    let day = day.parse().ok();
    let found = day.and_then(|day| app.codes().adopted_version(office, instrument, day));
    found.ok_or_else(|| WebError::not_found("no such version"))
}

/// The differences, with past cases if they are wanted.
///
/// # Errors
/// If past cases are wanted by a person who may not read all of them.
pub async fn compared(
    app: &App,
    visitor: &Visitor,
    (old, new): (Version<'_>, Version<'_>),
    lang: Lang,
    cases: bool,
) -> Result<VersionsCompared, WebError> {
    let cases = match (cases, &visitor.0) {
        (false, _) => None,
        (true, None) => return Err(WebError::signed_out("past cases are for auditors")),
        (true, Some(me)) => Some(
            app.service
                .codes
                .compare_versions(&me.actor, old, new)
                .await?,
        ),
    };
    Ok(VersionsCompared {
        difference: old.compare(new, lang),
        cases,
    })
}

fn page(
    labels: &Labels,
    instrument: &str,
    (old, new): (Version<'_>, Version<'_>),
    found: &VersionsCompared,
    may_ask: bool,
) -> DiffPage {
    let (old, new) = (old.instrument(), new.instrument());
    let sides = Sides {
        instrument,
        old: old.effective,
        new: new.effective,
    };
    let difference = &found.difference;
    let here = address(labels, instrument, old.effective, new.effective);
    let changed = difference.examples.len();
    DiffPage {
        office: labels.office_name(),
        title: labels.text(&new.title),
        back: format!("/{}/{instrument}/versions", labels.office),
        old: SideBlock::of(labels, old),
        new: SideBlock::of(labels, new),
        clauses: diff::clauses(labels, sides, difference),
        summary: diff::count(key("diff-examples-changed"), changed, difference.asked),
        examples: diff::examples(labels, difference),
        cases: found.cases.as_ref().map(|one| diff::cases(labels, one)),
        ask_cases: (may_ask && found.cases.is_none()).then(|| format!("{here}?cases=true")),
    }
}
