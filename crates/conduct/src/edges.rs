//! The edges of rules: for every condition of every rule, a worked example on each side. A condition counts on a side
//! only where it decides: with the other answer to it, the rule's verdict would be another.

mod condition;
mod propose;

use std::collections::BTreeMap;

use serde::Serialize;

use self::condition::{conditions, decides, written};
pub use self::propose::Proposal;
use crate::ask::Evaluation;
use crate::check;
use crate::codes::Codes;
use crate::model::Instrument;
use crate::rules::{Rule, Tri};

/// The edges of one version of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Edges {
    /// Its folder and date, such as `demo/parcels/2025-01-06`.
    pub version: String,
    /// The sides of conditions that examples show.
    pub shown: usize,
    /// The sides that no example shows and that some facts reach.
    pub missing: Vec<Edge>,
}

/// One side of one condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Edge {
    /// The rule's id.
    pub rule: String,
    /// The clauses that the rule cites.
    pub clauses: Vec<String>,
    /// The condition, as rules write it.
    pub condition: String,
    /// The side: whether the condition holds.
    pub holds: bool,
    /// Facts that would show it.
    pub proposal: Proposal,
}

/// By rule and condition: whether each side is shown, first the side on which the condition does not hold.
type Shown = BTreeMap<(String, usize), [bool; 2]>;

impl Codes {
    /// The edges of every version that an office adopts.
    pub fn edges(&self, office: &str) -> Vec<Edges> {
        let versions = self.model.instruments.iter().enumerate();
        let adopted = self.instruments(office);
        versions
            .filter(|(_, version)| {
                let folder = version.version_folder();
                adopted.iter().any(|one| one.version_folder() == folder)
            })
            .map(|(index, version)| self.edges_of(index, version))
            .collect()
    }

    pub(crate) fn edges_of(&self, index: usize, version: &Instrument) -> Edges {
        let mut shown = Shown::new();
        for rule in self.engine.rules(index) {
            for place in 0..conditions(&rule.when).len() {
                shown.insert((rule.id.clone(), place), [false; 2]);
            }
        }
        let home = check::home(self, version).unwrap_or_default();
        for example in &version.examples {
            let Ok(question) = check::question(self, home, example) else {
                continue;
            };
            let Ok(evaluation) = Evaluation::new(self, &question, &[index]) else {
                continue;
            };
            note(&evaluation, &mut shown);
        }
        let mut edges = Edges {
            version: version.version_folder(),
            shown: shown.values().flatten().filter(|side| **side).count(),
            missing: Vec::new(),
        };
        for rule in self.engine.rules(index) {
            for (place, condition) in conditions(&rule.when).into_iter().enumerate() {
                let sides = shown[&(rule.id.clone(), place)];
                for holds in [false, true] {
                    if sides[usize::from(holds)] {
                        continue;
                    }
                    let found = propose::propose(self, (index, home), rule, condition, holds);
                    edges.missing.extend(found.map(|proposal| Edge {
                        rule: rule.id.clone(),
                        clauses: rule.clauses.clone(),
                        condition: written(self, rule, condition),
                        holds,
                        proposal,
                    }));
                }
            }
        }
        edges
            .missing
            .sort_by(|one, other| one.rule.cmp(&other.rule));
        edges
    }
}

/// Notes every side that one example shows.
fn note(evaluation: &Evaluation<'_>, shown: &mut Shown) {
    for (_, deed, owe) in evaluation.bound_rules() {
        for rule in deed.rules.iter().chain(&owe.rules) {
            for (place, condition) in conditions(&rule.when).into_iter().enumerate() {
                if let Some(side) = side(evaluation, rule, condition)
                    && let Some(sides) = shown.get_mut(&(rule.id.clone(), place))
                {
                    sides[usize::from(side)] = true;
                }
            }
        }
    }
}

/// The side of a condition that the facts show, if it decides the rule there.
fn side(evaluation: &Evaluation<'_>, rule: &Rule, condition: &crate::rules::Expr) -> Option<bool> {
    for authorised in [false, true] {
        let known = evaluation.known(&evaluation.slots, authorised);
        let holds = match condition.holds(known) {
            Tri::Yes => true,
            Tri::No => false,
            Tri::Open => continue,
        };
        if decides(&rule.when, condition, known) {
            return Some(holds);
        }
    }
    None
}
