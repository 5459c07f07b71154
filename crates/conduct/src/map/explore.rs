//! Finds every combination of classes in which something is so, by asking only facts that can still change it.

use super::classes::Class;
use super::cube::{Cube, merged};
use crate::ask::{Evaluation, Judged, slots};
use crate::model::map::MapTooLarge;
use crate::rules::{Rule, Tri, Value};

/// The most combinations tried for one thing looked for.
const MOST: usize = 2_000_000;

/// Facts by field: `None` where they can be anything.
pub(super) type Given<'a> = Vec<Option<Value<'a>>>;

/// Something that can be so in a region.
pub(super) trait Property {
    /// Whether it can depend on the rule.
    fn reads(&self, rule: &Rule) -> bool;
    /// Whether it is so.
    fn holds(&self, rules: &[Judged<'_>]) -> Tri;
}

/// The facts tried so far, in one evaluation.
pub(super) struct Explorer<'e, 'a> {
    pub evaluation: &'e mut Evaluation<'a>,
    pub classes: &'e [Vec<Class<'a>>],
    tried: usize,
}

impl<'e, 'a> Explorer<'e, 'a> {
    pub fn new(evaluation: &'e mut Evaluation<'a>, classes: &'e [Vec<Class<'a>>]) -> Self {
        Self {
            evaluation,
            classes,
            tried: 0,
        }
    }

    /// Every region in which the property holds, as cubes that do not overlap.
    pub fn regions(&mut self, property: &impl Property) -> Result<Vec<Cube>, MapTooLarge> {
        let relevant = self.relevant(property)?;
        match property.holds(&relevant) {
            Tri::Yes => return Ok(vec![Cube::default()]),
            Tri::No => return Ok(Vec::new()),
            Tri::Open => {}
        }
        let Some(field) = self.next(&relevant) else {
            return Ok(Vec::new());
        };
        let mut below = Vec::with_capacity(self.classes[field].len());
        for class in 0..self.classes[field].len() {
            self.set(field, Some(class));
            below.push(self.regions(property)?);
        }
        self.set(field, None);
        Ok(merged(field, below))
    }

    /// The first facts with which the property holds, by field. `None` if there are none. Facts that settle every rule
    /// and still leave it open count as facts with which it holds: it was not shown that it does not.
    pub fn first(&mut self, property: &impl Property) -> Result<Option<Given<'a>>, MapTooLarge> {
        let relevant = self.relevant(property)?;
        match property.holds(&relevant) {
            Tri::Yes => return Ok(Some(self.evaluation.given.clone())),
            Tri::No => return Ok(None),
            Tri::Open => {}
        }
        let Some(field) = self.next(&relevant) else {
            return Ok(Some(self.evaluation.given.clone()));
        };
        for class in 0..self.classes[field].len() {
            self.set(field, Some(class));
            if let Some(found) = self.first(property)? {
                return Ok(Some(found));
            }
        }
        self.set(field, None);
        Ok(None)
    }

    /// The rules on which the property can depend, as far as the facts set settle them.
    fn relevant(&mut self, property: &impl Property) -> Result<Vec<Judged<'a>>, MapTooLarge> {
        self.tried += 1;
        if self.tried > MOST {
            return Err(MapTooLarge(self.evaluation.situation.id.clone()));
        }
        let rules = self.evaluation.judge().into_iter();
        Ok(rules.filter(|one| property.reads(one.rule)).collect())
    }

    /// The first field on which an open rule waits.
    fn next(&self, rules: &[Judged<'_>]) -> Option<usize> {
        let open = rules.iter().filter(|one| one.holds.contains(&Tri::Open));
        let bits = open.fold(0, |bits, one| {
            bits | self.evaluation.waits_for(one.rule, &self.evaluation.slots)
        });
        (bits != 0).then(|| bits.trailing_zeros() as usize)
    }

    fn set(&mut self, field: usize, class: Option<usize>) {
        self.evaluation.given[field] = class.map(|class| self.classes[field][class].value);
        self.evaluation.slots = slots::slots(self.evaluation.situation, &self.evaluation.given);
    }
}
