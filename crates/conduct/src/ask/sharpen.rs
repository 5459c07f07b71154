//! A trial of every value of the open facts that have few values. If no value changes the answer, the answer is
//! given at once. A fact that cannot change it is not asked for.

use super::Judged;
use super::judge::Evaluation;
use super::settle::{Settled, cannot_be_refused, settle};
use super::slots::{self, Slots};
use crate::rules::{Tri, Value};

/// The limit of verdicts tried for one question. Trying this many takes about as long as the rest of the answer.
const MOST: usize = 512;

/// The verdict of each rule, and the answer that they give together.
pub(super) struct TriedVerdicts<'a> {
    pub rules: Vec<Judged<'a>>,
    pub settled: Settled<'a>,
    /// Open fields that can still change the answer, one bit each.
    pub undecided: u64,
    /// Whether no value of the open fields makes the deed prohibited.
    pub cannot_be_refused: bool,
}

/// The result of one combination.
struct Tried<'a> {
    rules: Vec<Judged<'a>>,
    settled: Settled<'a>,
    /// Fields for which it still waits, as a bit set.
    waits: u64,
}

/// One field to try: its index and its values.
struct Candidate<'a> {
    field: usize,
    values: Vec<Value<'a>>,
}

pub(super) fn sharpen<'a>(
    evaluation: &Evaluation<'a>,
    rules: Vec<Judged<'a>>,
) -> TriedVerdicts<'a> {
    let settled = settle(&rules);
    let undecided = waits(evaluation, &rules, &settled, &evaluation.slots);
    let candidates = candidates(evaluation, undecided, &rules);
    if candidates.is_empty() {
        return TriedVerdicts {
            cannot_be_refused: cannot_be_refused(&rules),
            rules,
            settled,
            undecided,
        };
    }
    let tried = try_all(evaluation, &rules, &candidates);
    let refined = refine(rules, &tried);
    conclude(evaluation, refined, undecided, &tried, &candidates)
}

/// The fields that open rules wait for, as a bit set, before any value is tried.
pub(super) fn waiting(evaluation: &Evaluation<'_>, rules: &[Judged<'_>]) -> u64 {
    waits(evaluation, rules, &settle(rules), &evaluation.slots)
}

fn waits(
    evaluation: &Evaluation<'_>,
    rules: &[Judged<'_>],
    settled: &Settled<'_>,
    slots: &Slots<'_>,
) -> u64 {
    settled.open.iter().fold(0, |bits, index| {
        bits | evaluation.waits_for(rules[*index].rule, slots)
    })
}

/// The fields among these with few values, the smallest first, as many as the limit allows.
fn candidates<'a>(
    evaluation: &Evaluation<'a>,
    undecided: u64,
    rules: &[Judged<'_>],
) -> Vec<Candidate<'a>> {
    let fields = evaluation
        .situation
        .fields
        .iter()
        .enumerate()
        .filter(|(index, _)| undecided & (1 << index) != 0);
    let mut found: Vec<Candidate<'a>> = fields
        .filter_map(|(field, data)| {
            Some(Candidate {
                field,
                values: slots::domain(data)?,
            })
        })
        .filter(|one| !one.values.is_empty())
        .collect();
    found.sort_by_key(|one| one.values.len());
    let mut product = rules
        .iter()
        .filter(|one| one.holds.contains(&Tri::Open))
        .count();
    found.retain(|one| {
        let fits = product * one.values.len() <= MOST;
        if fits {
            product *= one.values.len();
        }
        fits
    });
    found
}

/// Every combination. The first candidate's values change fastest. Only open rules are judged again.
fn try_all<'a>(
    evaluation: &Evaluation<'a>,
    rules: &[Judged<'a>],
    candidates: &[Candidate<'a>],
) -> Vec<Tried<'a>> {
    let count = candidates.iter().map(|one| one.values.len()).product();
    let mut given = evaluation.given.clone();
    (0..count)
        .map(|combination| {
            let mut rest: usize = combination;
            for one in candidates {
                given[one.field] = Some(one.values[rest % one.values.len()]);
                rest /= one.values.len();
            }
            let slots = slots::slots(evaluation.situation, &given);
            let mut rules = rules.to_vec();
            for one in rules
                .iter_mut()
                .filter(|one| one.holds.contains(&Tri::Open))
            {
                one.holds = evaluation.holds(one.rule, &slots);
            }
            let settled = settle(&rules);
            let waits = waits(evaluation, &rules, &settled, &slots);
            Tried {
                rules,
                settled,
                waits,
            }
        })
        .collect()
}

/// Settles each rule that has the same verdict in every combination.
fn refine<'a>(mut rules: Vec<Judged<'a>>, tried: &[Tried<'a>]) -> Vec<Judged<'a>> {
    for (index, one) in rules.iter_mut().enumerate() {
        for with in 0..2 {
            let mut verdicts = tried.iter().map(|tried| tried.rules[index].holds[with]);
            let first = verdicts.next().unwrap_or(Tri::Open);
            one.holds[with] = if verdicts.all(|verdict| verdict == first) {
                first
            } else {
                Tri::Open
            };
        }
    }
    rules
}

fn conclude<'a>(
    evaluation: &Evaluation<'a>,
    mut rules: Vec<Judged<'a>>,
    before: u64,
    tried: &[Tried<'a>],
    candidates: &[Candidate<'a>],
) -> TriedVerdicts<'a> {
    let mut settled = settle(&rules);
    let cannot_be_refused = tried.iter().all(|one| cannot_be_refused(&one.rules));
    if settled.open.is_empty() {
        return TriedVerdicts {
            rules,
            settled,
            undecided: 0,
            cannot_be_refused,
        };
    }
    let first = &tried[0].settled;
    if tried
        .iter()
        .any(|one| !one.settled.open.is_empty() || one.settled != *first)
    {
        return TriedVerdicts {
            rules,
            settled,
            undecided: relevant(evaluation, tried, candidates),
            cannot_be_refused,
        };
    }
    // Nothing can change the result, but different rules decide it in different combinations. A duty is the same
    // whichever rule gives it. An outcome needs one clause that is certainly its reason, so without one the answer
    // stays open.
    if settled.outcome != first.outcome || settled.authorities != first.authorities {
        return TriedVerdicts {
            rules,
            settled,
            undecided: before,
            cannot_be_refused,
        };
    }
    for index in &first.duties {
        rules[*index].holds = [Tri::Yes; 2];
    }
    settled = first.clone();
    TriedVerdicts {
        rules,
        settled,
        undecided: 0,
        cannot_be_refused,
    }
}

/// Fields for which some combination still waits, and candidates whose value changes the answer.
fn relevant(evaluation: &Evaluation<'_>, tried: &[Tried<'_>], candidates: &[Candidate<'_>]) -> u64 {
    let mut bits = tried.iter().fold(0, |bits, one| bits | one.waits);
    let behind = slots::behind(evaluation.situation);
    let mut stride = 1;
    for candidate in candidates {
        let values = candidate.values.len();
        let bit = 1 << candidate.field;
        let changes = (0..tried.len())
            .filter(|combination| (combination / stride) % values + 1 < values)
            .any(|combination| {
                differ(
                    &tried[combination],
                    &tried[combination + stride],
                    bit,
                    &behind,
                )
            });
        if changes {
            bits |= bit;
        }
        stride *= values;
    }
    bits
}

/// Whether two combinations that differ in one field give different answers. If both are open they may, when an
/// open rule reads the field or one that depends on it.
fn differ(one: &Tried<'_>, other: &Tried<'_>, bit: u64, behind: &[u64]) -> bool {
    let rests_on = |reads: u64| {
        let fields = behind
            .iter()
            .enumerate()
            .filter(|(index, _)| reads & (1 << index) != 0);
        fields.fold(0, |bits, (_, behind)| bits | behind) & bit != 0
    };
    let reads = |tried: &Tried<'_>| {
        tried
            .settled
            .open
            .iter()
            .any(|index| rests_on(tried.rules[*index].rule.reads))
    };
    match (one.settled.open.is_empty(), other.settled.open.is_empty()) {
        (true, true) => one.settled != other.settled,
        (false, false) => reads(one) || reads(other) || one.settled != other.settled,
        _ => true,
    }
}
