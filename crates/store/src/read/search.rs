//! Text search, done once for both the page of a list and its number of rows.

use probity_casework::{Column, Table};

use super::filter::Filter;
use crate::error::StoreError;
use crate::sql::Sql;
use crate::store::Store;
use crate::text;

/// On SQLite, words found in at least this many rows are checked row by row along the list. For rarer words, the
/// rows are found first.
const COMMON: usize = 2_000;

/// The result of a text search.
#[derive(Debug, Clone)]
pub struct Sought {
    table: Table,
    found: Found,
}

#[derive(Debug, Clone)]
enum Found {
    /// There is no text to search for.
    Everything,
    /// No row has the words, or the text has no words.
    Nothing,
    /// The row ids of the rows with these words in SQLite, as JSON.
    Rows(String),
    /// Words still to be searched: on PostgreSQL through its index, on SQLite along the list.
    Words(Vec<String>),
}

impl Store {
    /// Searches for the filter's text.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn sought(&self, filter: &Filter) -> Result<Sought, StoreError> {
        Ok(Sought {
            table: filter.table,
            found: self.found(filter).await?,
        })
    }

    async fn found(&self, filter: &Filter) -> Result<Found, StoreError> {
        let text = filter.text.as_deref().map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return Ok(Found::Everything);
        }
        let table = filter.table.as_str();
        if !filter.table.has(Column::Words) {
            return Err(StoreError::Invalid(format!("{table} are not searched")));
        }
        let Some(words) = text::sought(text) else {
            return Ok(Found::Nothing);
        };
        if self.pools().is_postgres() {
            return Ok(Found::Words(words));
        }
        // SQLite reads the whole index of each word before it returns the first row, so it is asked only once.
        let mut sql = Sql::new(format!(
            "SELECT rowid FROM {table}_words WHERE {table}_words MATCH "
        ));
        sql.bind(text::for_sqlite(&words)).limit(COMMON as i64);
        let rows = self.pools().fetch(sql).await?;
        Ok(match rows.len() {
            0 => Found::Nothing,
            COMMON => Found::Words(words),
            _ => {
                let numbers = rows.iter().map(|row| Ok(row.int(0)?.to_string()));
                let numbers = numbers.collect::<Result<Vec<_>, StoreError>>()?;
                Found::Rows(format!("[{}]", numbers.join(",")))
            }
        })
    }
}

impl Sought {
    /// Whether no row can be found.
    pub(super) const fn is_nothing(&self) -> bool {
        matches!(self.found, Found::Nothing)
    }

    /// Adds the table of the rows and the condition on the words, for counting. For common words, SQLite reads the
    /// index first, because along the list the next such row may be far away.
    pub(super) fn push_for_count(&self, sql: &mut Sql, office: &str, postgres: bool) {
        match &self.found {
            Found::Words(words) if !postgres => {
                let table = self.table.as_str();
                sql.push(&format!(
                    "{table}_words CROSS JOIN {table} ON n = {table}_words.rowid WHERE {table}_words MATCH "
                ))
                .bind(text::for_sqlite(words))
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
        if let Found::Rows(numbers) = &self.found {
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
        let Found::Words(words) = &self.found else {
            return;
        };
        if postgres {
            sql.push(" AND words_vector @@ CAST(")
                .bind(text::for_postgres(words))
                .push(" AS tsquery)");
            return;
        }
        // The text is words with spaces between them. See `text::words`.
        for word in words {
            sql.push(" AND instr(' ' || words, ")
                .bind(format!(" {word}"))
                .push(") > 0");
        }
    }
}
