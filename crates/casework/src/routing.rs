//! Routing: finds the person a case is sent to. The route passes over everyone who has a conflict of interest in it.
//! It then tries other posts that are enough, then stand-ins.

use std::collections::{BTreeSet, VecDeque};

use crate::conflict::{Parties, conflict};
use crate::exclusion::{PassedOver, Why};
use crate::id::{PersonId, PostId};
use crate::office::{Office, holders};

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

/// Whether a case that wants these posts can be with this one: it is wanted, or stands in for one that is.
pub fn reaches(office: &Office, wanted: &[PostId], post: &PostId) -> bool {
    in_order(office, wanted).contains(post)
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
