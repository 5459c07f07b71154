//! Lists, a page at a time.

use super::filter::{Filter, Part};
use super::read_all;
use super::search::Sought;
use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::Sql;
use crate::store::Store;

/// Counting stops here where the tallies do not say.
const COUNTED: i64 = 1_000;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Stored>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<Cursor>,
}

/// How many rows a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Exactly so many.
    Exactly(u64),
    /// More than so many: it was not counted further.
    MoreThan(u64),
}

/// How many entries a register has of one year and outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The calendar year in which the financial year begins; none for entries without one.
    pub year: Option<i64>,
    /// The outcome; none for entries without one.
    pub outcome: Option<String>,
    /// How many.
    pub n: u64,
}

impl Tally {
    /// How many entries those of the filter's year and outcome are.
    fn sum(tallies: &[Self], filter: &Filter) -> u64 {
        let wanted = |tally: &&Self| {
            (filter.year.is_none() || tally.year == filter.year)
                && (filter.outcome.is_none() || tally.outcome == filter.outcome)
        };
        tallies.iter().filter(wanted).map(|tally| tally.n).sum()
    }
}

impl Store {
    /// Up to `limit` rows of a list, from `after` on.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list(
        &self,
        office: &str,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let sought = self.sought(filter).await?;
        self.list_sought(office, filter, &sought, after, limit)
            .await
    }

    /// The same for whoever has looked for the filter's text already.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn list_sought(
        &self,
        office: &str,
        filter: &Filter,
        sought: &Sought,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let mut sql = super::columns();
        sought.push_table(&mut sql);
        sql.push(" WHERE office = ").bind(office);
        filter.push_conditions(&mut sql);
        let mut rows = Vec::new();
        if !sought.is_nothing() {
            sought.push_condition(&mut sql, self.pools().is_postgres());
            let part = after.cloned().map_or(Part::First, Part::After);
            filter.push_page(&mut sql, &part, i64::from(limit) + 1);
            rows = read_all(&self.pools().fetch(sql).await?)?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(Stored::place);
        Ok(Page { rows, next })
    }

    /// How many rows a list has: exactly where tallies say or there are few.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn total(&self, office: &str, filter: &Filter) -> Result<Total, StoreError> {
        if filter.is_tallied() {
            let register = filter.register.as_deref().unwrap_or_default();
            return Ok(Total::Exactly(Tally::sum(
                &self.tallies(office, register).await?,
                filter,
            )));
        }
        let sought = self.sought(filter).await?;
        self.counted(office, filter, &sought).await
    }

    /// The same for whoever has the register's tallies already, and what the filter's text finds.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn total_with(
        &self,
        office: &str,
        filter: &Filter,
        sought: &Sought,
        tallies: &[Tally],
    ) -> Result<Total, StoreError> {
        if filter.is_tallied() {
            return Ok(Total::Exactly(Tally::sum(tallies, filter)));
        }
        self.counted(office, filter, sought).await
    }

    async fn counted(
        &self,
        office: &str,
        filter: &Filter,
        sought: &Sought,
    ) -> Result<Total, StoreError> {
        if sought.is_nothing() {
            return Ok(Total::Exactly(0));
        }
        let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1 FROM ");
        sought.push_for_count(&mut sql, office, self.pools().is_postgres());
        filter.push_conditions(&mut sql);
        sql.limit(COUNTED + 1).push(") AS counted");
        let n = self
            .pools()
            .fetch_one(sql)
            .await?
            .map_or(Ok(0), |row| row.number(0))?;
        Ok(if n > COUNTED.unsigned_abs() {
            Total::MoreThan(n - 1)
        } else {
            Total::Exactly(n)
        })
    }

    /// The register's tallies, by year and outcome.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn tallies(&self, office: &str, register: &str) -> Result<Vec<Tally>, StoreError> {
        let sql = "SELECT year, outcome, n FROM tally WHERE office = $1 AND register = $2 ORDER BY year, outcome";
        let rows = self
            .pools()
            .fetch(Sql::new(sql).with(office).with(register))
            .await?;
        let tally = |row: &crate::sql::Cells| {
            Ok(Tally {
                year: Some(row.int(0)?).filter(|year| *year != 0),
                outcome: Some(row.text(1)?).filter(|outcome| !outcome.is_empty()),
                n: row.number(2)?,
            })
        };
        rows.iter().map(tally).collect()
    }
}
