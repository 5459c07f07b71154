//! Verification of the search index: against the texts and, on SQLite, its own consistency.

use probity_casework::{Column, Table};
use probity_i18n::key;

use super::kept::cell_text;
use super::{Difference, pages};
use crate::error::StoreError;
use crate::faults::Faults;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// The tables whose text is searched.
fn searched() -> impl Iterator<Item = Table> {
    let all = Table::ALL.into_iter();
    all.filter(|table| table.has(Column::Words))
}

/// The name of a table's search index in SQLite.
fn index_of(table: Table) -> String {
    format!("{}_words", table.as_str())
}

impl Store {
    /// Checks the search indexes. [`Store::verify_database`] includes this check.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub async fn verify_search(&self) -> Result<Vec<Difference>, StoreError> {
        let mut differences = Vec::new();
        for table in searched() {
            if self.pools().is_postgres() {
                differences.extend(self.verify_vectors(table).await?);
            } else if !self.options().read_only {
                differences.extend(self.verify_texts(&index_of(table)).await?);
            }
        }
        if self.pools().is_postgres() {
            return Ok(differences);
        }
        let mut tx = self.pools().begin_snapshot().await?;
        for index in searched().map(index_of) {
            if !pages::fit(&mut tx, &index).await? {
                let what = key("verify-search-pages");
                differences.push(Difference::new(index, "", None, what));
            }
        }
        Ok(differences)
    }

    /// Compares the words in SQLite's index with the words of the texts.
    async fn verify_texts(&self, index: &str) -> Result<Option<Difference>, StoreError> {
        // The syntax of this check is that of a write. It changes nothing, and is rolled back to be safe.
        let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        let mut tx = self.pools().begin(&Faults::default()).await?;
        let checked = tx.execute("check", Sql::new(check)).await;
        tx.rollback().await?;
        Ok(checked.err().map(|error| {
            let what = key("verify-search-unfit").with("detail", error.detail());
            Difference::new(index, "", None, what)
        }))
    }

    /// PostgreSQL keeps the words in each row.
    async fn verify_vectors(&self, table: Table) -> Result<Vec<Difference>, StoreError> {
        let table = table.as_str();
        let sql = format!(
            "SELECT office, id FROM {table} \
             WHERE words_vector IS DISTINCT FROM array_to_tsvector(string_to_array(words, ' ')) LIMIT 100"
        );
        let differs = |row: &Cells| {
            let id = [0, 1].map(|at| cell_text(row.at(at))).join("/");
            let column = Column::Words.name();
            Difference::new(table, id, Some(column), key("verify-search-words"))
        };
        let rows = self.pools().fetch(Sql::new(sql)).await?;
        Ok(rows.iter().map(differs).collect())
    }
}
