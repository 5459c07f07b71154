//! Clauses: references once, kinds and topics known, situations there.
use super::{Ground, Place, path, repeated};
use crate::{
    mistake::Mistake,
    model::{Clause, Does},
};

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
            for topic in &clause.notice_for {
                let topics = ground.model.words.topic.keys();
                mistakes.extend(ground.unknown(&place, "topic", topic, topics));
            }
            mistakes.extend(reason(ground, &place, clause));
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

/// `why-no-rule` belongs to a statement that asks, allows or refuses something and has no rule all the same.
fn reason(ground: Ground<'_>, place: &Place<'_>, clause: &Clause) -> Option<Mistake> {
    let reason = clause.why_no_rule.as_ref()?;
    let (what, instead) = if reason.english().trim().is_empty() {
        ("gives no reason", "one sentence: why it can have no rule")
    } else if !clause.demands_rule() {
        (
            "says why it has no rule, and its kind needs none",
            "no why-no-rule, or the kind that the statement is",
        )
    } else if clause.does.is_some_and(Does::needs_rule) {
        (
            "says why it has no rule, and it claims one",
            "no why-no-rule, or a `does` without a rule",
        )
    } else {
        return None;
    };
    let what = format!("the clause `{}` {what}", clause.reference);
    Some(ground.at(place.path, place.from, "why-no-rule", what, instead))
}
