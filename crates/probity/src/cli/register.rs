//! Commands for registers and for imports.

use std::path::PathBuf;

use clap::Subcommand;

use super::place::{ActingArgs, OfficeArgs};
use super::value::number;
#[derive(Debug, Subcommand)]
pub enum Register {
    /// Print a register's public rows.
    List {
        #[command(flatten)]
        at: OfficeArgs,
        /// The register, `gifts-and-hospitality` for example.
        register: String,
        /// Words to look for.
        #[arg(long)]
        search: Option<String>,
        /// The financial year, by the calendar year in which it starts.
        #[arg(long, value_parser = number::<i64>)]
        year: Option<i64>,
        /// Print JSON instead of CSV.
        #[arg(long)]
        json: bool,
    },
    /// Withhold an entry from publication.
    Withhold {
        #[command(flatten)]
        who: ActingArgs,
        /// The entry's reference.
        entry: String,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
    /// Publish a withheld entry again.
    Show {
        #[command(flatten)]
        who: ActingArgs,
        /// The entry's reference.
        entry: String,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
    /// Correct one field of an entry.
    Correct {
        #[command(flatten)]
        who: ActingArgs,
        /// The entry's reference.
        entry: String,
        /// The field.
        field: String,
        /// The correct value.
        value: String,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Import an old register from a CSV file, as it is.
    Register {
        #[command(flatten)]
        who: ActingArgs,
        /// The CSV file.
        file: PathBuf,
        /// The register to import into.
        #[arg(long, default_value = "gifts-and-hospitality")]
        register: String,
        /// Read the column with this heading as this field. May be given more than once; `HEADING=` ignores the column.
        #[arg(long = "map", value_name = "HEADING=FIELD")]
        map: Vec<String>,
        /// Import the rows. Without this the mapping and the rows are only shown, and nothing is saved.
        #[arg(long)]
        confirm: bool,
        /// Print the whole report as JSON.
        #[arg(long)]
        json: bool,
    },
}
