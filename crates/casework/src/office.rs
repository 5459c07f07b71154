//! The parts of an office that routing needs: its posts, their holders and its people.

use std::collections::{BTreeMap, BTreeSet};

use crate::id::{PersonId, PostId};
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
