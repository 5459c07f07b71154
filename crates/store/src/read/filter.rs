//! Filters of lists, and positions at which a page begins.

use crate::cursor::Cursor;
use crate::row_key::{CASE, ENTRY};
use crate::sql::{Sql, Value};

/// Conditions on the rows of a list. Every one that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The kind of row, such as [`CASE`] or [`ENTRY`].
    pub kind: String,
    /// One of these states. Empty means any.
    pub states: Vec<String>,
    /// About this person.
    pub subject: Option<String>,
    /// Held by this person.
    pub holder: Option<String>,
    /// Submitted by this person.
    pub submitter: Option<String>,
    /// Of this situation.
    pub situation: Option<String>,
    /// In this register.
    pub register: Option<String>,
    /// With this outcome.
    pub outcome: Option<String>,
    /// With this other party (its key).
    pub party: Option<String>,
    /// In the financial year that begins in this calendar year.
    pub year: Option<i64>,
    /// On this day or later.
    pub from: Option<String>,
    /// On this day or earlier.
    pub to: Option<String>,
    /// For each of these words, a word that begins with it.
    pub text: Option<String>,
}

/// The part of a list that a page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Part {
    /// The beginning.
    #[default]
    First,
    /// The rows after a position.
    After(Cursor),
    /// The rows before a position, as near to it as possible.
    Before(Cursor),
}

impl Filter {
    /// All cases.
    pub fn cases() -> Self {
        Self {
            kind: CASE.to_owned(),
            ..Self::default()
        }
    }

    /// All entries of a register.
    pub fn entries(register: &str) -> Self {
        Self {
            kind: ENTRY.to_owned(),
            register: Some(register.to_owned()),
            ..Self::default()
        }
    }

    /// Whether the tallies alone give the number of rows.
    pub(crate) fn is_tallied(&self) -> bool {
        let alone = Self {
            kind: ENTRY.to_owned(),
            register: self.register.clone(),
            outcome: self.outcome.clone(),
            year: self.year,
            ..Self::default()
        };
        self.register.is_some() && *self == alone
    }

    /// Adds every condition except the text, each after `AND`.
    pub(crate) fn push_conditions(&self, sql: &mut Sql) {
        super::push_kind(sql, &self.kind);
        if !self.states.is_empty() {
            sql.push(" AND state IN ")
                .list(self.states.iter().map(Into::into));
        }
        let conditions: [(&str, Option<Value>); 10] = [
            (" AND subject = ", text(&self.subject)),
            (" AND holder = ", text(&self.holder)),
            (" AND submitter = ", text(&self.submitter)),
            (" AND situation = ", text(&self.situation)),
            (" AND register = ", text(&self.register)),
            (" AND outcome = ", text(&self.outcome)),
            (" AND party = ", text(&self.party)),
            (" AND year = ", self.year.map(Into::into)),
            (" AND day >= ", text(&self.from)),
            (" AND day <= ", text(&self.to)),
        ];
        for (condition, value) in conditions {
            if let Some(value) = value {
                sql.push(condition).bind(value);
            }
        }
    }

    /// Adds the position next to the page, the order (latest day first, rows without a day last) and the limit.
    /// Rows before a position are read backwards from there.
    pub(crate) fn push_page(&self, sql: &mut Sql, part: &Part, limit: i64) {
        let (place, beyond, order) = match part {
            Part::First => (None, "", "DESC"),
            Part::After(place) => (Some(place), "<", "DESC"),
            Part::Before(place) => (Some(place), ">", "ASC"),
        };
        if let Some(place) = place {
            // The first condition finds the position in the index on both databases. If SQLite compares a pair of
            // day and id, it cannot use an index of an expression and scans the list from its beginning.
            sql.push(&format!(" AND COALESCE(day, '') {beyond}= "))
                .bind(&place.at)
                .push(&format!(" AND (COALESCE(day, '') {beyond} "))
                .bind(&place.at)
                .push(&format!(" OR id {beyond} "))
                .bind(&place.id)
                .push(")");
        }
        sql.push(&format!(" ORDER BY COALESCE(day, '') {order}, id {order}"))
            .limit(limit);
    }
}

fn text(condition: &Option<String>) -> Option<Value> {
    condition.as_deref().map(Into::into)
}
