//! The commands that look into codes: what becomes of every clause, what differs between two versions.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

#[derive(Debug, Args)]
pub struct Coverage {
    /// One office alone (default: every office that is no demo).
    #[arg(long, env = "PROBITY_OFFICE", hide_env_values = true)]
    pub office: Option<String>,
    /// The day whose versions are counted (default: today).
    #[arg(long)]
    pub on: Option<Date>,
    /// Print every clause as JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The old version: `combined-authority/code@2023-10-31`, or a folder with its instrument.toml.
    pub old: String,
    /// The new version, in the same way.
    pub new: String,
    /// Print everything as JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// For a folder outside codes/: the office that it is for.
    #[arg(long, env = "PROBITY_OFFICE", hide_env_values = true)]
    pub office: Option<String>,
    /// Ask the office's past matters again too, out of this database. Only for an auditor, named with --for.
    #[arg(long, value_name = "FILE|URL", requires_all = ["office", "person"])]
    pub db: Option<String>,
    /// The auditor on whose behalf past matters are read.
    #[arg(long = "for", value_name = "PERSON")]
    pub person: Option<String>,
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
}
