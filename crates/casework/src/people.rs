//! People, posts, accounts and the office's settings, built from events.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::event::{ConnectionTo, LocalDecision, Profile, Right};
use crate::id::{PersonId, PostId};
use crate::row::Row;
use crate::tables::{Columns, Table};

/// A person the office knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their name, role and rights.
    pub profile: Profile,
    /// The connections they declared, with those that have ended.
    pub connections: Vec<Connection>,
    /// Their last day, if they have left.
    pub left: Option<Date>,
}

/// A declared connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Connection {
    /// The other end of the connection.
    pub to: ConnectionTo,
    /// The connection, in their words.
    pub relation: String,
    /// The day on which it was recorded as ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Date>,
}

impl Connection {
    /// Whether it counts in a case that was sent on this day: it has not ended, or only on that day or later. Ending a
    /// connection must not open a case to the person who had it.
    pub fn counts_from(&self, sent: Option<Date>) -> bool {
        self.ended
            .is_none_or(|ended| sent.is_some_and(|sent| sent <= ended))
    }
}

impl Person {
    /// The connections that have not ended.
    pub fn present_connections(&self) -> impl Iterator<Item = &Connection> {
        (self.connections.iter()).filter(|connection| connection.ended.is_none())
    }

    /// Whether they have this access right.
    pub fn may(&self, right: Right) -> bool {
        self.left.is_none() && self.profile.rights.contains(&right)
    }

    /// Their rows.
    pub fn rows(&self) -> Vec<Row> {
        let state = if self.left.is_some() { "left" } else { "here" };
        let columns = Columns {
            state: Some(state.to_owned()),
            name: Some(self.profile.name.clone()),
            ..Columns::default()
        };
        vec![Row::holding(Table::Person, self.id.as_str(), columns, self)]
    }
}

/// A post and its holders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostHolding {
    /// The post.
    pub post: PostId,
    /// Its holders, in the order in which they took the post.
    pub holders: Vec<Holding>,
}

/// One person's time in a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Holding {
    /// The person.
    pub person: PersonId,
    /// Their first day.
    pub from: Date,
}

impl PostHolding {
    /// Its rows.
    pub fn rows(&self) -> Vec<Row> {
        let held_by = self.holders.first().map(|holding| holding.person.0.clone());
        vec![Row::holding(
            Table::Post,
            self.post.as_str(),
            Columns {
                held_by,
                ..Columns::default()
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
    /// The person whose account it is.
    pub person: PersonId,
    /// The account's state.
    pub state: AccountState,
    /// SHA-256 (hex) of the stored passphrase hash.
    pub passphrase: Option<String>,
}

/// The state of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// Waiting for its first passphrase.
    Invited {
        /// When the one-time link expires.
        expires: Timestamp,
        /// SHA-256 (hex) of the one-time token.
        token: String,
    },
    /// In use.
    Active,
    /// Closed, until the person is invited again.
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
        let columns = Columns {
            state: Some(state.to_owned()),
            person: Some(self.person.0.clone()),
            ..Columns::default()
        };
        vec![Row::holding(Table::Account, &self.login, columns, self)]
    }
}

/// The office's own settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Settings {
    /// When it went live, if it has.
    pub opened: Option<Timestamp>,
    /// The instruments that it switched on.
    pub switched_on: BTreeSet<String>,
    /// The decisions about findings, in order. A later decision on a finding replaces an earlier one, which is
    /// kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<LocalDecision>,
    /// The office's time limit for decisions in days, if no instrument sets one. `None` means no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deciding_days: Option<u16>,
}

impl Settings {
    /// The id of the only row.
    pub const ROW: &'static str = "office";

    /// The number for the next decision about a finding.
    pub fn next_number(&self) -> u32 {
        self.decisions
            .iter()
            .map(|made| made.number + 1)
            .max()
            .unwrap_or(1)
    }

    /// Whether a later decision on the same finding replaced it by that day.
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
            Columns::default(),
            self,
        )]
    }
}
