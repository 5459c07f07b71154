//! Verification of the search index: against the texts and, on SQLite, its own consistency.

use probity_i18n::key;

use super::kept::shown;
use super::{Difference, pages};
use crate::error::StoreError;
use crate::faults::Faults;
use crate::sql::{Cells, Sql};
use crate::store::Store;

const POSTGRES: &str = "SELECT office, kind, id FROM record \
    WHERE words IS DISTINCT FROM array_to_tsvector(string_to_array(text, ' ')) LIMIT 100";
/// SQLite's syntax for this check is that of a write.
const SQLITE: &str = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)";

impl Store {
    /// Checks the search index. [`Store::verify_database`] includes this check.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub async fn verify_search(&self) -> Result<Vec<Difference>, StoreError> {
        if self.pools().is_postgres() {
            let rows = self.pools().fetch(Sql::new(POSTGRES)).await?;
            return Ok(rows.iter().map(other_words).collect());
        }
        let mut differences = Vec::new();
        if !self.options().read_only {
            differences.extend(self.verify_texts().await?);
        }
        let mut tx = self.pools().begin_snapshot().await?;
        if !pages::fit(&mut tx).await? {
            let what = key("verify-search-pages");
            differences.push(Difference::new("words", "", None, what));
        }
        Ok(differences)
    }

    /// Compares the words in SQLite's index with the words of the texts.
    async fn verify_texts(&self) -> Result<Option<Difference>, StoreError> {
        // It changes nothing, and is rolled back to be safe.
        let mut tx = self.pools().begin(&Faults::default()).await?;
        let checked = tx.execute("check", Sql::new(SQLITE)).await;
        tx.rollback().await?;
        Ok(checked.err().map(|error| {
            let what = key("verify-search-unfit").with("detail", error.detail());
            Difference::new("words", "", None, what)
        }))
    }
}

/// PostgreSQL keeps the words in each row.
fn other_words(row: &Cells) -> Difference {
    let table = format!("record/{}", shown(row.at(1)));
    let id = [0, 2].map(|at| shown(row.at(at))).join("/");
    Difference::new(table, id, Some("text"), key("verify-search-words"))
}
