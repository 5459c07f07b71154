//! Check of the situations in which a clause counts: each is reached by a worked example, and every situation of
//! the clause's topic is either one of them or left out with a reason.

use std::collections::BTreeSet;

use probity_i18n::key;

use super::held::HeldByVersion;
use super::{Checked, Ground, Place, path};
use crate::mistake::Mistake;
use crate::model::{Clause, Instrument};

/// Kinds of statement that must say in which situations they count.
const KINDS: [&str; 5] = ["duty", "prohibition", "permission", "exception", "route"];

pub(super) fn check(checked: Checked<'_>, held: &HeldByVersion<'_>, mistakes: &mut Vec<Mistake>) {
    for (version, held) in checked.ground.model.instruments.iter().zip(held) {
        let reached: BTreeSet<(&str, &str)> = held
            .values()
            .flat_map(|one| one.clauses.iter().map(|clause| (*clause, one.situation)))
            .collect();
        for clause in &version.clauses {
            let check = ClauseCheck {
                ground: checked.ground,
                clause,
                path: &path(version, "clauses.toml"),
            };
            check.known(mistakes);
            check.reached(&reached, mistakes);
            check.complete(version, mistakes);
        }
    }
}

struct ClauseCheck<'a> {
    ground: Ground<'a>,
    clause: &'a Clause,
    path: &'a str,
}

impl ClauseCheck<'_> {
    fn known(&self, mistakes: &mut Vec<Mistake>) {
        let place = Place {
            path: self.path,
            from: self.clause.at,
        };
        let named = self
            .clause
            .touches
            .iter()
            .chain(self.clause.leaves_out.keys());
        for situation in named {
            mistakes.extend(self.ground.unknown(
                &place,
                key("check-no-situation"),
                situation,
                self.ground.model.situations.keys(),
            ));
        }
        let both = |situation: &&String| self.clause.leaves_out.contains_key(*situation);
        for situation in self.clause.touches.iter().filter(both) {
            mistakes.push(
                self.ground.at(
                    self.path,
                    self.clause.at,
                    "leaves-out",
                    key("check-touched-and-left-out")
                        .with("clause", &self.clause.reference)
                        .with("situation", situation),
                    key("check-touched-and-left-out-right"),
                ),
            );
        }
        for (situation, reason) in &self.clause.leaves_out {
            if reason.english().trim().is_empty() {
                mistakes.push(self.ground.at(
                    self.path,
                    self.clause.at,
                    "leaves-out",
                    key("check-left-out-empty").with("situation", situation),
                    key("check-left-out-empty-right"),
                ));
            }
        }
    }

    fn reached(&self, reached: &BTreeSet<(&str, &str)>, mistakes: &mut Vec<Mistake>) {
        let reference = self.clause.reference.as_str();
        let missed = |situation: &&String| !reached.contains(&(reference, situation.as_str()));
        for situation in self.clause.touches.iter().filter(missed) {
            mistakes.push(
                self.ground.at(
                    self.path,
                    self.clause.at,
                    "touches",
                    key("check-touch-unreached")
                        .with("clause", reference)
                        .with("situation", situation),
                    key("check-touch-unreached-right"),
                ),
            );
        }
        let named = |situation: &&str| self.clause.touches.iter().any(|one| one == situation);
        let extra = reached.iter().filter(|(clause, _)| *clause == reference);
        for situation in extra
            .map(|(_, situation)| *situation)
            .filter(|one| !named(one))
        {
            if !self.must_say() {
                continue;
            }
            mistakes.push(
                self.ground.at(
                    self.path,
                    self.clause.at,
                    "ref",
                    key("check-touch-unnamed")
                        .with("clause", reference)
                        .with("situation", situation),
                    key("check-touch-unnamed-right").with("situation", situation),
                ),
            );
        }
    }

    /// Whether it must say in which situations it counts.
    fn must_say(&self) -> bool {
        KINDS.contains(&self.clause.kind.as_str())
            && self.clause.why_no_rule.is_none()
            && self.clause.does.is_some_and(crate::model::Does::needs_rule)
    }

    fn complete(&self, version: &Instrument, mistakes: &mut Vec<Mistake>) {
        if !self.must_say() {
            return;
        }
        let named = |id: &String| {
            self.clause.touches.contains(id) || self.clause.leaves_out.contains_key(id)
        };
        let situations = self.ground.model.situations.values();
        let own_topic = situations.filter(|one| one.topic == self.clause.topic);
        for situation in own_topic.filter(|one| !named(&one.id)) {
            mistakes.push(
                self.ground.at(
                    self.path,
                    self.clause.at,
                    "ref",
                    key("check-touch-open")
                        .with("clause", &self.clause.reference)
                        .with("instrument", &version.id)
                        .with("situation", &situation.id),
                    key("check-touch-open-right").with("situation", &situation.id),
                ),
            );
        }
    }
}
