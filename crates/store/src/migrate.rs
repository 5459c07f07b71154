//! Migrations of a database to the current version. There is no way back: a database that a newer program has
//! changed is refused.

use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::faults::Faults;
use crate::pools::Pools;
use crate::sql::Sql;

/// One migration. Both databases have one with this name.
pub(crate) struct Migration {
    /// Its file's name.
    pub(crate) name: &'static str,
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        [$(Migration {
            name: $name,
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }),+]
    };
}

/// All migrations, in order. A name without a file for one of the databases does not compile.
pub(crate) const MIGRATIONS: [Migration; 5] = migrations![
    "0001_ledger",
    "0002_tables",
    "0003_access",
    "0004_drafts",
    "0005_readings"
];

pub(crate) const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS migration (name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL)";
const APPLIED: &str = "SELECT name, digest FROM migration ORDER BY name";

impl Migration {
    pub(crate) const fn text(&self, postgres: bool) -> &'static str {
        if postgres { self.postgres } else { self.sqlite }
    }

    /// SHA-256 of the text, in hex. It detects changes to a migration that was already run.
    pub(crate) fn digest(&self, postgres: bool) -> String {
        hex::encode(Sha256::digest(self.text(postgres)))
    }
}

/// Runs the missing migrations in one transaction.
pub(crate) async fn forward(pools: &Pools) -> Result<(), StoreError> {
    let mut tx = pools.begin(&Faults::default()).await?;
    let postgres = tx.is_postgres();
    if postgres {
        // If two processes start at once, one waits for the other.
        tx.script("SELECT pg_advisory_xact_lock(7766200191)")
            .await?;
    }
    tx.script(TABLE).await?;
    let rows = tx.fetch(Sql::new(APPLIED)).await?;
    let applied = rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?)));
    let missing = missing(&applied.collect::<Result<Vec<_>, StoreError>>()?, postgres)?;
    for migration in &missing {
        tx.script(migration.text(postgres)).await?;
        let done = Sql::new("INSERT INTO migration (name, digest) VALUES ($1, $2)")
            .with(migration.name)
            .with(migration.digest(postgres));
        tx.execute("migration", done).await?;
    }
    if missing.is_empty() {
        tx.rollback().await
    } else {
        tx.commit().await
    }
}

/// Checks that the database has exactly this program's version. It writes nothing.
pub(crate) async fn check(pools: &Pools) -> Result<(), StoreError> {
    let rows = pools.fetch(Sql::new(APPLIED)).await?;
    let applied = rows.iter().map(|row| Ok((row.text(0)?, row.text(1)?)));
    match missing(
        &applied.collect::<Result<Vec<_>, StoreError>>()?,
        pools.is_postgres(),
    )?
    .first()
    {
        None => Ok(()),
        Some(first) => Err(StoreError::ReadOnly(format!(
            "the change {} is to be made first",
            first.name
        ))),
    }
}

fn missing(
    applied: &[(String, String)],
    postgres: bool,
) -> Result<Vec<&'static Migration>, StoreError> {
    for (name, digest) in applied {
        match MIGRATIONS.iter().find(|known| known.name == name) {
            None => return Err(StoreError::Newer(name.clone())),
            Some(known) if known.digest(postgres) != *digest => {
                return Err(StoreError::OtherBuild(name.clone()));
            }
            Some(_) => {}
        }
    }
    let is_applied = |known: &&Migration| applied.iter().any(|(name, _)| name == known.name);
    Ok(MIGRATIONS
        .iter()
        .filter(|known| !is_applied(known))
        .collect())
}
