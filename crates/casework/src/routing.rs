//! Routing: finds the person a case is sent to. No one decides their own case. The route passes over people who are
//! its subject, are named in it, have declared a connection to someone in it, or report to one of them. It then
//! tries other posts that are enough, then stand-ins.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::event::ConnectionTo;
pub use crate::exclusion::{Exclusions, PassedOver, Why};
use crate::id::{PersonId, PostId};
use crate::party;
use crate::people::Person;

/// The rules for one post in `office.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostRule {
    /// The post is held in relation to a person, as that person's manager.
    pub relative: bool,
    /// The posts that take over, in order.
    pub stands_in: Vec<PostId>,
    /// The post whose holder also holds this one.
    pub same_as: Option<PostId>,
    /// Its names, in every language.
    pub names: Vec<String>,
}

/// The parts of an office that routing needs: the posts of its file, and their holders.
#[derive(Debug, Clone, Default)]
pub struct Office {
    /// Every post.
    pub posts: BTreeMap<PostId, PostRule>,
    /// The current holders of each post, in the order in which they took it.
    pub holders: BTreeMap<PostId, Vec<PersonId>>,
    /// Everyone the office knows.
    pub people: BTreeMap<PersonId, Person>,
    /// The office's time limit for decisions in days, if no instrument sets one.
    pub deciding_days: Option<u16>,
}

/// The people and organisations that a case concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The person it is about.
    pub subject: Option<PersonId>,
    /// People of the office who are named in it.
    pub named: BTreeSet<PersonId>,
    /// Keys of the outside people and organisations in it.
    pub outside: BTreeSet<String>,
    /// The people who decided it before, if someone else has to review it.
    pub decided: BTreeSet<PersonId>,
    /// Other people it must never reach.
    pub exclusions: Exclusions,
}

/// The end of a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The post that acts.
    pub post: PostId,
    /// The person who holds it.
    pub person: PersonId,
    /// The people who come first and cannot act.
    pub passed_over: Vec<PassedOver>,
}

/// A route that reached no one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEnd {
    /// Everyone and every post passed over.
    pub passed_over: Vec<PassedOver>,
}

/// Finds who can act on a case. It tries the wanted posts in order, then their stand-ins in order, then the
/// stand-ins of those.
///
/// # Errors
/// [`DeadEnd`] if no one can act.
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

/// Every post to try, in order, each once.
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

/// The holders of a post. For a relative post, in relation to the subject.
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

/// The reason why a person cannot act on a case, if there is one.
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
    if has_connection(office, parties, person) {
        return Some(Why::Connection);
    }
    let above = |chief: &PersonId| reports_to(office, person, chief);
    inside(office, parties)
        .iter()
        .any(above)
        .then_some(Why::ReportsToParty)
}

/// Everyone of the office in the case: its subject, and whoever it is about or may name.
fn inside(office: &Office, parties: &Parties) -> BTreeSet<PersonId> {
    let Exclusions {
        about,
        about_posts,
        may_mean,
        ..
    } = &parties.exclusions;
    let subject = parties.subject.as_ref();
    let holding = about_posts
        .iter()
        .flat_map(|post| holders(office, post, subject));
    let people = subject
        .into_iter()
        .chain(&parties.named)
        .chain(about)
        .chain(may_mean);
    people.cloned().chain(holding).collect()
}

/// The reason why a case must never reach a person, if its form gives one.
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

/// Whether the person has a connection to someone in the case. It counts whichever end declared it.
fn has_connection(office: &Office, parties: &Parties, person: &PersonId) -> bool {
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
    outside
        || inside(office, parties)
            .iter()
            .any(|other| to(person, other) || to(other, person))
}

/// Whether `person` reports to `chief`, directly or through others. A loop of managers ends the search.
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
