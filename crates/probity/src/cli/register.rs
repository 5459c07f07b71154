//! The commands for registers and for what was kept elsewhere.

use std::path::PathBuf;

use clap::Subcommand;

use super::{
    place::{At, For},
    value::number,
};
use crate::voice::t;

#[derive(Debug, Subcommand)]
pub enum Register {
    #[command(about = t("help-register-list"))]
    List {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-register"))]
        register: String,
        #[arg(long, help = t("help-register-list-search"))]
        search: Option<String>,
        #[arg(long, value_parser = number::<i64>, help = t("help-register-list-year"))]
        year: Option<i64>,
        #[arg(long, help = t("help-register-list-json"))]
        json: bool,
    },
    #[command(about = t("help-withhold"))]
    Withhold {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-register-entry"))]
        entry: String,
        #[arg(long, help = t("help-reason"))]
        reason: String,
    },
    #[command(about = t("help-register-show"))]
    Show {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-register-entry"))]
        entry: String,
        #[arg(long, help = t("help-reason"))]
        reason: String,
    },
    #[command(about = t("help-correct"))]
    Correct {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-register-entry"))]
        entry: String,
        #[arg(help = t("help-correct-field"))]
        field: String,
        #[arg(help = t("help-correct-value"))]
        value: String,
        #[arg(long, help = t("help-reason"))]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    #[command(about = t("help-import-register"))]
    Register {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-import-file"))]
        file: PathBuf,
        #[arg(long, default_value = "gifts-and-hospitality", help = t("help-import-into"))]
        register: String,
        #[arg(long = "map", value_name = "HEADING=FIELD", help = t("help-import-map"))]
        map: Vec<String>,
        #[arg(long, help = t("help-import-confirm"))]
        confirm: bool,
        #[arg(long, help = t("help-import-json"))]
        json: bool,
    },
}
