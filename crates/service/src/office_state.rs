//! One office as it is now: its settings, people and posts.

use std::collections::BTreeMap;

use probity_access::{Denied, Who};
use probity_casework::office::{Office, holders};
use probity_casework::people::{PostHolding, Settings};
use probity_casework::{PersonId, PostId};

use crate::actor::Actor;
use crate::error::ServiceError;

/// An office as it is now.
#[derive(Debug)]
pub(crate) struct OfficeState {
    /// The version of the settings row. `None` before the first change.
    pub version: Option<u64>,
    /// Its settings.
    pub settings: Settings,
    /// Its posts and people.
    pub office: Office,
    /// The holders of each post, with days.
    pub holdings: BTreeMap<PostId, PostHolding>,
}

impl OfficeState {
    /// A person's name.
    pub fn name(&self, person: &PersonId) -> String {
        self.office
            .people
            .get(person)
            .map_or_else(String::new, |person| person.profile.name.clone())
    }

    /// The posts that a person holds, without relative ones.
    pub fn posts_of(&self, person: &PersonId) -> Vec<String> {
        let holds = |post: &&PostId| {
            !self
                .office
                .posts
                .get(*post)
                .is_some_and(|rule| rule.relative)
                && holders(&self.office, post, None).contains(person)
        };
        self.office
            .posts
            .keys()
            .filter(holds)
            .map(|post| post.0.clone())
            .collect()
    }
}

impl Actor {
    /// The subjects of the access rules for this actor. The command line acts as a person and, if that is not enough,
    /// as itself.
    pub(crate) fn who(&self, state: &OfficeState) -> Result<Vec<Who>, ServiceError> {
        let person = |id: &PersonId| match state.office.people.get(id) {
            Some(person) => Ok(Who::person(person)),
            None => Err(ServiceError::from(Denied::NotSignedIn)),
        };
        Ok(match self {
            Self::Nobody { .. } => vec![Who::Visitor],
            Self::Person { id, .. } => vec![person(id)?],
            Self::CommandLine {
                on_behalf: None, ..
            } => vec![Who::Machine],
            Self::CommandLine {
                on_behalf: Some(id),
                ..
            } => vec![person(id)?, Who::Machine],
        })
    }
}
