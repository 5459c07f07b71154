//! The most deciding question: the one whose answer leaves the fewest questions open, on average over its answers.

use super::{Walk, surely};
use crate::rules::Tri;

/// The question chosen.
pub(super) struct Chosen {
    pub field: usize,
    /// The pages that can still follow it, at most, if it is answered.
    pub left: usize,
}

/// The questions open after each answer to one, and the most pages after any of them.
struct Leaves {
    total: usize,
    answers: usize,
    most: usize,
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
    best.map(|(field, leaves)| Chosen {
        field,
        left: leaves.most,
    })
}

fn leaves(walk: &Walk<'_, '_>, undecided: u64, field: usize) -> Leaves {
    let without = !(walk.asked | 1 << field);
    let count = |bits: u64| (bits & without).count_ones() as usize;
    let mut given = walk.taken.clone();
    let values = walk.open.values(field).filter(|values| !values.is_empty());
    let Some(values) = values else {
        return Leaves {
            total: count(undecided),
            answers: 1,
            most: count(undecided) + walk.records_at_most(&given, undecided | 1 << field),
        };
    };
    let answers = values.len();
    let (mut total, mut most) = (0, 0);
    for value in values {
        given[field] = Some(value);
        let open = walk.open.undecided(&given);
        total += count(open);
        most = most.max(count(open) + walk.records_at_most(&given, open | 1 << field));
    }
    Leaves {
        total,
        answers,
        most,
    }
}
