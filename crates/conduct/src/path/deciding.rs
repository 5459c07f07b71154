//! The most deciding question: the one whose answer leaves the fewest questions open, on average over its answers.

use super::{Walk, surely};
use crate::rules::{Tri, Value};

/// The question chosen.
pub(super) struct Chosen {
    pub field: usize,
    /// The pages that can still follow it, at most, if it is answered.
    pub left: usize,
}

/// The questions open after the answers to one, added up.
struct Leaves {
    total: usize,
    answers: usize,
}

impl Leaves {
    /// Whether it leaves fewer open on average. Products, because averages of whole numbers would need rounding.
    fn fewer_than(&self, other: &Self) -> bool {
        self.total * other.answers < other.total * self.answers
    }
}

/// The most deciding of the undecided fields. Among equals it is the first of the situation. A field is not asked
/// before the one that controls it.
pub(super) fn most(walk: &Walk<'_, '_>, undecided: u64, applies: &[Tri]) -> Option<Chosen> {
    let fields = 0..walk.situation.fields.len();
    let candidates = fields.filter(|one| undecided & (1 << one) != 0 && surely(applies, *one));
    let mut best: Option<(usize, Leaves)> = None;
    for field in candidates {
        let leaves = leaves(walk, undecided, field);
        if best
            .as_ref()
            .is_none_or(|(_, before)| leaves.fewer_than(before))
        {
            best = Some((field, leaves));
        }
    }
    best.map(|(field, _)| Chosen {
        field,
        left: left(walk, undecided, field),
    })
}

/// Every answer to the field that is worth trying. One unknown answer, if they cannot be counted.
fn answers<'a>(walk: &Walk<'_, 'a>, field: usize) -> Vec<Option<Value<'a>>> {
    match walk.open.values(field) {
        Some(values) if !values.is_empty() => values.into_iter().map(Some).collect(),
        _ => vec![None],
    }
}

/// Counts with the quick reading, which leaves no field out that the full one finds. There are many fields and answers
/// to compare, and the order of questions need not be perfect.
fn leaves(walk: &Walk<'_, '_>, undecided: u64, field: usize) -> Leaves {
    let others = undecided & !(1 << field);
    let mut given = walk.taken.clone();
    let answers = answers(walk, field);
    let total = answers.iter().map(|answer| {
        let Some(value) = answer else {
            return others.count_ones() as usize;
        };
        given[field] = Some(*value);
        (walk.open.undecided_at_most(&given) & others).count_ones() as usize
    });
    Leaves {
        total: total.sum(),
        answers: answers.len(),
    }
}

/// The pages that can follow the field, at most.
fn left(walk: &Walk<'_, '_>, undecided: u64, field: usize) -> usize {
    let without = !(walk.asked | 1 << field);
    let mut given = walk.taken.clone();
    let most = answers(walk, field).into_iter().map(|answer| {
        let open = match answer {
            Some(value) => {
                given[field] = Some(value);
                walk.open.undecided_in_the_end(&given)
            }
            None => undecided,
        };
        let deciding = (open & without).count_ones() as usize;
        deciding + walk.records_at_most(&given, open | 1 << field)
    });
    most.max().unwrap_or(0)
}
