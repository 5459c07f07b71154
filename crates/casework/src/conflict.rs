//! Conflicts of interest: why a person may not act on a case. Nobody acts on their own case: neither people who are in
//! it, nor people who are connected to someone in it, report to one of them, stepped aside or decided it before.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::event::ConnectionTo;
use crate::exclusion::{Exclusions, Why};
use crate::id::{PersonId, PostId};
use crate::office::{Office, holders};
use crate::party;
use crate::people::Connection;

/// The people and organisations that a case concerns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parties {
    /// The person it is about.
    pub subject: Option<PersonId>,
    /// The person who sent it, for themselves or for someone else.
    pub submitter: Option<PersonId>,
    /// People of the office who are named in it.
    pub named: BTreeSet<PersonId>,
    /// Keys of the outside people and organisations in it.
    pub outside: BTreeSet<String>,
    /// The people who decided it before, if someone else has to review it.
    pub decided: BTreeSet<PersonId>,
    /// The people who stepped aside from it.
    pub recused: BTreeSet<PersonId>,
    /// Other people it must never reach.
    pub exclusions: Exclusions,
    /// The day it was sent. A connection that ended on that day or later still counts. `None` if it is not sent yet:
    /// only connections that have not ended count.
    pub since: Option<Date>,
}

/// The reason why a person cannot act on a case, if there is one.
pub fn conflict(office: &Office, parties: &Parties, person: &PersonId) -> Option<Why> {
    let has_left = || {
        let known = office.people.get(person);
        known.is_none_or(|known| known.left.is_some())
    };
    if parties.subject.as_ref() == Some(person) {
        Some(Why::Subject)
    } else if let Some(why) = meant(office, parties, person) {
        Some(why)
    } else if parties.recused.contains(person) {
        Some(Why::Recused)
    } else if parties.decided.contains(person) {
        Some(Why::Decided)
    } else if parties.submitter.as_ref() == Some(person) {
        Some(Why::Submitter)
    } else if has_left() {
        Some(Why::Left)
    } else if has_connection(office, parties, person) {
        Some(Why::Connection)
    } else {
        let above = |chief: &PersonId| reports_to(office, person, chief);
        (inside(office, parties).iter().any(above)).then_some(Why::ReportsToParty)
    }
}

/// Whether a case is about a person, names them or may name them, although they are not only its subject. Such a
/// person never reads it, unless they sent it.
pub fn is_accused(office: &Office, parties: &Parties, person: &PersonId) -> bool {
    matches!(
        meant(office, parties, person),
        Some(Why::Named | Why::About | Why::MayBeNamed)
    )
}

/// The reason why a case must never reach a person, if its form gives one.
fn meant(office: &Office, parties: &Parties, person: &PersonId) -> Option<Why> {
    let Exclusions {
        about,
        about_posts,
        may_mean,
        never_to,
        ..
    } = &parties.exclusions;
    let subject = parties.subject.as_ref();
    let holds = |post: &PostId| holders(office, post, subject).contains(person);
    if parties.named.contains(person) {
        Some(Why::Named)
    } else if about.contains(person) || about_posts.iter().any(holds) {
        Some(Why::About)
    } else if may_mean.contains(person) {
        Some(Why::MayBeNamed)
    } else {
        never_to.iter().any(holds).then_some(Why::NeverTo)
    }
}

/// Everyone of the office in the case: its subject, who sent it, and whoever it is about or may name.
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
        .chain(&parties.submitter)
        .chain(&parties.named)
        .chain(about)
        .chain(may_mean);
    people.cloned().chain(holding).collect()
}

/// Whether the person has a connection to someone in the case. It counts whichever end declared it.
fn has_connection(office: &Office, parties: &Parties, person: &PersonId) -> bool {
    let counts = |connection: &&Connection| connection.counts_from(parties.since);
    let declared = |by: &PersonId| {
        let known = office.people.get(by);
        (known.into_iter()).flat_map(move |known| known.connections.iter().filter(counts))
    };
    let to = |from: &PersonId, to: &PersonId| {
        declared(from).any(|connection| connection.to == ConnectionTo::Person(to.clone()))
    };
    let outside = declared(person).any(|connection| match &connection.to {
        ConnectionTo::Party(name) => {
            party::key(name).is_some_and(|key| parties.outside.contains(&key))
        }
        ConnectionTo::Person(_) => false,
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
