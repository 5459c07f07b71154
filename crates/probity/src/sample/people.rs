//! The demo's people, from `demo/people.toml`.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use probity_casework::event::{Profile, Right};
use probity_casework::{PersonId, PostId};
use probity_service::input::NewPerson;
use probity_service::{Actor, Service, ServiceError};
use serde::Deserialize;

/// The passphrase of everyone in the demo. It needs no secret, because the demo listens only on this machine.
pub const PASSPHRASE: &str = "this is only a demo";

const DATA: &str = include_str!("../../demo/people.toml");

/// A person whom a demo user can sign in as.
#[derive(Debug, Clone)]
pub struct Persona {
    /// Their part in the office, for the printed list.
    pub who: String,
    /// Their name.
    pub name: String,
    /// Their sign-in name.
    pub login: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    person: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    id: String,
    name: String,
    title: String,
    team: String,
    role: String,
    manager: Option<String>,
    #[serde(default)]
    posts: Vec<String>,
    #[serde(default)]
    rights: BTreeSet<Right>,
    signs_in: Option<String>,
}

impl Entry {
    fn login(&self) -> String {
        format!("{}@demoshire.example", self.id)
    }

    fn profile(&self) -> Profile {
        Profile {
            name: self.name.clone(),
            title: self.title.clone(),
            role: self.role.clone(),
            team: Some(self.team.clone()),
            manager: self.manager.as_deref().map(|id| PersonId(id.to_owned())),
            rights: self.rights.clone(),
        }
    }
}

#[expect(
    clippy::expect_used,
    reason = "the file is compiled in, and a test reads it"
)]
fn entries() -> Vec<Entry> {
    toml::from_str::<File>(DATA)
        .expect("demo/people.toml is what the test saw")
        .person
}

/// Adds everyone, gives them their posts and activates accounts. Managers come before the people they manage.
pub async fn add(service: &Service, operator: &Actor, at: Timestamp) -> Result<(), ServiceError> {
    let today = at.to_zoned(TimeZone::UTC).date();
    for entry in in_order(entries()) {
        let person = PersonId(entry.id.clone());
        service
            .people
            .add(
                operator,
                NewPerson {
                    id: Some(person.clone()),
                    profile: entry.profile(),
                },
            )
            .await?;
        for post in &entry.posts {
            service
                .posts
                .take(operator, &PostId(post.clone()), &person, today)
                .await?;
        }
        if entry.signs_in.is_some() {
            let invitation = service
                .accounts
                .invite(operator, &person, &entry.login())
                .await?;
            service
                .accounts
                .activate(&invitation.token, PASSPHRASE)
                .await?;
        }
    }
    Ok(())
}

/// People in an order in which managers come before the people they manage.
fn in_order(mut left: Vec<Entry>) -> Vec<Entry> {
    let mut ordered: Vec<Entry> = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let known: BTreeSet<String> = ordered.iter().map(|entry| entry.id.clone()).collect();
        let (ready, later): (Vec<_>, Vec<_>) = left.into_iter().partition(|entry| {
            entry
                .manager
                .as_ref()
                .is_none_or(|manager| known.contains(manager))
        });
        if ready.is_empty() {
            ordered.extend(later);
            break;
        }
        ordered.extend(ready);
        left = later;
    }
    ordered
}

/// The people to sign in as, in the file's order.
pub fn personas() -> Vec<Persona> {
    entries()
        .into_iter()
        .filter_map(|entry| {
            let login = entry.login();
            Some(Persona {
                who: entry.signs_in?,
                name: entry.name,
                login,
            })
        })
        .collect()
}
