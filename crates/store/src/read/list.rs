//! Lists, a page at a time.

use futures::stream::{self, Stream, TryStreamExt as _};

use super::filter::{Cursor, Filter, Part};
use super::{read_all, select};
use crate::error::StoreError;
use crate::rows::Stored;
use crate::sql::Sql;
use crate::store::Store;
use crate::text;

/// Counting stops here where the tallies do not say.
const COUNTED: i64 = 1_000;
/// Texts found more often than this are looked for along the list instead of the list being made from them.
const COMMON: i64 = 2_000;
/// Rows fetched at a time when all are wanted.
const STRIDE: u32 = 500;

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

/// How a text is looked for.
pub(super) enum Search {
    /// There is none.
    Nothing,
    /// There is one, but without a letter or digit: nothing is found.
    Empty,
    /// The words, and whether they are common.
    Words(Vec<String>, bool),
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
        let search = self.search(filter).await?;
        self.page(office, filter, &search, after, limit).await
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
        let search = self.search(filter).await?;
        let mut sql = Sql::new("SELECT COUNT(*) FROM (SELECT 1 FROM ");
        match &search {
            Search::Empty => return Ok(Total::Exactly(0)),
            // From what is found to the rows, and no further than is counted.
            Search::Words(words, _) if !self.pools().is_postgres() => {
                sql.push("words CROSS JOIN record ON record.n = words.rowid WHERE words MATCH ");
                sql.bind(text::for_sqlite(words))
                    .push(" AND office = ")
                    .bind(office);
            }
            _ => {
                sql.push("record WHERE office = ").bind(office);
                self.push_search(&mut sql, &search);
            }
        }
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

    /// The same for whoever has the register's tallies already.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn total_with(
        &self,
        office: &str,
        filter: &Filter,
        tallies: &[Tally],
    ) -> Result<Total, StoreError> {
        if filter.is_tallied() {
            return Ok(Total::Exactly(Tally::sum(tallies, filter)));
        }
        self.total(office, filter).await
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

    /// Every row of a list, fetched as it is read: for a file of any length.
    pub fn stream(
        &self,
        office: &str,
        filter: &Filter,
    ) -> impl Stream<Item = Result<Stored, StoreError>> + Send + use<> {
        let (store, office, filter) = (self.clone(), office.to_owned(), filter.clone());
        let first = Some((store, office, filter, None));
        stream::try_unfold(first, |state| async move {
            let Some((store, office, filter, after)) = state else {
                return Ok(None);
            };
            let page = store.list(&office, &filter, after.as_ref(), STRIDE).await?;
            let next = page.next.map(|next| (store, office, filter, Some(next)));
            Ok::<_, StoreError>(Some((stream::iter(page.rows.into_iter().map(Ok)), next)))
        })
        .try_flatten()
    }

    async fn page(
        &self,
        office: &str,
        filter: &Filter,
        search: &Search,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Page, StoreError> {
        let mut sql = select();
        sql.push(" WHERE office = ").bind(office);
        filter.push_conditions(&mut sql);
        let mut rows = Vec::new();
        if self.push_search(&mut sql, search) {
            let part = after.cloned().map_or(Part::First, Part::After);
            filter.push_page(&mut sql, &part, i64::from(limit) + 1);
            rows = read_all(&self.pools().fetch(sql).await?)?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let next = rows.last().filter(|_| more).map(Stored::place);
        Ok(Page { rows, next })
    }

    /// SQLite plans a search without knowing how many rows it finds: count them first, up to a point.
    pub(super) async fn search(&self, filter: &Filter) -> Result<Search, StoreError> {
        let Some(text) = &filter.text else {
            return Ok(Search::Nothing);
        };
        let Some(words) = text::sought(text) else {
            return Ok(if text.trim().is_empty() {
                Search::Nothing
            } else {
                Search::Empty
            });
        };
        if self.pools().is_postgres() {
            return Ok(Search::Words(words, false));
        }
        let sql = "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE words MATCH $1 LIMIT +$2)";
        let sql = Sql::new(sql).with(text::for_sqlite(&words)).with(COMMON);
        let found = self
            .pools()
            .fetch_one(sql)
            .await?
            .map_or(Ok(0), |row| row.int(0))?;
        Ok(Search::Words(words, found == COMMON))
    }

    /// Adds the text's condition; false if nothing can be found.
    pub(super) fn push_search(&self, sql: &mut Sql, search: &Search) -> bool {
        match search {
            Search::Nothing => {}
            Search::Empty => return false,
            Search::Words(words, _) if self.pools().is_postgres() => {
                sql.push(" AND words @@ CAST(")
                    .bind(text::for_postgres(words))
                    .push(" AS tsquery)");
            }
            Search::Words(words, false) => {
                sql.push(" AND n IN (SELECT rowid FROM words WHERE words MATCH ");
                sql.bind(text::for_sqlite(words)).push(")");
            }
            // The index of the search is read from its beginning for each row asked about: on the way along a list the
            // text itself is quicker. It is words with spaces between, see `text::words`.
            Search::Words(words, true) => {
                for word in words {
                    sql.push(" AND instr(' ' || text, ")
                        .bind(format!(" {word}"))
                        .push(") > 0");
                }
            }
        }
        true
    }
}
