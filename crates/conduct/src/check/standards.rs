//! Check of standards: each is adopted once, by a clause that exists. A clause upholds only principles that its
//! office has adopted.

use std::collections::BTreeSet;

use probity_i18n::key;

use super::{Ground, Place, kebab, path, repeated};
use crate::mistake::{Mistake, one_of};
use crate::model::{Instrument, Standard, TakesOn};

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for standard in ground.model.standards.values() {
        principles(ground, standard, mistakes);
    }
    for version in &ground.model.instruments {
        taken_on(ground, version, mistakes);
        upheld(ground, version, mistakes);
    }
}

fn principles(ground: Ground<'_>, standard: &Standard, mistakes: &mut Vec<Mistake>) {
    let path = format!("standards/{}.toml", standard.id);
    if standard.principles.is_empty() {
        mistakes.push(ground.at(
            &path,
            0,
            "id",
            key("check-standard-empty"),
            key("check-standard-empty-right"),
        ));
    }
    for one in &standard.principles {
        if !kebab(&one.id) {
            mistakes.push(ground.at(
                &path,
                one.at,
                "id",
                key("check-no-id").with("id", &one.id),
                key("check-small-letters"),
            ));
        }
    }
    for one in repeated(&standard.principles, |one| &one.id) {
        mistakes.push(ground.at(
            &path,
            one.at,
            "id",
            key("check-principle-twice").with("id", &one.id),
            key("check-own-id"),
        ));
    }
}

/// Each standard that a version adopts exists, and is adopted once.
fn taken_on(ground: Ground<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let path = path(version, "instrument.toml");
    for TakesOn { standard, at, .. } in &version.standards {
        let place = Place {
            path: &path,
            from: *at,
        };
        mistakes.extend(ground.unknown(
            &place,
            key("check-no-standard"),
            standard,
            ground.model.standards.keys(),
        ));
    }
    for one in repeated(&version.standards, |one| (&one.standard, &one.clause)) {
        mistakes.push(ground.at(
            &path,
            one.at,
            "standard",
            key("check-standard-twice").with("standard", &one.standard),
            key("check-standard-twice-right"),
        ));
    }
}

/// A clause upholds principles of standards that its office has adopted, by this instrument or another of its own.
fn upheld(ground: Ground<'_>, version: &Instrument, mistakes: &mut Vec<Mistake>) {
    let path = path(version, "clauses.toml");
    let owner = version.folder.split('/').next();
    let own = (ground.model.instruments.iter())
        .filter(|one| one.folder.split('/').next() == owner)
        .flat_map(|one| &one.standards);
    let taken: BTreeSet<&String> = own.map(|one| &one.standard).collect();
    let known: Vec<String> = (ground.model.standards.values())
        .filter(|standard| taken.contains(&standard.id))
        .flat_map(|standard| {
            let of = |one: &crate::model::Principle| format!("{}.{}", standard.id, one.id);
            standard.principles.iter().map(of)
        })
        .collect();
    for clause in &version.clauses {
        for principle in clause.upholds.iter().filter(|one| !known.contains(one)) {
            mistakes.push(ground.at(
                &path,
                clause.at,
                &format!("\"{principle}\""),
                key("check-no-principle").with("principle", principle),
                one_of(&known),
            ));
        }
        for principle in repeated(&clause.upholds, |one| one) {
            mistakes.push(ground.at(
                &path,
                clause.at,
                "upholds",
                key("check-upheld-twice").with("principle", principle),
                key("check-upheld-twice-right"),
            ));
        }
    }
}
