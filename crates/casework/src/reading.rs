//! Clauses that someone has read against the document that they come from. A signature holds for what was read: once the
//! source or the encoding of a clause is another, it has lapsed. That follows from the hashes and is not stored.

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::ClauseHashes;
use serde::{Deserialize, Serialize};

use crate::case::day_of;
use crate::event::ClausesRead;
use crate::id::PersonId;
use crate::row::Row;
use crate::tables::{Columns, Table};

/// The last time that one person read one clause of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseReading {
    /// The instrument.
    pub instrument: String,
    /// The version, by the day from which it binds.
    pub effective: Date,
    /// The clause's reference.
    pub clause: String,
    /// The person who read it.
    pub by: PersonId,
    /// When they signed.
    pub at: Timestamp,
    /// What they had before them.
    pub hashes: ClauseHashes,
}

impl ClauseReading {
    /// The beginning of the ids of all rows of a version.
    pub fn ids_of(instrument: &str, effective: Date) -> String {
        format!("{instrument}@{effective} ")
    }

    /// The id of the row for one clause and one person. References and ids of instruments have no spaces.
    pub fn id_of(instrument: &str, effective: Date, clause: &str, by: &PersonId) -> String {
        format!("{}{clause} {by}", Self::ids_of(instrument, effective))
    }

    /// The id of its row.
    pub fn id(&self) -> String {
        Self::id_of(&self.instrument, self.effective, &self.clause, &self.by)
    }

    /// Whether the clause is still what was read.
    pub fn stands(&self, now: &ClauseHashes) -> bool {
        self.hashes == *now
    }

    /// Every reading that an event records.
    pub(crate) fn of(read: &ClausesRead, at: Timestamp) -> impl Iterator<Item = Self> {
        read.clauses.iter().map(move |one| Self {
            instrument: read.instrument.clone(),
            effective: read.effective,
            clause: one.clause.clone(),
            by: read.by.clone(),
            at,
            hashes: one.hashes.clone(),
        })
    }

    /// Its rows.
    pub fn rows(&self) -> Vec<Row> {
        let columns = Columns {
            person: Some(self.by.0.clone()),
            day: Some(day_of(self.at)),
            ..Columns::default()
        };
        vec![Row::holding(
            Table::ClauseReading,
            &self.id(),
            columns,
            self,
        )]
    }
}
