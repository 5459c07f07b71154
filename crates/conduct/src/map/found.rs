//! What the map looks for in one situation: silence, clashes, and duties to no one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::cases::{Stack, askers};
use super::classes::{Class, classes};
use super::cube::Cube;
use super::explore::{Explorer, Property};
use crate::answer::Outcome;
use crate::ask::{Asker, Evaluation, Judged, Question, deed_outcome};
use crate::codes::Codes;
use crate::facts::Facts;
use crate::model::map::{MapTooLarge, Region};
use crate::model::{RegionKind, Situation};
use crate::rules::{Rule, Tri};

/// A region without its roles: kind, posts and facts.
type RegionKey = (RegionKind, Vec<String>, BTreeMap<String, Vec<String>>);

/// Every region of one situation.
pub(super) fn regions(
    codes: &Codes,
    office: &str,
    situation: &Situation,
    on: Date,
    stacks: &[Stack],
) -> Result<Vec<Region>, MapTooLarge> {
    let mut found = BTreeSet::new();
    let mut plain = BTreeSet::new();
    for stack in stacks {
        if !stack.with.is_empty() && !stack.speaks_of(codes, &situation.id, stacks) {
            continue;
        }
        let own = of_stack(codes, office, situation, on, stack)?;
        if stack.with.is_empty() {
            plain.clone_from(&own);
            found.extend(own);
            continue;
        }
        // What is so without the optional instrument is listed once.
        let new = own.into_iter().filter(|one| !plain.contains(one));
        found.extend(new.map(|one| Region {
            with: stack.with.clone(),
            ..one
        }));
    }
    Ok(found.into_iter().collect())
}

fn of_stack(
    codes: &Codes,
    office: &str,
    situation: &Situation,
    on: Date,
    stack: &Stack,
) -> Result<BTreeSet<Region>, MapTooLarge> {
    // By kind, posts and facts: the roles.
    let mut by_facts: BTreeMap<RegionKey, Vec<String>> = BTreeMap::new();
    for who in askers(codes, situation, stack) {
        let question = Question {
            office: office.to_owned(),
            situation: situation.id.clone(),
            on,
            asker: Asker {
                role: who.role.clone(),
                posts: who.posts.clone(),
            },
            facts: Facts::none(situation),
            switched_on: stack.with.clone(),
        };
        let Ok(mut evaluation) = Evaluation::new(codes, &question, &stack.versions) else {
            continue;
        };
        if !evaluation.covered() {
            continue;
        }
        let rules: Vec<&Rule> = (evaluation.bound_rules())
            .flat_map(|(_, deed, owe)| deed.rules.iter().chain(&owe.rules))
            .collect();
        let classes = classes(situation, &rules, &evaluation.period.limits);
        for (kind, cubes) in kinds(codes, &mut evaluation, &classes)? {
            for cube in cubes {
                let key = (
                    kind,
                    who.written.clone(),
                    written(situation, &classes, &cube),
                );
                by_facts.entry(key).or_default().push(who.role.clone());
            }
        }
    }
    let region = |((kind, posts, only), roles)| Region {
        kind,
        roles,
        posts,
        with: Vec::new(),
        only,
    };
    Ok(by_facts.into_iter().map(region).collect())
}

fn kinds<'a>(
    codes: &Codes,
    evaluation: &mut Evaluation<'a>,
    classes: &[Vec<Class<'a>>],
) -> Result<Vec<(RegionKind, Vec<Cube>)>, MapTooLarge> {
    let unaddressed = Unaddressed { codes };
    let mut found = Vec::new();
    if evaluation.situation.deed.is_some() {
        let silent = Explorer::new(evaluation, classes).regions(&Silent)?;
        found.push((RegionKind::Silent, silent));
        let clash = Explorer::new(evaluation, classes).regions(&Clash)?;
        found.push((RegionKind::Clash, clash));
    } else {
        let silent = Explorer::new(evaluation, classes).regions(&NothingOwed)?;
        found.push((RegionKind::Silent, silent));
    }
    let open = Explorer::new(evaluation, classes).regions(&unaddressed)?;
    found.push((RegionKind::Unaddressed, open));
    Ok(found)
}

fn written(
    situation: &Situation,
    classes: &[Vec<Class<'_>>],
    cube: &Cube,
) -> BTreeMap<String, Vec<String>> {
    let values = |field: usize, set: u64| {
        let classes = classes[field].iter().enumerate();
        classes
            .filter(|(index, _)| set & (1 << index) != 0)
            .map(|(_, class)| class.written.clone())
            .collect()
    };
    (cube.0.iter())
        .map(|(field, set)| (situation.fields[*field].name.clone(), values(*field, *set)))
        .collect()
}

/// No rule permits, and none forbids.
struct Silent;

impl Property for Silent {
    fn reads(&self, rule: &Rule) -> bool {
        rule.owes().is_none()
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        let any = rules.iter().flat_map(|one| one.holds).max();
        any.unwrap_or(Tri::No).not()
    }
}

/// Nothing has to be done, in a situation that only has to be reported.
struct NothingOwed;

impl Property for NothingOwed {
    fn reads(&self, rule: &Rule) -> bool {
        rule.owes().is_some()
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        let any = rules.iter().map(|one| one.holds[0]).max();
        any.unwrap_or(Tri::No).not()
    }
}

/// A permission and a prohibition meet, or two instruments decide differently.
struct Clash;

impl Property for Clash {
    fn reads(&self, rule: &Rule) -> bool {
        rule.owes().is_none()
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        let strongest = |forbids: bool, with: usize| {
            let some = rules.iter().filter(|one| one.rule.forbids == forbids);
            some.map(|one| one.holds[with]).max().unwrap_or(Tri::No)
        };
        let meet = |with: usize| strongest(true, with).min(strongest(false, with));
        meet(0).max(meet(1)).max(instruments_differ(rules))
    }
}

/// Whether two instruments, each asked alone, decide differently.
fn instruments_differ(rules: &[Judged<'_>]) -> Tri {
    let mut by_version: BTreeMap<usize, Vec<Judged<'_>>> = BTreeMap::new();
    for one in rules {
        by_version.entry(one.version).or_default().push(*one);
    }
    if by_version.len() < 2 {
        return Tri::No;
    }
    let mut seen = BTreeSet::new();
    let mut open = false;
    for own in by_version.values() {
        match deed_outcome(own) {
            None => open = true,
            Some(Outcome::Silent) => {}
            Some(outcome) => {
                seen.insert(outcome);
            }
        }
    }
    match (seen.len() > 1, open) {
        (true, _) => Tri::Yes,
        (false, true) => Tri::Open,
        (false, false) => Tri::No,
    }
}

/// A duty towards someone that does not say towards whom, and no rule says it beside it.
struct Unaddressed<'c> {
    codes: &'c Codes,
}

impl Property for Unaddressed<'_> {
    fn reads(&self, rule: &Rule) -> bool {
        let Some(owed) = rule.owes() else {
            return false;
        };
        let word = self.codes.words().duty.get(&owed.duty);
        word.is_some_and(|word| word.to_whom.is_some() && !word.names_posts())
    }

    fn holds(&self, rules: &[Judged<'_>]) -> Tri {
        let duty = |one: &Judged<'_>| one.rule.owes().map(|owed| owed.duty.clone());
        let bare = |one: &&Judged<'_>| one.rule.owes().is_some_and(|owed| owed.to.is_none());
        let alone = rules.iter().filter(bare).map(|one| {
            let beside = rules
                .iter()
                .filter(|other| !bare(other) && duty(other) == duty(one));
            let said = beside.map(|other| other.holds[0]).max().unwrap_or(Tri::No);
            one.holds[0].min(said.not())
        });
        alone.max().unwrap_or(Tri::No)
    }
}
