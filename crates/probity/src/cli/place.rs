//! Arguments that name the codes, the database, and the person to act for.

use std::path::PathBuf;

use clap::Args;

/// The codes to use: those that ship, and an office's own.
#[derive(Debug, Clone, Default, Args)]
pub struct CodesArg {
    /// A folder of an office's own codes, merged with those that ship.
    #[arg(long = "codes", env = "PROBITY_CODES", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// The database with the records, and the codes.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// The database: a SQLite file, or postgres://…
    #[arg(
        long,
        env = "PROBITY_DB",
        default_value = "probity.db",
        value_name = "FILE|URL"
    )]
    pub db: String,
    #[command(flatten)]
    pub codes: CodesArg,
}

/// The office, and its database.
#[derive(Debug, Clone, Args)]
pub struct OfficeArgs {
    #[command(flatten)]
    pub database: Database,
    /// The office.
    #[arg(long, env = "PROBITY_OFFICE")]
    pub office: String,
}

/// The office, its database, and the person to act for.
#[derive(Debug, Clone, Args)]
pub struct ActingArgs {
    #[command(flatten)]
    pub at: OfficeArgs,
    /// The person on whose behalf you act. They need the right to do it.
    #[arg(long = "for", value_name = "PERSON")]
    pub person: Option<String>,
}
