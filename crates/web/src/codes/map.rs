//! The page that shows where an office's code is silent, clashes, or names no one, in numbers for each situation; what
//! it promises; and what it lacks of a complete one. Each situation has a page of its own.

pub mod situation;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::model::RegionKind;
use probity_conduct::{
    Acceptance, MappedDeed, MappedOffice, MappedPromise, MappedRegion, ProfileReport,
};
use probity_i18n::{Message, key};
use probity_view::labels::Labels;
use probity_view::map as words;
use serde::Serialize;

use crate::codes::coverage::may_read;
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::{PublishedCodeReader, Visitor};
use crate::state::App;

/// The page.
#[derive(Debug, Serialize)]
pub struct MapPage {
    /// The office's name.
    pub office: String,
    /// The day whose versions were mapped. `None` if there is no map.
    pub on: Option<Date>,
    /// Whether something has changed since.
    pub stale: bool,
    /// The number of regions of each kind.
    pub counts: Vec<(Message, usize)>,
    /// The situations with regions.
    pub situations: Vec<SituationLine>,
    /// Deeds about which forms differ.
    pub deeds: Vec<DeedBlock>,
    /// What the office's instruments promise.
    pub promises: Vec<MappedPromise>,
    /// What the code lacks of a complete one, by profile.
    pub profiles: Vec<ProfileReport>,
}

/// One situation with regions.
#[derive(Debug, Serialize)]
pub struct SituationLine {
    /// Its name.
    pub label: String,
    /// Its id, to which older links lead on this page.
    pub anchor: String,
    /// The address of its page.
    pub href: String,
    /// The number of regions of each kind, and of those that are not settled.
    pub counts: Vec<Message>,
}

/// One deed about which forms differ.
#[derive(Debug, Serialize)]
pub struct DeedBlock {
    /// Its name.
    pub label: String,
    /// The forms, each with its outcomes.
    pub forms: Vec<(String, String)>,
    /// Why it is right as it is.
    pub accepted: Vec<Acceptance>,
}

impl Page for MapPage {
    const TEMPLATE: &'static str = "codes/map.html";

    fn samples() -> Vec<Self> {
        let empty = || Self {
            office: "Demoshire".to_owned(),
            on: None,
            stale: false,
            counts: Vec::new(),
            situations: Vec::new(),
            deeds: Vec::new(),
            promises: Vec::new(),
            profiles: Vec::new(),
        };
        let promise = |held: bool| MappedPromise {
            id: "no-money".to_owned(),
            says: "Money is never accepted.".to_owned(),
            situation: "gift".to_owned(),
            clauses: vec!["code 15.7a".to_owned()],
            held,
        };
        let full = Self {
            on: Some(jiff::civil::date(2026, 11, 21)),
            stale: true,
            counts: vec![(key("map-silent").into(), 2)],
            situations: vec![SituationLine {
                label: "A gift".to_owned(),
                anchor: "gift".to_owned(),
                href: "/demo/code/map/gift".to_owned(),
                counts: vec![
                    key("map-situation-count")
                        .with("kind", "No rule decides")
                        .with("count", 2),
                    key("map-situation-open").with("count", 1),
                ],
            }],
            deeds: vec![DeedBlock {
                label: "Telling a regulator".to_owned(),
                forms: vec![("A gift".to_owned(), "permitted".to_owned())],
                accepted: vec![accepted()],
            }],
            promises: vec![promise(true), promise(false)],
            profiles: vec![ProfileReport {
                office: "demo".to_owned(),
                profile: "x".to_owned(),
                title: "A complete code".to_owned(),
                status: "Not in force.".to_owned(),
                heads: vec![
                    head("Candour", &[]),
                    head("Review", &["code doc.3", "code doc.4"]),
                ],
            }],
            ..empty()
        };
        vec![empty(), full]
    }
}

/// A reason for tests.
fn accepted() -> Acceptance {
    Acceptance {
        instrument: "code".to_owned(),
        clauses: vec!["15.4a".to_owned()],
        reason: "The code sets no sum.".to_owned(),
    }
}

fn head(label: &str, clauses: &[&str]) -> probity_conduct::HeadMet {
    probity_conduct::HeadMet {
        head: label.to_lowercase(),
        label: label.to_owned(),
        says: "It says so.".to_owned(),
        clauses: clauses.iter().map(|clause| (*clause).to_owned()).collect(),
    }
}

/// `GET /{office}/code/map`
///
/// # Errors
/// For an office that is not here, or if its code is not public and the reader is not from that office.
#[tracing::instrument(name = "web.codes.map.get", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path(office): Path<String>,
) -> Result<Response, WebError> {
    may_read(&app, &visitor, &office)?;
    let labels = app.labels(&office, &reader.language);
    let mapped = app.codes().mapped(&office, labels.lang());
    let profiles = profiles(&app, &office, &labels);
    reader.page(&MapPage {
        office: labels.office_name(),
        on: mapped.as_ref().map(|map| map.on),
        stale: mapped.as_ref().is_some_and(|map| map.stale),
        counts: mapped.as_ref().map(counts).unwrap_or_default(),
        situations: mapped
            .as_ref()
            .map_or_else(Vec::new, |map| situations(map, &labels)),
        deeds: mapped.as_ref().map_or_else(Vec::new, |map| {
            map.deeds.iter().map(|one| deed(one, &labels)).collect()
        }),
        promises: mapped.map_or_else(Vec::new, |map| map.promises),
        profiles,
    })
}

/// The map of a code that is public or the reader's own office's.
///
/// # Errors
/// For an office that is not here or has no map, or if the reader may not read its code.
pub fn of(
    app: &App,
    visitor: &Visitor,
    office: &str,
    labels: &Labels,
) -> Result<MappedOffice, WebError> {
    may_read(app, visitor, office)?;
    let mapped = app.codes().mapped(office, labels.lang());
    mapped.ok_or_else(|| WebError::not_found("no map of this office"))
}

/// Every profile, held against the office's instruments of today.
pub fn profiles(app: &App, office: &str, labels: &Labels) -> Vec<ProfileReport> {
    let today = app.service.today();
    let profiles = app.codes().profiles();
    profiles
        .filter_map(|one| app.codes().profile(office, &one.id, today, labels.lang()))
        .collect()
}

fn counts(map: &MappedOffice) -> Vec<(Message, usize)> {
    let of = |kind: RegionKind| match kind {
        RegionKind::Differs => map.deeds.len(),
        kind => map
            .regions
            .iter()
            .filter(|one| one.region.kind == kind)
            .count(),
    };
    let counted = RegionKind::ALL.into_iter();
    counted
        .map(|kind| (words::kind(kind).into(), of(kind)))
        .collect()
}

fn situations(map: &MappedOffice, labels: &Labels) -> Vec<SituationLine> {
    let mut ids: Vec<&str> = Vec::new();
    for one in &map.regions {
        if !ids.contains(&one.situation.as_str()) {
            ids.push(&one.situation);
        }
    }
    ids.sort_unstable();
    ids.into_iter().map(|id| line(map, id, labels)).collect()
}

fn line(map: &MappedOffice, id: &str, labels: &Labels) -> SituationLine {
    let count = |wanted: &dyn Fn(&MappedRegion) -> bool| {
        let regions = map.regions.iter().filter(|one| one.situation == id);
        regions.filter(|one| wanted(one)).count()
    };
    let kinds = RegionKind::ALL.into_iter().map(|kind| {
        let number = count(&|one| one.region.kind == kind);
        let says = key("map-situation-count")
            .with("kind", labels.language.t(words::kind(kind).as_str(), &[]))
            .with("count", number);
        (number, says)
    });
    let open = count(&|one| !one.settled);
    let open = (open, key("map-situation-open").with("count", open));
    let counts = kinds.chain([open]).filter(|(number, _)| *number > 0);
    SituationLine {
        label: labels.situation(id),
        anchor: id.to_owned(),
        href: format!("/{}/code/map/{id}", labels.office),
        counts: counts.map(|(_, says)| says).collect(),
    }
}

fn deed(one: &MappedDeed, labels: &Labels) -> DeedBlock {
    let forms = one.map.forms.iter().map(|form| {
        let outcomes: Vec<&str> = form.outcomes.iter().map(|one| one.id()).collect();
        (labels.situation(&form.situation), outcomes.join(", "))
    });
    DeedBlock {
        label: one.label.clone(),
        forms: forms.collect(),
        accepted: one.accepted.clone(),
    }
}
