//! Text search, done once for both the page of a list and its number of rows.
//!
//! A row is found if it has every word that was typed; the last word may be the beginning of a word. PostgreSQL finds
//! the rows through its index. SQLite's index reads everything that it has about a beginning before it returns the first
//! row, which takes as long as the register is large. So the newest rows of the list are looked through first. A word
//! that many of them have is looked for along the list, and the index is asked only for rarer words.

use probity_casework::{Column, Table};

use super::filter::Filter;
use super::total::{COUNTED, Total};
use crate::error::StoreError;
use crate::rows::day;
use crate::sql::Sql;
use crate::store::Store;
use crate::text::Words;

/// How many of the newest rows are looked through.
const NEWEST: i64 = 2_000;
/// If this many of the newest rows are found, the words are common: a page is near, wherever it begins.
const COMMON: u64 = 100;
/// How many rows the index is asked for. If it has more, they are looked for along the list.
const FEW: usize = 2_000;

/// The result of a text search.
#[derive(Debug, Clone)]
pub struct SearchResult {
    table: Table,
    matching: MatchingRows,
}

#[derive(Debug, Clone)]
enum MatchingRows {
    /// There is no text to search for.
    Everything,
    /// No row has the words, or the text has no words.
    Nothing,
    /// The row ids of rows in SQLite as JSON, and the words that they still have to be checked for.
    Rows(String, Words),
    /// Words still to be searched: on PostgreSQL through its index, on SQLite along the list. If the newest rows
    /// already give the number of rows, it is known.
    Words(Words, Option<Total>),
}

impl Store {
    /// Searches for the filter's text.
    ///
    /// # Errors
    /// When the database cannot be read, or [`StoreError::Invalid`] if the table is not searched.
    pub async fn search(&self, office: &str, filter: &Filter) -> Result<SearchResult, StoreError> {
        Ok(SearchResult {
            table: filter.table,
            matching: self.matching(office, filter).await?,
        })
    }

    async fn matching(&self, office: &str, filter: &Filter) -> Result<MatchingRows, StoreError> {
        let text = filter.text.as_deref().map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return Ok(MatchingRows::Everything);
        }
        if !filter.table.has(Column::Words) {
            let table = filter.table.as_str();
            return Err(StoreError::Invalid(format!("{table} are not searched")));
        }
        let Some(words) = Words::of(text) else {
            return Ok(MatchingRows::Nothing);
        };
        if self.pools().is_postgres() {
            return Ok(MatchingRows::Words(words, None));
        }
        if let Some(total) = self.total_of_newest(office, filter, &words).await? {
            return Ok(MatchingRows::Words(words, Some(total)));
        }
        self.indexed(filter.table, words).await
    }

    /// The number of rows, if the newest rows of the list are all of it or if many of them have the words.
    async fn total_of_newest(
        &self,
        office: &str,
        filter: &Filter,
        words: &Words,
    ) -> Result<Option<Total>, StoreError> {
        let table = filter.table;
        let own = table.columns().iter().map(|(column, _)| column.name());
        let own = own.collect::<Vec<_>>().join(", ");
        let mut sql = Sql::new("SELECT COUNT(*), COALESCE(SUM(CASE WHEN TRUE");
        filter.push_conditions(&mut sql)?;
        push_words(&mut sql, words);
        let (name, day) = (table.as_str(), day(table));
        sql.push(&format!(
            " THEN 1 ELSE 0 END), 0) FROM (SELECT {own} FROM {name} WHERE office = "
        ))
        .bind(office);
        filter.push_list_order_conditions(&mut sql)?;
        sql.push(&format!(" ORDER BY {day} DESC, id DESC"))
            .limit(NEWEST)
            .push(") AS newest");
        let row = self.pools().fetch_one(sql).await?;
        let (found, all) = match row {
            Some(row) => (row.number(1)?, row.int(0)?),
            None => (0, 0),
        };
        let most = COUNTED.unsigned_abs();
        Ok(match found {
            _ if all < NEWEST && found <= most => Some(Total::Exactly(found)),
            _ if found > most => Some(Total::MoreThan(most)),
            COMMON.. => Some(Total::MoreThan(found - 1)),
            _ => None,
        })
    }

    /// Asks SQLite's index: first for the whole words alone, because a beginning may be that of many words.
    async fn indexed(&self, table: Table, words: Words) -> Result<MatchingRows, StoreError> {
        let asked = [words.whole_for_sqlite(), Some(words.for_sqlite())];
        for asked in asked.into_iter().flatten() {
            let index = format!("{}_words", table.as_str());
            let mut sql = Sql::new(format!("SELECT rowid FROM {index} WHERE {index} MATCH "));
            sql.bind(asked).limit(FEW as i64);
            let rows = self.pools().fetch(sql).await?;
            if rows.is_empty() {
                return Ok(MatchingRows::Nothing);
            }
            if rows.len() < FEW {
                let numbers = rows.iter().map(|row| Ok(row.int(0)?.to_string()));
                let numbers = numbers.collect::<Result<Vec<_>, StoreError>>()?;
                return Ok(MatchingRows::Rows(
                    format!("[{}]", numbers.join(",")),
                    words,
                ));
            }
        }
        Ok(MatchingRows::Words(words, None))
    }
}

impl SearchResult {
    /// Whether no row can be found.
    pub(super) const fn is_nothing(&self) -> bool {
        matches!(self.matching, MatchingRows::Nothing)
    }

    /// The number of rows, if the search already gives it.
    pub(super) const fn total(&self) -> Option<Total> {
        match self.matching {
            MatchingRows::Nothing => Some(Total::Exactly(0)),
            MatchingRows::Words(_, total) => total,
            MatchingRows::Everything | MatchingRows::Rows(..) => None,
        }
    }

    /// Adds the table of the rows and the condition on the words, for counting. For words that are neither common nor
    /// rare, SQLite reads the index first, because along the list the next such row may be far away.
    pub(super) fn push_for_count(&self, sql: &mut Sql, office: &str, postgres: bool) {
        match &self.matching {
            MatchingRows::Words(words, _) if !postgres => {
                let table = self.table.as_str();
                sql.push(&format!(
                    "{table}_words CROSS JOIN {table} ON n = {table}_words.rowid WHERE {table}_words MATCH "
                ))
                .bind(words.for_sqlite())
                .push(" AND office = ")
                .bind(office);
            }
            _ => {
                self.push_table(sql);
                sql.push(" WHERE office = ").bind(office);
                self.push_condition(sql, postgres);
            }
        }
    }

    /// Adds the table of the rows. If the rows are already found, SQLite begins with them.
    pub(super) fn push_table(&self, sql: &mut Sql) {
        if let MatchingRows::Rows(numbers, _) = &self.matching {
            sql.push("(SELECT value AS found FROM json_each(")
                .bind(numbers)
                .push(")) CROSS JOIN ")
                .push(self.table.as_str())
                .push(" ON n = found");
        } else {
            sql.push(self.table.as_str());
        }
    }

    /// Adds the remaining condition.
    pub(super) fn push_condition(&self, sql: &mut Sql, postgres: bool) {
        match &self.matching {
            MatchingRows::Words(words, _) if postgres => {
                sql.push(" AND words_vector @@ CAST(")
                    .bind(words.for_postgres())
                    .push(" AS tsquery)");
            }
            MatchingRows::Words(words, _) | MatchingRows::Rows(_, words) => push_words(sql, words),
            MatchingRows::Everything | MatchingRows::Nothing => {}
        }
    }
}

/// Adds SQLite's conditions on the words. The text is words with spaces between them. See [`crate::text::words`].
fn push_words(sql: &mut Sql, words: &Words) {
    for substring in words.substrings() {
        sql.push(" AND instr(' ' || words || ' ', ")
            .bind(substring)
            .push(") > 0");
    }
}
