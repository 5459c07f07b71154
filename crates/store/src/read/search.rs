//! Looking for words: done once for a page of a list and for how many rows the list has.

use super::filter::Filter;
use crate::error::StoreError;
use crate::sql::Sql;
use crate::store::Store;
use crate::text;

/// Words that this many rows have are looked for along the list, on SQLite; of others the rows are found first.
const COMMON: usize = 2_000;

/// What a list's text finds.
#[derive(Debug, Clone)]
pub struct Sought(Found);

#[derive(Debug, Clone)]
enum Found {
    /// No text is looked for.
    Everything,
    /// No row has the words, or there are none among what was typed.
    Nothing,
    /// SQLite's numbers of the rows that have the words, as JSON.
    Rows(String),
    /// Words that are still to be looked for: on PostgreSQL by its index, on SQLite along the list.
    Words(Vec<String>),
}

impl Store {
    /// Looks for the filter's text.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn sought(&self, filter: &Filter) -> Result<Sought, StoreError> {
        let text = filter.text.as_deref().map(str::trim).unwrap_or_default();
        if text.is_empty() {
            return Ok(Sought(Found::Everything));
        }
        let Some(words) = text::sought(text) else {
            return Ok(Sought(Found::Nothing));
        };
        if self.pools().is_postgres() {
            return Ok(Sought(Found::Words(words)));
        }
        // SQLite reads all that its index has of each word before it gives the first row, so that it is asked once.
        let mut sql = Sql::new("SELECT rowid FROM words WHERE words MATCH ");
        sql.bind(text::for_sqlite(&words)).limit(COMMON as i64);
        let rows = self.pools().fetch(sql).await?;
        Ok(Sought(match rows.len() {
            0 => Found::Nothing,
            COMMON => Found::Words(words),
            _ => {
                let numbers = rows.iter().map(|row| Ok(row.int(0)?.to_string()));
                let numbers = numbers.collect::<Result<Vec<_>, StoreError>>()?;
                Found::Rows(format!("[{}]", numbers.join(",")))
            }
        }))
    }
}

impl Sought {
    /// Whether there can be no row at all.
    pub(super) const fn is_nothing(&self) -> bool {
        matches!(self.0, Found::Nothing)
    }

    /// Adds the table of the rows and the condition on the words, for counting: SQLite goes from what has common words to the
    /// rows, as along a list it may be far from one such row to the next.
    pub(super) fn push_for_count(&self, sql: &mut Sql, office: &str, postgres: bool) {
        match &self.0 {
            Found::Words(words) if !postgres => {
                sql.push("words CROSS JOIN record ON n = words.rowid WHERE words MATCH ")
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

    /// Adds the table of the rows. Where they are found already, SQLite begins with them, whatever it knows of the lists.
    pub(super) fn push_table(&self, sql: &mut Sql) {
        if let Found::Rows(numbers) = &self.0 {
            sql.push("(SELECT value AS found FROM json_each(")
                .bind(numbers)
                .push(")) CROSS JOIN record ON n = found");
        } else {
            sql.push("record");
        }
    }

    /// Adds the condition that is left.
    pub(super) fn push_condition(&self, sql: &mut Sql, postgres: bool) {
        let Found::Words(words) = &self.0 else {
            return;
        };
        if postgres {
            sql.push(" AND words @@ CAST(")
                .bind(text::for_postgres(words))
                .push(" AS tsquery)");
            return;
        }
        // The text is words with spaces between, see `text::words`.
        for word in words {
            sql.push(" AND instr(' ' || text, ")
                .bind(format!(" {word}"))
                .push(") > 0");
        }
    }
}
