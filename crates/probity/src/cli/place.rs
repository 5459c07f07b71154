//! Where a command finds codes and records, and for whom it acts.

use std::path::PathBuf;

use clap::Args;

use crate::voice::t;

/// What is laid over the codes that ship.
#[derive(Debug, Clone, Default, Args)]
pub struct Over {
    #[arg(long = "codes", env = "PROBITY_CODES", value_name = "DIR", help = t("help-codes"))]
    pub folder: Option<PathBuf>,
}

/// Where the records are.
#[derive(Debug, Clone, Args)]
pub struct Database {
    #[arg(long, env = "PROBITY_DB", default_value = "probity.db", value_name = "FILE|URL", help = t("help-db"))]
    pub db: String,
    #[command(flatten)]
    pub codes: Over,
}

/// Which office's records.
#[derive(Debug, Clone, Args)]
pub struct At {
    #[command(flatten)]
    pub database: Database,
    #[arg(long, env = "PROBITY_OFFICE", help = t("help-office"))]
    pub office: String,
}

/// Which office's records, and for whom.
#[derive(Debug, Clone, Args)]
pub struct For {
    #[command(flatten)]
    pub at: At,
    #[arg(long = "for", value_name = "PERSON", help = t("help-for"))]
    pub person: Option<String>,
}
