//! A map as people read it: each region with what was accepted about it.

use jiff::civil::Date;
use serde::Serialize;

use super::accept::unaccepted;
use super::hash;
use crate::codes::Codes;
use crate::model::map::{DeedMap, OfficeMap, Region};
use crate::model::{Accepted, Instrument, Office, Promise, RegionKind};
use crate::text::Lang;

/// The map of an office, with what it accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MappedOffice {
    /// The office's id.
    pub office: String,
    /// The day whose versions were mapped.
    pub on: Date,
    /// True if rules, forms or the office have changed since.
    pub stale: bool,
    /// Every region, by situation.
    pub regions: Vec<MappedRegion>,
    /// Deeds about which forms differ.
    pub deeds: Vec<MappedDeed>,
    /// Every promise of the office's instruments.
    pub promises: Vec<MappedPromise>,
}

/// A promise of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MappedPromise {
    /// The promise's id.
    pub id: String,
    /// What always holds.
    pub says: String,
    /// The situation's id.
    pub situation: String,
    /// The clauses on which it rests, each with its instrument: `code 15.7a`.
    pub clauses: Vec<String>,
    /// True if every case was tried, with the rules of now, and it holds in all of them.
    pub held: bool,
}

/// One region, with the reasons why it is accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MappedRegion {
    /// The situation's id.
    pub situation: String,
    /// The region.
    pub region: Region,
    /// Why it is accepted. Several reasons can each cover a part.
    pub accepted: Vec<Acceptance>,
    /// False if a part of it is not accepted.
    pub settled: bool,
}

/// One deed, with the reasons why it is accepted that forms differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MappedDeed {
    /// The deed's name.
    pub label: String,
    /// The roles and the forms' outcomes.
    pub map: DeedMap,
    /// Why it is accepted.
    pub accepted: Vec<Acceptance>,
}

/// Why something on a map is right as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Acceptance {
    /// The instrument that accepts it.
    pub instrument: String,
    /// The clauses considered.
    pub clauses: Vec<String>,
    /// The reason.
    pub reason: String,
}

impl Codes {
    /// The office's map as it was last written. `None` if there is none.
    pub fn mapped(&self, office: &str, lang: Lang) -> Option<MappedOffice> {
        let map = self.model.maps.get(office)?;
        let accepted = self.accepted_in(self.office(office)?, map);
        let regions = map.situations.iter().flat_map(|one| {
            let of = |region: &Region| mapped_region(&one.situation, region, &accepted, lang);
            one.regions.iter().map(of).collect::<Vec<_>>()
        });
        let differing = map.deeds.iter().filter(|one| !one.roles.is_empty());
        Some(MappedOffice {
            office: map.office.clone(),
            on: map.on,
            stale: self.map_is_stale(map),
            regions: regions.collect(),
            deeds: differing
                .map(|one| self.mapped_deed(one, &accepted, lang))
                .collect(),
            promises: (self.promises_of(office))
                .map(|one| self.mapped_promise(one, map, lang))
                .collect(),
        })
    }

    /// What the versions of the office's instruments accept that are in force on the day of the map.
    pub(crate) fn accepted_in(
        &self,
        office: &Office,
        map: &OfficeMap,
    ) -> Vec<(&Instrument, &Accepted)> {
        let all: Vec<String> = (office.adopts.iter())
            .filter_map(|one| Some(one.instrument.rsplit('/').next()?.to_owned()))
            .collect();
        let versions = self.in_force(&office.id, map.on, &all);
        (versions.into_iter())
            .flat_map(|version| version.accepted.iter().map(move |one| (version, one)))
            .collect()
    }

    fn mapped_promise(&self, promise: &Promise, map: &OfficeMap, lang: Lang) -> MappedPromise {
        let instrument = promise.instrument_id();
        let clauses = promise.clauses.iter();
        let tried = map.promises.iter().find(|one| one.id == promise.id);
        MappedPromise {
            id: promise.id.clone(),
            says: promise.says.in_language(lang).to_owned(),
            situation: promise.situation.clone(),
            clauses: clauses
                .map(|clause| format!("{instrument} {clause}"))
                .collect(),
            held: tried.is_some_and(|one| {
                one.held && one.hash == hash::of_promise(self, &map.office, promise)
            }),
        }
    }

    fn mapped_deed(
        &self,
        map: &DeedMap,
        accepted: &[(&Instrument, &Accepted)],
        lang: Lang,
    ) -> MappedDeed {
        let deed = self.model.deeds.deed.iter().find(|one| one.id == map.id);
        let about = |one: &&(&Instrument, &Accepted)| {
            one.1.kind == RegionKind::Differs && one.1.deed.as_deref() == Some(&map.id)
        };
        MappedDeed {
            label: deed
                .map_or(map.id.as_str(), |one| one.label.in_language(lang))
                .to_owned(),
            map: map.clone(),
            accepted: accepted
                .iter()
                .filter(about)
                .map(|one| told(one, lang))
                .collect(),
        }
    }
}

fn mapped_region(
    situation: &str,
    region: &Region,
    accepted: &[(&Instrument, &Accepted)],
    lang: Lang,
) -> MappedRegion {
    let all: Vec<&Accepted> = accepted.iter().map(|(_, one)| *one).collect();
    let covers = |one: &&(&Instrument, &Accepted)| {
        unaccepted(region, situation, &[one.1]) != std::slice::from_ref(region)
    };
    MappedRegion {
        situation: situation.to_owned(),
        region: region.clone(),
        accepted: accepted
            .iter()
            .filter(covers)
            .map(|one| told(one, lang))
            .collect(),
        settled: unaccepted(region, situation, &all).is_empty(),
    }
}

fn told((version, one): &(&Instrument, &Accepted), lang: Lang) -> Acceptance {
    Acceptance {
        instrument: version.id.clone(),
        clauses: one.clauses.clone(),
        reason: one.reason.in_language(lang).to_owned(),
    }
}
