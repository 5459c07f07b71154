//! Checks that an office can go live: every case, about anyone, must be able to reach someone.

use std::collections::BTreeSet;

use crate::conflict::Parties;
use crate::event::Right;
use crate::exclusion::PassedOver;
use crate::id::{PersonId, PostId};
use crate::office::Office;
use crate::routing::route;

/// A reason why an office cannot go live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No one is an administrator.
    Administrator,
    /// The office's file names no post to ask if the instruments are silent.
    Advice,
    /// A rule, route or stand-in names a post that the office's file does not have.
    UnknownPost(PostId),
    /// Cases about this person that must go to one of these posts can reach no one.
    DeadEnd {
        /// The person that the case is about.
        subject: PersonId,
        /// The posts. Any one of them is enough.
        wanted: Vec<PostId>,
        /// The people passed over, and why.
        passed_over: Vec<PassedOver>,
    },
}

/// Every reason why an office cannot go live. `wanted` has each group of posts that a rule, route or duty names.
pub fn readiness(office: &Office, wanted: &[Vec<PostId>], advice: Option<&PostId>) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !office
        .people
        .values()
        .any(|person| person.may(Right::Administrator))
    {
        missing.push(Missing::Administrator);
    }
    if advice.is_none() {
        missing.push(Missing::Advice);
    }
    let advice = advice.map(|post| vec![post.clone()]);
    let groups: BTreeSet<&Vec<PostId>> = wanted.iter().chain(&advice).collect();
    let stand_ins = office
        .posts
        .values()
        .flat_map(|rule| rule.stands_in.iter().chain(&rule.same_as));
    let named: BTreeSet<&PostId> = groups.iter().copied().flatten().chain(stand_ins).collect();
    missing.extend(
        named
            .into_iter()
            .filter(|post| !office.posts.contains_key(*post))
            .cloned()
            .map(Missing::UnknownPost),
    );
    let here = office
        .people
        .values()
        .filter(|person| person.left.is_none());
    for person in here {
        let concerns = Parties {
            subject: Some(person.id.clone()),
            ..Parties::default()
        };
        for group in &groups {
            if let Err(end) = route(office, &concerns, group) {
                missing.push(Missing::DeadEnd {
                    subject: person.id.clone(),
                    wanted: (*group).clone(),
                    passed_over: end.passed_over,
                });
            }
        }
    }
    missing
}
