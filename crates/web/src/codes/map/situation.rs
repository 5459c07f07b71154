//! The page of one situation: each region of its facts in which the code does not decide, with the reason why that is
//! right. The regions are folded away. Each has an id and a link that opens it, which works without scripts.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::civil::Date;
use probity_conduct::{Acceptance, MappedRegion};
use probity_i18n::{Message, key};
use probity_view::labels::Labels;
use probity_view::map as words;
use serde::{Deserialize, Serialize};

use crate::codes::map::{accepted, of};
use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::PublishedCodeReader;
use crate::state::App;

/// The page.
#[derive(Debug, Serialize)]
pub struct MapSituationPage {
    /// The office's name.
    pub office: String,
    /// The situation's name.
    pub situation: String,
    /// The page of all situations.
    pub back: String,
    /// The day whose versions were mapped.
    pub on: Date,
    /// Whether something has changed since.
    pub stale: bool,
    /// Its regions.
    pub regions: Vec<RegionBlock>,
}

/// One region.
#[derive(Debug, Serialize)]
pub struct RegionBlock {
    /// Its number on the page, counted from 1. Its id is `region-` and the number.
    pub number: usize,
    /// What is found there.
    pub kind: Message,
    /// Who it is about.
    pub who: Vec<String>,
    /// The facts.
    pub facts: Vec<Message>,
    /// Why it is right as it is.
    pub accepted: Vec<Acceptance>,
    /// Whether all of it is accepted.
    pub settled: bool,
    /// Whether the link that was followed opens it.
    pub open: bool,
}

/// The query of a link to one region.
#[derive(Debug, Deserialize)]
pub struct RegionQuery {
    /// The region's number. What is no number opens none.
    #[serde(default)]
    region: String,
}

impl Page for MapSituationPage {
    const TEMPLATE: &'static str = "codes/map_situation.html";

    fn samples() -> Vec<Self> {
        let region = |number, settled: bool| RegionBlock {
            number,
            kind: key("map-silent").into(),
            who: vec!["Volunteer".to_owned(), "Who holds a post".to_owned()],
            facts: if settled {
                let fact = key("map-fact").with("question", "What kind of gift is it?");
                vec![fact.with("answers", "Cash")]
            } else {
                Vec::new()
            },
            accepted: settled.then(accepted).into_iter().collect(),
            settled,
            open: !settled,
        };
        vec![Self {
            office: "Demoshire".to_owned(),
            situation: "A gift".to_owned(),
            back: "/demo/code/map#gift".to_owned(),
            on: jiff::civil::date(2026, 11, 21),
            stale: true,
            regions: vec![region(1, true), region(2, false)],
        }]
    }
}

/// `GET /{office}/code/map/{situation}`
///
/// # Errors
/// As for the map, and for a situation in which the code decides everything.
#[tracing::instrument(name = "web.codes.map.situation", level = "debug", skip_all)]
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    PublishedCodeReader(visitor): PublishedCodeReader,
    Path((office, situation)): Path<(String, String)>,
    Query(query): Query<RegionQuery>,
) -> Result<Response, WebError> {
    let labels = app.labels(&office, &reader.language);
    let map = of(&app, &visitor, &office, &labels)?;
    let here = map.regions.iter().filter(|one| one.situation == situation);
    let regions: Vec<RegionBlock> = here
        .zip(1..)
        .map(|(one, number)| RegionBlock {
            open: query.region == number.to_string(),
            ..region(one, number, &labels)
        })
        .collect();
    if regions.is_empty() {
        return Err(WebError::not_found("no region of this situation"));
    }
    reader.page(&MapSituationPage {
        office: labels.office_name(),
        situation: labels.situation(&situation),
        back: format!("/{office}/code/map#{situation}"),
        on: map.on,
        stale: map.stale,
        regions,
    })
}

fn region(one: &MappedRegion, number: usize, labels: &Labels) -> RegionBlock {
    let situation = labels.codes.situation(&one.situation);
    RegionBlock {
        number,
        kind: words::kind(one.region.kind).into(),
        who: words::who(&one.region, labels),
        facts: situation.map_or_else(Vec::new, |found| words::facts(&one.region, found, labels)),
        accepted: one.accepted.clone(),
        settled: one.settled,
        open: false,
    }
}
