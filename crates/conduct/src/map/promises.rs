//! Whether a promise holds: in every office that adopts its instrument, for every role and every set of posts, under
//! every version, whatever optional instruments are switched on, and with every class of facts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::cases::{Stack, Who, askers, days, every_stack};
use super::classes::{Class, classes};
use super::explore::{Explorer, Given, Property};
use super::hash;
use super::replay::Counterexample;
use crate::answer::Outcome;
use crate::ask::{Asker, Evaluation, Judged, Question, deed_outcome, slots};
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::map::{MapTooLarge, OfficeMap, PromiseMap};
use crate::model::{Promise, ShownValue, Situation};
use crate::rules::{Rule, Tri};
use crate::visibility;

/// What trying every case of a promise in one office has shown.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    /// The roles for which there is a case. Empty if there is no case at all.
    pub roles: BTreeSet<String>,
    /// A case in which it does not hold.
    pub broken: Option<Counterexample>,
}

impl Codes {
    /// Every promise of an instrument that the office adopts.
    pub(crate) fn promises_of(&self, office: &str) -> impl Iterator<Item = &Promise> {
        let adopted: BTreeSet<&str> = self
            .instruments(office)
            .into_iter()
            .map(|version| version.folder.as_str())
            .collect();
        let all = self.model.promises.promise.iter();
        all.filter(move |one| adopted.contains(one.instrument.as_str()))
    }

    /// Tries every case of a promise in one office.
    ///
    /// # Errors
    /// When there are too many combinations of facts to try.
    pub(crate) fn try_promise(
        &self,
        office: &str,
        promise: &Promise,
    ) -> Result<Tried, MapTooLarge> {
        let mut tried = Tried::default();
        let Some(situation) = self.situation(&promise.situation) else {
            return Ok(tried);
        };
        let trial = Trial {
            codes: self,
            office,
            promise,
            situation,
        };
        for on in days(self, office, promise) {
            for stack in every_stack(self, office, on) {
                for who in askers(self, situation, &stack) {
                    trial.one(on, &stack, &who, &mut tried)?;
                    if tried.broken.is_some() {
                        return Ok(tried);
                    }
                }
            }
        }
        Ok(tried)
    }
}

/// Every promise of the office, with whether it is kept. What is unchanged since `before` is not tried again.
pub(super) fn all(
    codes: &Codes,
    office: &str,
    before: Option<&OfficeMap>,
) -> Result<Vec<PromiseMap>, MapTooLarge> {
    let mut found = Vec::new();
    for promise in codes.promises_of(office) {
        let hash = hash::of_promise(codes, office, promise);
        let same = |one: &&PromiseMap| one.id == promise.id && one.hash == hash;
        let held = if let Some(kept) = before.and_then(|map| map.promises.iter().find(same)) {
            kept.held
        } else {
            let tried = codes.try_promise(office, promise)?;
            tried.broken.is_none() && !tried.roles.is_empty()
        };
        found.push(PromiseMap {
            id: promise.id.clone(),
            hash,
            held,
        });
    }
    Ok(found)
}

/// One promise in one office.
struct Trial<'a> {
    codes: &'a Codes,
    office: &'a str,
    promise: &'a Promise,
    situation: &'a Situation,
}

impl Trial<'_> {
    /// Tries all facts for one person on one day.
    fn one(
        &self,
        on: Date,
        stack: &Stack,
        who: &Who,
        tried: &mut Tried,
    ) -> Result<(), MapTooLarge> {
        if !self.concerns(stack, who) {
            return Ok(());
        }
        let question = Question {
            office: self.office.to_owned(),
            situation: self.situation.id.clone(),
            on,
            asker: Asker {
                role: who.role.clone(),
                posts: who.posts.clone(),
            },
            facts: Facts::none(self.situation),
            switched_on: stack.with.clone(),
        };
        // On a day without a number that a rule needs, there is no answer to anything.
        let Ok(mut evaluation) = Evaluation::new(self.codes, &question, &stack.versions) else {
            return Ok(());
        };
        let rules: Vec<&Rule> = (evaluation.bound_rules())
            .flat_map(|(_, deed, owe)| deed.rules.iter().chain(&owe.rules))
            .collect();
        let mut classes = classes(self.situation, &rules, &evaluation.period.limits);
        let Some(meant) = narrowed(self.situation, self.promise, &mut classes) else {
            return Ok(());
        };
        for field in &meant {
            if let [only] = classes[*field].as_slice() {
                evaluation.given[*field] = Some(only.value);
            }
        }
        evaluation.slots = slots::slots(self.situation, &evaluation.given);
        let broken = Broken {
            promise: self.promise,
            covered: evaluation.covered(),
        };
        let found = Explorer::new(&mut evaluation, &classes).first(&broken)?;
        let facts = found.map(|given| self.facts(&given, &meant, &classes));
        tried.roles.insert(who.role.clone());
        tried.broken = facts.map(|facts| Counterexample::of(self.codes, question, facts));
        Ok(())
    }

    /// Whether the promise is about this person: its instrument is in force and binds them.
    fn concerns(&self, stack: &Stack, who: &Who) -> bool {
        let (promise, role) = (self.promise, &who.role);
        let named = promise.roles.is_empty() || promise.roles.contains(role);
        let binds = |version: &usize| {
            let version = &self.codes.model.instruments[*version];
            version.folder == promise.instrument && version.binds(role, &promise.situation)
        };
        let office = self.codes.office(self.office);
        let holds = |post: &String| office.is_some_and(|office| office.has_post(post));
        named && stack.versions.iter().any(binds) && who.posts.iter().all(holds)
    }

    /// The facts found, each as it is typed, with those that make it the promise's case.
    fn facts(
        &self,
        given: &Given<'_>,
        meant: &BTreeSet<usize>,
        classes: &[Vec<Class<'_>>],
    ) -> Vec<(usize, String)> {
        let fields = self.situation.fields.iter().enumerate();
        let typed = fields.filter_map(|(index, field)| {
            let chosen = |class: &&Class<'_>| Some(class.value) == given[index];
            let class = match classes[index].iter().find(chosen) {
                Some(class) => class,
                None if meant.contains(&index) => classes[index].first()?,
                None => return None,
            };
            Some((index, class.typed(field.kind)))
        });
        typed.collect()
    }
}

/// Leaves only the classes that the promise is about, and gives back the fields that decide it: those it names, and
/// those that decide whether these are asked. `None` if no facts can be meant.
fn narrowed(
    situation: &Situation,
    promise: &Promise,
    classes: &mut [Vec<Class<'_>>],
) -> Option<BTreeSet<usize>> {
    let mut meant = BTreeSet::new();
    for (name, values) in &promise.only {
        let mut at = Some((situation.index_of(name)?, values.as_slice()));
        while let Some((index, wanted)) = at {
            keep(&mut classes[index], wanted);
            meant.insert(index);
            at = visibility::controller(situation, &situation.fields[index]);
        }
    }
    let possible = meant.iter().all(|index| !classes[*index].is_empty());
    possible.then_some(meant)
}

fn keep(classes: &mut Vec<Class<'_>>, wanted: &[ShownValue]) {
    classes.retain(|class| visibility::met(wanted, class.value) == Tri::Yes);
}

/// The promise is broken.
struct Broken<'p> {
    promise: &'p Promise,
    /// An instrument of the office's own binds the person. If not, there is another answer where nothing decides.
    covered: bool,
}

impl Broken<'_> {
    fn unless_allowed(&self, outcome: Outcome) -> Tri {
        if self.promise.allows(outcome) {
            Tri::No
        } else {
            Tri::Yes
        }
    }
}

impl Property for Broken<'_> {
    fn reads(&self, rule: &Rule) -> bool {
        match (&self.promise.owed, rule.owes()) {
            (Some(duty), Some(owed)) => owed.duty == *duty,
            (None, None) => true,
            _ => false,
        }
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        if self.promise.owed.is_some() {
            let owed = rules.iter().map(|one| one.holds[0]).max();
            return owed.unwrap_or(Tri::No).not();
        }
        match deed_outcome(rules) {
            None => Tri::Open,
            Some(Outcome::Silent) if !self.covered => self.unless_allowed(Outcome::NotCovered),
            Some(outcome) => self.unless_allowed(outcome),
        }
    }
}
