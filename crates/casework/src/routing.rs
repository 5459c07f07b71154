//! To whom a case goes. Nobody judges their own case: the route passes over anyone who is its subject, is named in it,
//! has declared a connection to someone in it, or reports to its subject; then another post that would do, then whoever stands in.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use crate::exclusion::{Exclusions, PassedOver, Why};
use crate::{
    event::ConnectionTo,
    id::{PersonId, PostId},
    party,
    people::Person,
};

/// What `office.toml` says about one post.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostRule {
    /// Held in relation to a person: that person's manager.
    pub relative: bool,
    /// Who takes over, in order.
    pub stands_in: Vec<PostId>,
    /// The post whose holder holds this one too.
    pub same_as: Option<PostId>,
    /// What people call it, in every language.
    pub names: Vec<String>,
}

/// The office as routing sees it: the posts of its file, and who holds them.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// Every post.
    pub posts: BTreeMap<PostId, PostRule>,
    /// Who holds a post now, in the order in which they took it.
    pub holders: BTreeMap<PostId, Vec<PersonId>>,
    /// Everyone the office knows.
    pub people: BTreeMap<PersonId, Person>,
    /// Within how many days it decides where the instruments name no time.
    pub deciding_days: Option<u16>,
}

/// Whom a case concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// Whom it is about.
    pub subject: Option<PersonId>,
    /// People of the office who are named in it.
    pub named: BTreeSet<PersonId>,
    /// Keys of the outside people and organisations in it.
    pub outside: BTreeSet<String>,
    /// Those who decided it before, where somebody else has to look at it again.
    pub decided: BTreeSet<PersonId>,
    /// Whom else it must never reach.
    pub exclusions: Exclusions,
}

/// Where a route ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The post that acts.
    pub post: PostId,
    /// Its holder.
    pub person: PersonId,
    /// Who came before and may not act.
    pub passed_over: Vec<PassedOver>,
}

/// A route that ended at nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEnd {
    /// Everyone and every post on the way.
    pub passed_over: Vec<PassedOver>,
}

/// Finds who acts on a case, among posts any of which would do, in order; then their stand-ins, in order, and theirs.
///
/// # Errors
/// [`DeadEnd`] when nobody on the way may act.
pub fn route(office: &Office, parties: &Parties, wanted: &[PostId]) -> Result<Route, DeadEnd> {
    let mut passed_over = Vec::new();
    for post in in_order(office, wanted) {
        let holders = holders(office, &post, parties.subject.as_ref());
        if holders.is_empty() {
            passed_over.push(PassedOver {
                post,
                person: None,
                why: Why::Vacant,
            });
            continue;
        }
        for person in holders {
            match conflict(office, parties, &person) {
                None => {
                    return Ok(Route {
                        post,
                        person,
                        passed_over,
                    });
                }
                Some(why) => passed_over.push(PassedOver {
                    post: post.clone(),
                    person: Some(person),
                    why,
                }),
            }
        }
    }
    Err(DeadEnd { passed_over })
}

/// Every post that may be asked, in order, each once.
fn in_order(office: &Office, wanted: &[PostId]) -> Vec<PostId> {
    let mut seen = BTreeSet::new();
    let mut order = Vec::new();
    let mut next: VecDeque<PostId> = wanted.iter().cloned().collect();
    while let Some(post) = next.pop_front() {
        if !seen.insert(post.clone()) {
            continue;
        }
        if let Some(rule) = office.posts.get(&post) {
            next.extend(rule.stands_in.iter().cloned());
        }
        order.push(post);
    }
    order
}

/// Who holds a post; for a relative post, in relation to the subject.
pub fn holders(office: &Office, post: &PostId, subject: Option<&PersonId>) -> Vec<PersonId> {
    let mut post = post;
    let mut seen = BTreeSet::new();
    while seen.insert(post) {
        let rule = office.posts.get(post);
        if rule.is_some_and(|rule| rule.relative) {
            let manager = subject
                .and_then(|person| office.people.get(person))
                .and_then(|person| person.profile.manager.clone());
            return manager.into_iter().collect();
        }
        match office.holders.get(post) {
            Some(people) if !people.is_empty() => return people.clone(),
            _ => {}
        }
        match rule.and_then(|rule| rule.same_as.as_ref()) {
            Some(same) => post = same,
            None => break,
        }
    }
    Vec::new()
}

/// Why a person may not act on a case, if so.
pub fn conflict(office: &Office, parties: &Parties, person: &PersonId) -> Option<Why> {
    if parties.subject.as_ref() == Some(person) {
        return Some(Why::Subject);
    }
    if parties.named.contains(person) {
        return Some(Why::Named);
    }
    if let Some(why) = excluded(office, parties, person) {
        return Some(why);
    }
    if parties.decided.contains(person) {
        return Some(Why::Decided);
    }
    if office
        .people
        .get(person)
        .is_none_or(|known| known.left.is_some())
    {
        return Some(Why::Left);
    }
    if tied(office, parties, person) {
        return Some(Why::Connection);
    }
    let subject = parties.subject.as_ref()?;
    reports_to(office, person, subject).then_some(Why::ReportsToSubject)
}

/// Why a case must never reach a person, by what its form says.
fn excluded(office: &Office, parties: &Parties, person: &PersonId) -> Option<Why> {
    let Exclusions {
        about,
        about_posts,
        may_mean,
        never_to,
        ..
    } = &parties.exclusions;
    let subject = parties.subject.as_ref();
    let holds = |post: &PostId| holders(office, post, subject).contains(person);
    if about.contains(person) || about_posts.iter().any(holds) {
        return Some(Why::About);
    }
    if may_mean.contains(person) {
        return Some(Why::MayBeNamed);
    }
    never_to.iter().any(holds).then_some(Why::NeverTo)
}

/// A connection counts whichever end declared it.
fn tied(office: &Office, parties: &Parties, person: &PersonId) -> bool {
    let Exclusions {
        about, may_mean, ..
    } = &parties.exclusions;
    let named = || parties.named.iter().chain(about).chain(may_mean);
    let inside = || parties.subject.iter().chain(named());
    let to = |from: &PersonId, to: &PersonId| {
        office.people.get(from).is_some_and(|known| {
            known
                .connections
                .iter()
                .any(|connection| connection.to == ConnectionTo::Person(to.clone()))
        })
    };
    let outside = office.people.get(person).is_some_and(|known| {
        known
            .connections
            .iter()
            .any(|connection| match &connection.to {
                ConnectionTo::Party(name) => {
                    party::key(name).is_some_and(|key| parties.outside.contains(&key))
                }
                ConnectionTo::Person(_) => false,
            })
    });
    outside || inside().any(|other| to(person, other) || to(other, person))
}

/// Whether `person` reports to `chief`, directly or through others; a loop of managers ends the search.
fn reports_to(office: &Office, person: &PersonId, chief: &PersonId) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = person;
    while seen.insert(at) {
        match office
            .people
            .get(at)
            .and_then(|known| known.profile.manager.as_ref())
        {
            Some(manager) if manager == chief => return true,
            Some(manager) => at = manager,
            None => return false,
        }
    }
    false
}
