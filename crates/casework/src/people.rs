//! People, posts, accounts and the office's settings, folded from events.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    event::{ConnectionTo, LocalDecision, Profile, Right},
    id::{PersonId, PostId},
    row::{Index, Row, Table},
};

/// Someone the office knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Who they are.
    pub profile: Profile,
    /// Connections they declared and that still hold.
    pub connections: Vec<Connection>,
    /// Their last day, once they left.
    pub left: Option<Date>,
}

/// A declared connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// To whom.
    pub to: ConnectionTo,
    /// What it is, in their words.
    pub relation: String,
}

impl Person {
    /// Whether they have a right.
    pub fn may(&self, right: Right) -> bool {
        self.left.is_none() && self.profile.rights.contains(&right)
    }

    /// Their rows.
    pub fn rows(&self) -> Vec<Row> {
        let state = if self.left.is_some() { "left" } else { "here" };
        let index = Index {
            state: Some(state.to_owned()),
            text: self.profile.name.to_lowercase(),
            ..Index::default()
        };
        vec![Row::holding(Table::Person, self.id.as_str(), index, self)]
    }
}

/// Who holds a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostHolding {
    /// The post.
    pub post: PostId,
    /// Its holders, in the order in which they took it.
    pub holders: Vec<Holding>,
}

/// One person's time in a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// The person.
    pub person: PersonId,
    /// From this day.
    pub from: Date,
}

impl PostHolding {
    /// Its rows.
    pub fn rows(&self) -> Vec<Row> {
        let holder = self.holders.first().map(|holding| holding.person.0.clone());
        vec![Row::holding(
            Table::Post,
            self.post.as_str(),
            Index {
                holder,
                ..Index::default()
            },
            self,
        )]
    }
}

/// A way to sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The sign-in name, trimmed and in lower case.
    pub login: String,
    /// Whose it is.
    pub person: PersonId,
    /// Where it stands.
    pub state: AccountState,
    /// SHA-256 (hex) of the stored passphrase hash.
    pub passphrase: Option<String>,
}

/// Where an account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// Waiting for its first passphrase.
    Invited {
        /// Until when the one-time link works.
        expires: Timestamp,
        /// SHA-256 (hex) of the one-time token.
        token: String,
    },
    /// In use.
    Active,
    /// Closed for good, until invited again.
    Closed,
}

impl Account {
    /// Its rows.
    pub fn rows(&self) -> Vec<Row> {
        let state = match self.state {
            AccountState::Invited { .. } => "invited",
            AccountState::Active => "active",
            AccountState::Closed => "closed",
        };
        let index = Index {
            state: Some(state.to_owned()),
            subject: Some(self.person.0.clone()),
            ..Index::default()
        };
        vec![Row::holding(Table::Account, &self.login, index, self)]
    }
}

/// What the office itself has set up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The day it went live, once it has.
    pub opened: Option<Timestamp>,
    /// Instruments that it switched on.
    pub switched_on: BTreeSet<String>,
    /// What it decided about findings, in order; a later one on a finding takes the place of an earlier one, which is kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<LocalDecision>,
    /// Within how many days it decides where the instruments name no time; none where it sets no time either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deciding_days: Option<u16>,
}

impl Settings {
    /// The one row's id.
    pub const ROW: &'static str = "office";

    /// The number that the next decision about a finding gets.
    pub fn next_number(&self) -> u32 {
        self.decisions
            .iter()
            .map(|made| made.number + 1)
            .max()
            .unwrap_or(1)
    }

    /// Whether a later decision on the same finding took its place by that day.
    pub fn is_superseded(&self, made: &LocalDecision, by: Date) -> bool {
        let later = |other: &LocalDecision| (other.on, other.number) > (made.on, made.number);
        self.decisions
            .iter()
            .any(|other| other.finding == made.finding && other.on <= by && later(other))
    }

    /// The decisions about findings that count on a day.
    pub fn decided_by(&self, day: Date) -> impl Iterator<Item = &LocalDecision> {
        self.decisions
            .iter()
            .filter(move |made| made.on <= day && !self.is_superseded(made, day))
    }

    /// Its rows.
    pub fn rows(&self) -> Vec<Row> {
        vec![Row::holding(
            Table::Settings,
            Self::ROW,
            Index::default(),
            self,
        )]
    }
}
