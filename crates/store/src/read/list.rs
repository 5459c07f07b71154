//! Lists, a page at a time.

use super::filter::{Filter, Part};
use super::search::SearchResult;
use super::total::{COUNTED, Total};
use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::Sql;
use crate::store::Store;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The rows.
    pub rows: Vec<Stored>,
    /// The position at which the next page begins. `None` if this is the last page.
    pub next: Option<Cursor>,
}

/// The number of a register's entries with one year and outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The calendar year in which the financial year begins. `None` for entries without one.
    pub year: Option<i64>,
    /// The outcome. `None` for entries without one.
    pub outcome: Option<String>,
    /// The number of entries.
    pub n: u64,
}

impl Tally {
    /// The number of entries with the filter's year and outcome.
    fn sum(tallies: &[Self], filter: &Filter) -> u64 {
        let is = &filter.is;
        let wanted = |tally: &&Self| {
            (is.financial_year.is_none() || tally.year == is.financial_year)
                && (is.outcome.is_none() || tally.outcome == is.outcome)
        };
        tallies.iter().filter(wanted).map(|tally| tally.n).sum()
    }
}

impl Store {
    /// Up to `limit` rows of a list, after the position `after`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn list(
        &self,
        office: &str,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let search = self.search(office, filter).await?;
        self.list_with(office, filter, &search, after, limit).await
    }

    /// Up to `limit` rows of a list whose text was already searched.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn list_with(
        &self,
        office: &str,
        filter: &Filter,
        search: &SearchResult,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let mut sql = super::select_columns(filter.table);
        search.push_table(&mut sql);
        sql.push(" WHERE office = ").bind(office);
        filter.push_conditions(&mut sql)?;
        let mut rows = Vec::new();
        if !search.is_nothing() {
            search.push_condition(&mut sql, self.pools().is_postgres());
            let part = after.cloned().map_or(Part::First, Part::After);
            filter.push_page(&mut sql, &part, i64::from(limit) + 1);
            rows = super::read_all(filter.table, &self.pools().fetch(sql).await?)?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(Stored::place);
        Ok(Page { rows, next })
    }

    /// The number of rows of a list. It is exact if tallies give it or there are few.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn total(&self, office: &str, filter: &Filter) -> Result<Total, StoreError> {
        if filter.is_tallied() {
            let register = filter.is.register.as_deref().unwrap_or_default();
            return Ok(Total::Exactly(Tally::sum(
                &self.tallies(office, register).await?,
                filter,
            )));
        }
        let search = self.search(office, filter).await?;
        self.counted(office, filter, &search).await
    }

    /// The number of rows of a list, for a caller that already has the register's tallies and the result of the
    /// text search.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn total_with(
        &self,
        office: &str,
        filter: &Filter,
        search: &SearchResult,
        tallies: &[Tally],
    ) -> Result<Total, StoreError> {
        if filter.is_tallied() {
            return Ok(Total::Exactly(Tally::sum(tallies, filter)));
        }
        self.counted(office, filter, search).await
    }

    async fn counted(
        &self,
        office: &str,
        filter: &Filter,
        search: &SearchResult,
    ) -> Result<Total, StoreError> {
        if let Some(total) = search.total() {
            return Ok(total);
        }
        let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1 FROM ");
        search.push_for_count(&mut sql, office, self.pools().is_postgres());
        filter.push_conditions(&mut sql)?;
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
    /// When the database cannot be read.
    pub async fn tallies(&self, office: &str, register: &str) -> Result<Vec<Tally>, StoreError> {
        let sql = "SELECT financial_year, outcome, n FROM tally WHERE office = $1 AND register = $2 ORDER BY financial_year, outcome";
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
