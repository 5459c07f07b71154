//! Check of clauses: references are unique, kinds and topics are known, situations exist.

use probity_i18n::key;

use super::{Ground, Place, path, repeated};
use crate::mistake::Mistake;
use crate::model::{Clause, Does};

/// The kinds of statement that a clause can be.
const KINDS: [&str; 12] = [
    "duty",
    "prohibition",
    "permission",
    "exception",
    "route",
    "record",
    "review",
    "document",
    "coverage",
    "principle",
    "consequence",
    "guidance",
];

pub(super) fn check(ground: Ground<'_>, mistakes: &mut Vec<Mistake>) {
    for version in &ground.model.instruments {
        let path = path(version, "clauses.toml");
        for clause in repeated(&version.clauses, |clause| &clause.reference) {
            mistakes.push(ground.at(
                &path,
                clause.at,
                "ref",
                key("check-clause-twice").with("clause", &clause.reference),
                key("check-clause-twice-right"),
            ));
        }
        for clause in &version.clauses {
            let place = Place {
                path: &path,
                from: clause.at,
            };
            if clause.reference.is_empty() || clause.reference.contains([' ', ',']) {
                mistakes.push(ground.at(
                    &path,
                    clause.at,
                    "ref",
                    key("check-clause-reference").with("clause", &clause.reference),
                    key("check-clause-reference-right"),
                ));
            }
            mistakes.extend(ground.unknown(
                &place,
                key("check-no-topic"),
                &clause.topic,
                ground.model.words.topic.keys(),
            ));
            mistakes.extend(ground.unknown(
                &place,
                key("check-no-statement"),
                &clause.kind,
                KINDS.iter(),
            ));
            for topic in &clause.notice_for {
                let topics = ground.model.words.topic.keys();
                mistakes.extend(ground.unknown(&place, key("check-no-topic"), topic, topics));
            }
            mistakes.extend(reason(ground, &place, clause));
            for situation in &clause.shown_in {
                mistakes.extend(ground.unknown(
                    &place,
                    key("check-no-situation"),
                    situation,
                    ground.model.situations.keys(),
                ));
            }
        }
    }
}

/// `why-no-rule` is only for a statement that asks, allows or refuses something and has no rule.
fn reason(ground: Ground<'_>, place: &Place<'_>, clause: &Clause) -> Option<Mistake> {
    let reason = clause.why_no_rule.as_ref()?;
    let (what, instead) = if reason.english().trim().is_empty() {
        (key("check-reason-empty"), key("check-reason-empty-right"))
    } else if !clause.demands_rule() {
        (
            key("check-reason-needless"),
            key("check-reason-needless-right"),
        )
    } else if clause.does.is_some_and(Does::needs_rule) {
        (
            key("check-reason-beside-rule"),
            key("check-reason-beside-rule-right"),
        )
    } else {
        return None;
    };
    let what = what.with("clause", &clause.reference);
    Some(ground.at(place.path, place.from, "why-no-rule", what, instead))
}
