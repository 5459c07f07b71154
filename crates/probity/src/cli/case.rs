//! The commands for cases.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::{place::For, value::day};
use crate::voice::t;

#[derive(Debug, Subcommand)]
pub enum Case {
    #[command(about = t("help-declare"))]
    Declare {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-situation"))]
        situation: String,
        #[arg(long, help = t("help-declare-about"))]
        about: Option<String>,
        #[arg(long, value_name = "FILE", help = t("help-facts"))]
        facts: Option<PathBuf>,
        #[arg(long = "fact", value_name = "NAME=VALUE", help = t("help-fact"))]
        fact: Vec<String>,
        #[arg(long = "not", value_name = "PERSON", help = t("help-declare-not"))]
        not_meant: Vec<String>,
        #[arg(long, help = t("help-declare-dry-run"))]
        dry_run: bool,
    },
    #[command(about = t("help-case-list"))]
    List {
        #[command(flatten)]
        who: For,
        #[command(flatten)]
        which: Which,
    },
    #[command(about = t("help-case-show"))]
    Show {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
    },
    #[command(about = t("help-decide"))]
    Decide {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(help = t("help-decide-resolution"))]
        resolution: String,
        #[arg(long, help = t("help-reasons"))]
        reasons: String,
        #[arg(long, help = t("help-decide-conditions"))]
        conditions: Option<String>,
        #[arg(long, help = t("help-decide-recipient"))]
        recipient: Option<String>,
    },
    #[command(about = t("help-note"))]
    Note {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(help = t("help-note-remarks"))]
        remarks: String,
    },
    #[command(about = t("help-ask-more"))]
    AskMore {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(help = t("help-ask-more-question"))]
        question: String,
    },
    #[command(about = t("help-reply"))]
    Reply {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(help = t("help-reply-text"))]
        reply: String,
        #[arg(long = "fact", value_name = "NAME=VALUE", help = t("help-fact"))]
        fact: Vec<String>,
    },
    #[command(about = t("help-outcome"))]
    Outcome {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(help = t("help-outcome-result"))]
        result: String,
        #[arg(long, value_parser = day, help = t("help-on-or-today"))]
        on: Option<Date>,
    },
    #[command(about = t("help-review"))]
    Review {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(long, help = t("help-reasons"))]
        reasons: String,
    },
    #[command(about = t("help-dispose"))]
    Dispose {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(long, help = t("help-dispose-ground"))]
        ground: String,
        #[arg(long, help = t("help-dispose-reason"))]
        reason: String,
    },
    #[command(about = t("help-withdraw"))]
    Withdraw {
        #[command(flatten)]
        who: For,
        #[arg(help = t("help-case-reference"))]
        reference: String,
        #[arg(long, help = t("help-reason"))]
        reason: String,
    },
}

/// Which cases are listed; with none of these, one's own.
#[derive(Debug, Args)]
pub struct Which {
    #[arg(long, group = "which", help = t("help-case-list-to-decide"))]
    pub to_decide: bool,
    #[arg(long, group = "which", help = t("help-case-list-decided"))]
    pub decided: bool,
    #[arg(long, group = "which", help = t("help-case-list-on-hold"))]
    pub on_hold: bool,
    #[arg(long, group = "which", help = t("help-case-list-all"))]
    pub all: bool,
    #[arg(long, requires = "all", value_name = "WORDS", help = t("help-case-list-search"))]
    pub search: Option<String>,
}
