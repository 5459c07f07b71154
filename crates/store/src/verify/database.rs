//! Verification of what belongs to no office: the file, the schema, the search index, and rows of offices that do
//! not exist.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use probity_casework::Table;
use probity_i18n::{Key, Message, key};

use super::Difference;
use super::kept::cell_text;
use crate::error::StoreError;
use crate::faults::Faults;
use crate::migrate::{self, MIGRATIONS};
use crate::options::Options;
use crate::sql::Sql;
use crate::store::Store;

/// Every table with an office, except those that expire by themselves.
fn office_tables() -> impl Iterator<Item = &'static str> {
    let ledger = [
        "event",
        "head",
        "idempotency_key",
        "key",
        "payload",
        "tally",
        "tile",
    ];
    ledger.into_iter().chain(Table::ALL.map(Table::as_str))
}

const SQLITE_SCHEMA: &str =
    "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'";
const POSTGRES_SCHEMA: &str = "SELECT 'column ' || table_name || '.' || column_name, \
    data_type || ' ' || is_nullable || ' ' || COALESCE(collation_name, '') || ' ' || COALESCE(generation_expression, '') \
    FROM information_schema.columns WHERE table_schema = current_schema() \
    UNION ALL SELECT 'index ' || indexname, \
    replace(indexdef, ' ' || quote_ident(schemaname) || '.', ' ') FROM pg_indexes WHERE schemaname = current_schema()";

impl Store {
    /// Checks the database itself: its own integrity check, its schema against this program's, the search index
    /// against the texts, and that every row belongs to an existing office.
    ///
    /// If the database is opened only for reading, the search index is checked for consistency, not against the
    /// texts.
    ///
    /// # Errors
    /// When the database cannot be read at all.
    pub async fn verify_database(&self) -> Result<Vec<Difference>, StoreError> {
        let mut differences = self.verify_file().await?;
        differences.extend(self.verify_search().await?);
        differences.extend(self.verify_migrations().await?);
        differences.extend(self.verify_schema().await?);
        differences.extend(self.verify_offices().await?);
        Ok(differences)
    }

    async fn verify_file(&self) -> Result<Vec<Difference>, StoreError> {
        if self.pools().is_postgres() {
            return self.verify_postgres().await;
        }
        let rows = match self
            .pools()
            .fetch_afresh(Sql::new("PRAGMA integrity_check(100)"))
            .await
        {
            Ok(rows) => rows,
            Err(StoreError::Damaged(detail) | StoreError::Database(detail)) => {
                return Ok(vec![damaged("", detail)]);
            }
            Err(error) => return Err(error),
        };
        let lines = rows
            .iter()
            .map(|row| cell_text(row.at(0)))
            .filter(|line| line != "ok");
        Ok(lines.map(|line| damaged("", line)).collect())
    }

    /// PostgreSQL checks its indexes with an extension that only its administrator can install. It is used if
    /// installed.
    async fn verify_postgres(&self) -> Result<Vec<Difference>, StoreError> {
        let extension = Sql::new("SELECT extname FROM pg_extension WHERE extname = 'amcheck'");
        if self.pools().fetch_one(extension).await?.is_none() {
            return Ok(Vec::new());
        }
        let indexes = "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid \
                       JOIN pg_am a ON a.oid = c.relam JOIN pg_namespace n ON n.oid = c.relnamespace \
                       WHERE a.amname = 'btree' AND n.nspname = current_schema() ORDER BY 1";
        let mut differences = Vec::new();
        for row in self.pools().fetch(Sql::new(indexes)).await? {
            let index = row.text(0).unwrap_or_else(|_| cell_text(row.at(0)));
            let check = "SELECT CAST(COUNT(*) AS BIGINT) FROM bt_index_check(CAST(quote_ident($1) AS regclass), TRUE)";
            if let Err(error) = self.pools().fetch(Sql::new(check).with(&index)).await {
                differences.push(damaged(&index, error.detail()));
            }
        }
        Ok(differences)
    }

    async fn verify_migrations(&self) -> Result<Vec<Difference>, StoreError> {
        let postgres = self.pools().is_postgres();
        let expected: BTreeMap<_, _> = MIGRATIONS
            .iter()
            .map(|step| (step.name.to_owned(), step.digest(postgres)))
            .collect();
        let rows = self
            .pools()
            .fetch(Sql::new("SELECT name, digest FROM migration"))
            .await?;
        let stored = rows
            .iter()
            .map(|row| (cell_text(row.at(0)), cell_text(row.at(1))))
            .collect();
        Ok(unlike(
            "migration",
            &expected,
            &stored,
            &key("verify-migration"),
        ))
    }

    /// Checks that the schema is the same as a new database's.
    async fn verify_schema(&self) -> Result<Vec<Difference>, StoreError> {
        let postgres = self.pools().is_postgres();
        let sql = if postgres {
            POSTGRES_SCHEMA
        } else {
            SQLITE_SCHEMA
        };
        let stored = named(&self.pools().fetch(Sql::new(sql)).await?);
        let expected = if postgres {
            self.new_postgres_schema().await
        } else {
            new_sqlite_schema().await
        };
        match expected {
            Ok(expected) => Ok(unlike("schema", &expected, &stored, &key("verify-schema"))),
            // This needs the right to create a schema, which a read-only user may not have.
            Err(error) if postgres => {
                tracing::warn!(detail = error.detail(), "the schema was not verified");
                Ok(Vec::new())
            }
            Err(error) => Err(error),
        }
    }

    /// A new schema, created beside the real one in a transaction that is rolled back.
    async fn new_postgres_schema(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let mut tx = self.pools().begin(&Faults::default()).await?;
        tx.script(
            "CREATE SCHEMA probity_verification; SET LOCAL search_path TO probity_verification",
        )
        .await?;
        tx.script(migrate::TABLE).await?;
        for step in MIGRATIONS {
            tx.script(step.postgres).await?;
        }
        let rows = tx.fetch(Sql::new(POSTGRES_SCHEMA)).await?;
        tx.rollback().await?;
        Ok(named(&rows))
    }

    async fn verify_offices(&self) -> Result<Vec<Difference>, StoreError> {
        let mut of_table: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        // In one snapshot. Otherwise an office created meanwhile would have rows in only some of the tables.
        let mut tx = self.pools().begin_snapshot().await?;
        for table in office_tables() {
            let sql = Sql::new(format!("SELECT DISTINCT office FROM {table}"));
            let rows = tx.fetch(sql).await?;
            of_table.insert(table, rows.iter().map(|row| cell_text(row.at(0))).collect());
        }
        let (heads, keys) = (&of_table["head"], &of_table["key"]);
        let mut differences = Vec::new();
        for (table, offices) in &of_table {
            let lost = offices
                .iter()
                .filter(|office| !heads.contains(*office) || !keys.contains(*office));
            let what = || key("verify-no-office");
            differences
                .extend(lost.map(|office| Difference::new(*table, office, Some("office"), what())));
        }
        Ok(differences)
    }
}

/// A difference with the database's own words, which say more than ours could.
fn damaged(index: &str, detail: String) -> Difference {
    Difference::new("database", index, None, Message::written(detail))
}

/// A new schema in memory.
async fn new_sqlite_schema() -> Result<BTreeMap<String, String>, StoreError> {
    let options = Options {
        readers: 1,
        ..Options::default()
    };
    let new = Box::pin(Store::open_sqlite(Path::new(":memory:"), options)).await?;
    // Only the writing connection sees the database in memory.
    let rows = new.pools().fetch_writing(Sql::new(SQLITE_SCHEMA)).await?;
    new.close().await;
    Ok(named(&rows))
}

/// Name and text of each part of a schema.
fn named(rows: &[crate::sql::Cells]) -> BTreeMap<String, String> {
    let part = |row: &crate::sql::Cells| (cell_text(row.at(0)), cell_text(row.at(1)));
    rows.iter().map(part).collect()
}

/// Rows that differ or are on one side only.
fn unlike(
    table: &str,
    expected: &BTreeMap<String, String>,
    stored: &BTreeMap<String, String>,
    what: &Key,
) -> Vec<Difference> {
    let names: BTreeSet<_> = expected.keys().chain(stored.keys()).collect();
    let differing = names
        .into_iter()
        .filter(|name| expected.get(*name) != stored.get(*name));
    differing
        .map(|name| Difference::new(table, name, None, what.clone()))
        .collect()
}
