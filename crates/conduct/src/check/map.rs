//! Check of the maps: each office has one that is up to date, every region is accepted with a reason, and every
//! acceptance is of use.

use probity_i18n::key;

use super::{Checked, path};
use crate::map::{meets, unaccepted};
use crate::mistake::Mistake;
use crate::model::map::{FormOutcomes, OfficeMap, Region, map_path};
use crate::model::{Accepted, Instrument, Office, RegionKind};

pub(super) fn check(checked: Checked<'_>, mistakes: &mut Vec<Mistake>) {
    for office in checked.ground.model.offices.values() {
        if !checked.ground.sources.owns(&format!("{}/", office.id)) {
            continue;
        }
        let path = map_path(&office.id);
        let Some(map) = checked.ground.model.maps.get(&office.id) else {
            mistakes.push(Mistake::of_file(
                path,
                key("check-map-missing").with("office", &office.id),
                key("check-map-stale-right"),
            ));
            continue;
        };
        if checked.codes.map_is_stale(map) {
            mistakes.push(Mistake::of_file(
                path,
                key("check-map-stale").with("office", &office.id),
                key("check-map-stale-right"),
            ));
            continue;
        }
        let check = MapCheck {
            checked,
            office,
            map,
            accepted: checked.codes.accepted_in(office, map),
        };
        check.citations(mistakes);
        check.regions(mistakes);
        check.deeds(mistakes);
        check.useless(mistakes);
    }
}

struct MapCheck<'a> {
    checked: Checked<'a>,
    office: &'a Office,
    map: &'a OfficeMap,
    accepted: Vec<(&'a Instrument, &'a Accepted)>,
}

impl MapCheck<'_> {
    fn regions(&self, mistakes: &mut Vec<Mistake>) {
        let accepted: Vec<&Accepted> = self.accepted.iter().map(|(_, one)| *one).collect();
        for situation in &self.map.situations {
            for region in &situation.regions {
                for rest in unaccepted(region, &situation.situation, &accepted) {
                    mistakes.push(Mistake::of_file(
                        map_path(&self.office.id),
                        key("check-map-region")
                            .with("kind", rest.kind.id())
                            .with("situation", &situation.situation)
                            .with("region", told(&rest)),
                        key("check-map-region-right"),
                    ));
                }
            }
        }
    }

    /// Every clause that an acceptance considers exists.
    fn citations(&self, mistakes: &mut Vec<Mistake>) {
        // An instrument that other offices adopt too is checked with the office that owns it.
        let own =
            |version: &Instrument| version.folder.starts_with(&format!("{}/", self.office.id));
        for (version, one) in self.accepted.iter().filter(|(version, _)| own(version)) {
            for written in &one.clauses {
                let named = if written.contains(' ') {
                    written.clone()
                } else {
                    format!("{} {written}", version.id)
                };
                if self.checked.ground.has_clause(&self.office.id, &named) {
                    continue;
                }
                mistakes.push(self.checked.ground.at(
                    &path(version, "accepted.toml"),
                    one.at,
                    &format!("\"{written}\""),
                    key("check-no-clause-here").with("clause", written),
                    key("check-accepted-clause-right"),
                ));
            }
        }
    }

    fn deeds(&self, mistakes: &mut Vec<Mistake>) {
        for deed in self.map.deeds.iter().filter(|one| !one.roles.is_empty()) {
            let covers = |one: &Accepted| {
                one.kind == RegionKind::Differs
                    && one.deed.as_deref() == Some(&deed.id)
                    && (one.roles.is_empty()
                        || deed.roles.iter().all(|role| one.roles.contains(role)))
            };
            if self.accepted.iter().any(|(_, one)| covers(one)) {
                continue;
            }
            let form = |one: &FormOutcomes| {
                let outcomes: Vec<&str> = one.outcomes.iter().map(|one| one.id()).collect();
                format!("{}: {}", one.situation, outcomes.join(" / "))
            };
            let forms: Vec<String> = deed.forms.iter().map(form).collect();
            mistakes.push(Mistake::of_file(
                map_path(&self.office.id),
                key("check-map-deed")
                    .with("deed", &deed.id)
                    .with("roles", deed.roles.join(", "))
                    .with("forms", forms.join("; ")),
                key("check-map-region-right"),
            ));
        }
    }

    /// Acceptances that no region needs.
    fn useless(&self, mistakes: &mut Vec<Mistake>) {
        for (version, one) in &self.accepted {
            let used = match (one.kind, &one.deed) {
                (RegionKind::Differs, Some(id)) => {
                    (self.map.deeds.iter()).any(|deed| deed.id == *id && !deed.roles.is_empty())
                }
                _ => one.situations.iter().all(|id| self.of_use(one, id)),
            };
            // A shared law's acceptance can be of use to another office.
            let own = version.folder.starts_with(&format!("{}/", self.office.id));
            if own && (!used || one.situations.is_empty() == one.deed.is_none()) {
                mistakes.push(self.checked.ground.at(
                    &path(version, "accepted.toml"),
                    one.at,
                    "kind",
                    key("check-map-useless"),
                    key("check-map-useless-right"),
                ));
            }
        }
    }

    /// Whether the acceptance takes something away from a region of this situation.
    fn of_use(&self, one: &Accepted, situation: &str) -> bool {
        let maps = self
            .map
            .situations
            .iter()
            .filter(|map| map.situation == situation);
        let mut regions = maps.flat_map(|map| &map.regions);
        // Work is ordinary only with every fact named, those too that no rule reads.
        regions.any(|region| {
            one.ordinary && meets(region, one)
                || unaccepted(region, situation, &[one]) != [region.clone()]
        })
    }
}

/// A region in one line: roles, posts and facts.
fn told(region: &Region) -> String {
    let mut parts = vec![region.roles.join("|")];
    parts.extend(region.posts.iter().cloned());
    parts.extend(region.with.iter().map(|one| format!("with {one}")));
    let facts = region.only.iter();
    parts.extend(facts.map(|(field, values)| format!("{field} = {}", values.join("|"))));
    parts.join(", ")
}
