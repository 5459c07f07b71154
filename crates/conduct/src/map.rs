//! The map of an office: every region of the facts in which its instruments are silent, clash, name no one to turn
//! to, or answer differently about the same deed; and the promises that hold in every case.
//!
//! The map is complete, not sampled. The rules themselves divide the facts into classes that no rule tells apart,
//! and the map tries every combination of classes that can still change what it looks for.

mod accept;
mod cases;
mod classes;
mod cube;
mod deeds;
mod divides;
mod explore;
mod found;
mod hash;
mod mapped;
mod promises;
mod replay;

use jiff::civil::Date;

pub use accept::{meets, unaccepted};
pub(crate) use classes::{Class, classes};
pub(crate) use divides::undivided;
pub use mapped::{Acceptance, MappedDeed, MappedOffice, MappedPromise, MappedRegion};
pub(crate) use replay::Counterexample;

use crate::codes::Codes;
use crate::model::map::{DeedMap, MapTooLarge, OfficeMap, SituationMap};

impl Codes {
    /// The map of an office for the day on which the newest of its versions is in force. Parts of `before` whose
    /// rules and questions are unchanged are kept as they are.
    ///
    /// # Errors
    /// When one situation has too many regions to try.
    pub fn map(&self, office: &str, before: Option<&OfficeMap>) -> Result<OfficeMap, MapTooLarge> {
        let on = self.map_day(office);
        let stacks = cases::stacks(self, office, on);
        let mut situations = Vec::new();
        for situation in self.situations() {
            let hash = hash::of_situation(self, office, &situation.id, on);
            let kept = before.and_then(|map| map.kept(&situation.id, &hash));
            let regions = match kept {
                Some(regions) => regions.clone(),
                None => found::regions(self, office, situation, on, &stacks)?,
            };
            situations.push(SituationMap {
                situation: situation.id.clone(),
                hash,
                regions,
            });
        }
        Ok(OfficeMap {
            office: office.to_owned(),
            on,
            situations,
            deeds: deeds::all(self, office, on, before)?,
            promises: promises::all(self, office, before)?,
        })
    }

    /// Whether anything that the map depends on has changed since it was made.
    pub fn map_is_stale(&self, map: &OfficeMap) -> bool {
        let (office, on) = (&map.office, self.map_day(&map.office));
        let fresh = |id: &String, hash: &String| *hash == hash::of_situation(self, office, id, on);
        let deeds = &self.model.deeds.deed;
        let same_deed = |(deed, one): (&crate::model::Deed, &DeedMap)| {
            one.id == deed.id && one.hash == hash::of_deed(self, office, deed, on)
        };
        map.on != on
            || map.situations.len() != self.situations().count()
            || !map
                .situations
                .iter()
                .all(|one| fresh(&one.situation, &one.hash))
            || map.deeds.len() != deeds.len()
            || !deeds.iter().zip(&map.deeds).all(same_deed)
            || !self.promises_are_fresh(map)
    }

    /// Whether the map has every promise of the office, as it was tried with the texts of now.
    fn promises_are_fresh(&self, map: &OfficeMap) -> bool {
        let mut known = map.promises.iter();
        let mut all = self.promises_of(&map.office);
        let fresh = |promise: &crate::model::Promise| {
            let hash = || hash::of_promise(self, &map.office, promise);
            (known.next()).is_some_and(|one| one.id == promise.id && one.hash == hash())
        };
        all.all(fresh) && known.next().is_none()
    }

    /// The day that the map is for: when the newest version of the office's instruments takes effect.
    pub(crate) fn map_day(&self, office: &str) -> Date {
        let versions = self
            .instruments(office)
            .into_iter()
            .map(|one| one.effective);
        versions.max().unwrap_or(Date::MIN)
    }
}
