//! The commands for registers and for what was kept elsewhere.

use std::path::PathBuf;

use clap::Subcommand;

use super::place::{At, For};

#[derive(Debug, Subcommand)]
pub enum Register {
    /// Print a register's public rows.
    List {
        #[command(flatten)]
        at: At,
        register: String,
        /// Words to look for.
        #[arg(long)]
        search: Option<String>,
        /// The financial year, by the calendar year in which it starts.
        #[arg(long)]
        year: Option<i64>,
        /// Print JSON instead of CSV.
        #[arg(long)]
        json: bool,
    },
    /// Withhold an entry from publication.
    Withhold {
        #[command(flatten)]
        who: For,
        entry: String,
        #[arg(long)]
        reason: String,
    },
    /// Show a withheld entry again.
    Show {
        #[command(flatten)]
        who: For,
        entry: String,
        #[arg(long)]
        reason: String,
    },
    /// Correct one field of an entry.
    Correct {
        #[command(flatten)]
        who: For,
        entry: String,
        field: String,
        value: String,
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Bring in an old register from a CSV file, as it is.
    Register {
        #[command(flatten)]
        who: For,
        file: PathBuf,
        /// The register that it goes into.
        #[arg(long, default_value = "gifts-and-hospitality")]
        register: String,
        /// Read the column with this heading as this field. May be given more than once; `HEADING=` ignores the column.
        #[arg(long = "map", value_name = "HEADING=FIELD")]
        map: Vec<String>,
        /// Import. Without it nothing is saved: the mapping and what would be taken are printed.
        #[arg(long)]
        confirm: bool,
        /// Print the whole report as JSON.
        #[arg(long)]
        json: bool,
    },
}
