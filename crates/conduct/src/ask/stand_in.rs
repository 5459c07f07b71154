//! The posts of an answer, as the person who asks needs them: where they hold a post that a clause names, its
//! stand-in takes its place. No one is told to turn to themselves.

use std::collections::BTreeSet;

use crate::model::Office;

/// Names stand-ins for the posts that the person who asks holds, and remembers which posts these were.
pub(super) struct StandIns<'a> {
    office: Option<&'a Office>,
    held: &'a [String],
    /// The posts that were replaced, in the order found.
    pub replaced: Vec<String>,
}

impl<'a> StandIns<'a> {
    pub fn new(office: Option<&'a Office>, held: &'a [String]) -> Self {
        Self {
            office,
            held,
            replaced: Vec::new(),
        }
    }

    /// The posts, each once, without those that the person holds.
    pub fn posts(&mut self, named: &[String]) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for post in named {
            let acting = self.acting(post);
            found.extend(acting.filter(|one| !named.contains(one) || one == post));
        }
        let mut seen = BTreeSet::new();
        found.retain(|one| seen.insert(one.clone()));
        found
    }

    /// A recipient as rules write it: `a`, `a|b` or `a+b`. `None` if no one is left.
    pub fn written(&mut self, named: &str) -> Option<String> {
        let between = if named.contains('+') { "+" } else { "|" };
        let posts: Vec<String> = named
            .split(['|', '+'])
            .map(|post| post.trim().to_owned())
            .collect();
        let left = self.posts(&posts);
        (!left.is_empty()).then(|| left.join(between))
    }

    /// The post, or the first of its stand-ins that someone else holds.
    fn acting(&mut self, post: &str) -> Option<String> {
        if !self.holds(post) {
            return Some(post.to_owned());
        }
        if !self.replaced.iter().any(|one| one == post) {
            self.replaced.push(post.to_owned());
        }
        let office = self.office?;
        let mut seen = BTreeSet::from([post]);
        let mut next: Vec<&str> = stand_ins(office, post);
        while !next.is_empty() {
            if let Some(found) = next.iter().find(|one| !self.holds(one)) {
                return Some((*found).to_owned());
            }
            next.retain(|one| seen.insert(one));
            next = next.iter().flat_map(|one| stand_ins(office, one)).collect();
        }
        None
    }

    fn holds(&self, post: &str) -> bool {
        let as_held = |one: &str| {
            self.office
                .map_or_else(|| one.to_owned(), |office| office.held_as(one).to_owned())
        };
        self.held
            .iter()
            .any(|held| held == post || as_held(held) == as_held(post))
    }
}

/// Those who take over from a post, or from the post whose holder also holds it.
fn stand_ins<'o>(office: &'o Office, post: &str) -> Vec<&'o str> {
    let known = office
        .post(post)
        .or_else(|| office.post(office.held_as(post)));
    known.map_or_else(Vec::new, |known| {
        known.stands_in.iter().map(String::as_str).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        toml::from_str(
            r#"
            id = "x"
            name = "X"
            short = "X"
            [[post]]
            id = "chief"
            stands-in = ["finance", "mayor"]
            [[post]]
            id = "finance"
            stands-in = ["chief"]
            [[post]]
            id = "mayor"
            [[also]]
            post = "monitoring"
            is = "chief"
            "#,
        )
        .unwrap()
    }

    #[test]
    fn no_one_is_told_to_turn_to_themselves() {
        let office = office();
        let named = |held: &[&str], written: &str| {
            let held: Vec<String> = held.iter().map(|post| (*post).to_owned()).collect();
            StandIns::new(Some(&office), &held).written(written)
        };
        assert_eq!(named(&[], "chief").as_deref(), Some("chief"));
        assert_eq!(named(&["chief"], "chief").as_deref(), Some("finance"));
        assert_eq!(
            named(&["chief", "finance"], "chief").as_deref(),
            Some("mayor")
        );
        assert_eq!(
            named(&["finance"], "finance+chief").as_deref(),
            Some("chief")
        );
        assert_eq!(named(&["chief"], "monitoring").as_deref(), Some("finance"));
        assert_eq!(named(&["mayor"], "mayor"), None);
    }
}
