//! Check of `instrument.toml`: the roles that it binds, the policies that it refers to, and its document control.

use probity_i18n::key;

use super::{Ground, Place, path, repeated};
use crate::mistake::Mistake;
use crate::model::Instrument;

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for version in &ground.model.instruments {
        let path = path(version, "instrument.toml");
        roles(ground, version, &path, mistakes);
        own_clauses(ground, version, &path, mistakes);
        for points in &version.points_to {
            let place = Place {
                path: &path,
                from: points.at,
            };
            mistakes.extend(ground.unknown(
                &place,
                key("check-no-topic"),
                &points.topic,
                ground.model.words.topic.keys(),
            ));
        }
        if let Some(every) = version
            .control
            .review_every
            .as_ref()
            .filter(|every| every.parse::<jiff::Span>().is_err())
        {
            mistakes.push(ground.at(
                &path,
                0,
                "review-every",
                key("check-no-duration").with("written", every),
                key("check-review-every-right"),
            ));
        }
        if version.covers.is_empty() {
            mistakes.push(ground.at(
                &path,
                0,
                "id",
                key("check-binds-nobody"),
                key("check-binds-nobody-right"),
            ));
        }
    }
}

/// Each role is known, and is listed once as covered or exempt.
fn roles(ground: Ground<'_>, version: &Instrument, path: &str, mistakes: &mut Vec<Mistake>) {
    let covers = version.covers.iter().map(|one| (one.at, &one.role));
    let exempt = version.exempt.iter().map(|one| (one.at, &one.role));
    let all: Vec<(usize, &String)> = covers.chain(exempt).collect();
    for (from, role) in &all {
        let place = Place { path, from: *from };
        mistakes.extend(ground.unknown(
            &place,
            key("check-no-role"),
            role,
            ground.model.words.role.keys(),
        ));
    }
    for one in &version.covers {
        for situation in &one.situations {
            let place = Place { path, from: one.at };
            let known = ground.model.situations.keys();
            mistakes.extend(ground.unknown(&place, key("check-no-situation"), situation, known));
        }
    }
    for (from, role) in repeated(&all, |(_, role)| *role) {
        mistakes.push(ground.at(
            path,
            *from,
            "role",
            key("check-role-twice").with("role", *role),
            key("check-role-twice-right"),
        ));
    }
}

/// The clauses of its own that it cites exist.
fn own_clauses(ground: Ground<'_>, version: &Instrument, path: &str, mistakes: &mut Vec<Mistake>) {
    let covers = version
        .covers
        .iter()
        .map(|one| (one.at, one.clause.as_ref()));
    let exempt = version
        .exempt
        .iter()
        .map(|one| (one.at, one.clause.as_ref()));
    let points = version
        .points_to
        .iter()
        .map(|one| (one.at, one.clause.as_ref()));
    let facts = version
        .control
        .facts
        .iter()
        .map(|one| (one.at, one.clause.as_ref()));
    let standards = version
        .standards
        .iter()
        .map(|one| (one.at, Some(&one.clause)));
    let all = covers.chain(exempt).chain(points).chain(facts);
    for (from, clause) in all.chain(standards) {
        if let Some(clause) = clause.filter(|clause| version.clause(clause).is_none()) {
            mistakes.push(ground.at(
                path,
                from,
                &format!("\"{clause}\""),
                key("check-no-clause").with("name", clause),
                key("check-no-clause-right"),
            ));
        }
    }
}
