//! Whether an office can go live: every route has to end at someone, whoever the case is about.

use std::collections::BTreeSet;

use crate::{
    event::Right,
    id::{PersonId, PostId},
    routing::{Office, Parties, PassedOver, route},
};

/// What keeps an office from going live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Nobody looks after people, posts and settings.
    Administrator,
    /// The office's file names nobody to ask where the instruments are silent.
    Advice,
    /// A rule, route or stand-in names a post that the office's file does not have.
    UnknownPost(PostId),
    /// Cases about this person that have to go to one of these posts can go to nobody.
    DeadEnd {
        /// Whom the case is about.
        subject: PersonId,
        /// The posts, any of which would do.
        wanted: Vec<PostId>,
        /// Who was passed over and why.
        passed_over: Vec<PassedOver>,
    },
}

/// Everything that keeps an office from going live. `wanted`: each group of posts that a rule, route or duty names.
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
