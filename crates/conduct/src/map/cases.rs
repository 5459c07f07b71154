//! Who can ask, and under which versions: the cases that a map or a promise has to look at besides the facts.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::codes::Codes;
use crate::model::{Promise, Situation};
use crate::rules::Expr;

/// The versions in force, with the optional instruments that are switched on.
pub(super) struct Stack {
    pub with: Vec<String>,
    pub versions: Vec<usize>,
}

impl Stack {
    /// Whether an optional instrument of this stack has a rule on the situation.
    pub fn speaks_of(&self, codes: &Codes, situation: &str, all: &[Self]) -> bool {
        let always = all.iter().find(|one| one.with.is_empty());
        let plain = always.map_or(&[][..], |one| &one.versions);
        let optional = self.versions.iter().filter(|one| !plain.contains(one));
        let rules = |version: &usize| &codes.engine.versions[*version].by_situation;
        optional
            .map(rules)
            .any(|rules| rules.contains_key(situation))
    }
}

/// The office's stack, and one more for each optional instrument.
pub(super) fn stacks(codes: &Codes, office: &str, on: Date) -> Vec<Stack> {
    let adopts = codes
        .office(office)
        .map_or(&[][..], |office| &office.adopts);
    let optional = adopts.iter().filter(|one| one.unless_switched_on);
    let ids = optional.filter_map(|one| Some(vec![one.instrument.rsplit('/').next()?.to_owned()]));
    std::iter::once(Vec::new())
        .chain(ids)
        .map(|with| Stack {
            versions: codes.engine.in_force(office, on, &with),
            with,
        })
        .collect()
}

/// Who asks: a role and the posts that rules mention.
pub(super) struct Who {
    pub role: String,
    pub posts: Vec<String>,
    /// As a region writes them. Empty if no rule mentions a post.
    pub written: Vec<String>,
}

/// Every role, with every set of the posts that the situation's rules mention.
pub(super) fn askers(codes: &Codes, situation: &Situation, stack: &Stack) -> Vec<Who> {
    let mut posts = BTreeSet::new();
    for version in &stack.versions {
        let rules = codes.engine.rules(*version);
        for rule in rules.filter(|rule| rule.situation == situation.id) {
            rule.when.walk(&mut |part| {
                if let Expr::HoldsPost(post) = part {
                    posts.insert(post.clone());
                }
            });
        }
    }
    let posts: Vec<String> = posts.into_iter().collect();
    let sets = 0..1_usize << posts.len();
    let roles = codes.words().role.keys();
    let who = |role: &String, set: usize| {
        let holds = |index: usize| set & (1 << index) != 0;
        let marked = posts.iter().enumerate().map(|(index, post)| {
            let mark = if holds(index) { "" } else { "!" };
            format!("{mark}{post}")
        });
        Who {
            role: role.clone(),
            written: marked.collect(),
            posts: (posts.iter().enumerate())
                .filter(|(index, _)| holds(*index))
                .map(|(_, post)| post.clone())
                .collect(),
        }
    };
    roles
        .flat_map(|role| sets.clone().map(move |set| (role, set)))
        .map(|(role, set)| who(role, set))
        .collect()
}

/// The days from which a promise counts in an office: whenever a version or a number of the office changes while the
/// promise's instrument is in force. Between two of them nothing changes.
pub(super) fn days(codes: &Codes, office: &str, promise: &Promise) -> Vec<Date> {
    let Some(known) = codes.office(office) else {
        return Vec::new();
    };
    let versions = codes.instruments(office);
    let changes = versions.iter().map(|version| version.effective);
    let days: BTreeSet<Date> = changes
        .chain(known.limits.iter().map(|limit| limit.from))
        .collect();
    let own = versions
        .iter()
        .filter(|version| version.folder == promise.instrument);
    let own: Vec<Date> = own.map(|version| version.effective).collect();
    let of_it = |day: &Date| {
        let in_force = own.iter().filter(|from| *from <= day).max();
        in_force.is_some_and(|from| promise.is_of(*from))
    };
    days.into_iter().filter(of_it).collect()
}

/// The stacks of a day, one for each set of optional instruments that can be switched on.
pub(super) fn every_stack(codes: &Codes, office: &str, on: Date) -> Vec<Stack> {
    let optional: Vec<String> = stacks(codes, office, on)
        .into_iter()
        .flat_map(|one| one.with)
        .collect();
    let mut found: Vec<Stack> = Vec::new();
    for set in 0..1_usize << optional.len() {
        let chosen = optional.iter().enumerate();
        let with: Vec<String> = chosen
            .filter(|(index, _)| set & (1 << index) != 0)
            .map(|(_, id)| id.clone())
            .collect();
        let versions = codes.engine.in_force(office, on, &with);
        // Before its first version, an optional instrument changes nothing.
        if !found.iter().any(|one| one.versions == versions) {
            found.push(Stack { with, versions });
        }
    }
    found
}
