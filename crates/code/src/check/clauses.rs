//! Clauses: references once, kinds and topics known, situations there.
use super::{Ground, Place, path, repeated};
use crate::mistake::Mistake;

/// What kinds of statement there are.
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
                format!("a second clause has the reference `{}`", clause.reference),
                "a reference of its own",
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
                    format!("`{}` is no reference", clause.reference),
                    "a reference without spaces and commas",
                ));
            }
            mistakes.extend(ground.unknown(
                &place,
                "topic",
                &clause.topic,
                ground.model.words.topic.keys(),
            ));
            mistakes.extend(ground.unknown(
                &place,
                "kind of statement",
                &clause.kind,
                KINDS.iter(),
            ));
            for situation in &clause.shown_in {
                mistakes.extend(ground.unknown(
                    &place,
                    "situation",
                    situation,
                    ground.model.situations.keys(),
                ));
            }
        }
    }
}
