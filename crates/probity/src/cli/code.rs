//! The commands that ask codes and read them.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::{place::Over, value::day};
use crate::voice::t;

/// What happened.
#[derive(Debug, Clone, Args)]
pub struct Given {
    #[arg(long, value_name = "FILE", help = t("help-facts"))]
    pub facts: Option<PathBuf>,
    #[arg(long = "fact", value_name = "NAME=VALUE", help = t("help-fact"))]
    pub fact: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Ask {
    #[arg(help = t("help-situation"))]
    pub situation: Option<String>,
    #[arg(long, env = "PROBITY_OFFICE", required_unless_present = "describe", help = t("help-ask-office"))]
    pub office: Option<String>,
    #[arg(long = "as", value_name = "ROLE", default_value = "staff", help = t("help-ask-as"))]
    pub role: String,
    #[arg(long = "post", value_name = "POST", help = t("help-ask-post"))]
    pub posts: Vec<String>,
    #[command(flatten)]
    pub given: Given,
    #[arg(long, value_parser = day, help = t("help-judged-on"))]
    pub on: Option<Date>,
    #[arg(long = "with", value_name = "INSTRUMENT", help = t("help-ask-with"))]
    pub with: Vec<String>,
    #[arg(long, value_name = "FILE|URL", conflicts_with = "with", help = t("help-ask-db"))]
    pub db: Option<String>,
    #[arg(long, help = t("help-ask-json"))]
    pub json: bool,
    #[arg(long, value_name = "SITUATION", help = t("help-ask-describe"))]
    pub describe: Option<String>,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Code {
    #[arg(help = t("help-office"))]
    pub office: String,
    #[arg(help = t("help-code-clause"))]
    pub clause: Option<String>,
    #[arg(long, default_value = "code", help = t("help-code-instrument"))]
    pub instrument: String,
    #[arg(long, value_name = "DATE", value_parser = day, help = t("help-code-effective"))]
    pub effective: Option<Date>,
    #[arg(long, help = t("help-code-text"))]
    pub text: Option<String>,
    #[arg(long, help = t("help-json"))]
    pub json: bool,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Compare {
    #[arg(conflicts_with = "topic", help = t("help-situation"))]
    pub situation: Option<String>,
    #[arg(long, help = t("help-compare-topic"))]
    pub topic: Option<String>,
    #[arg(long, value_name = "ID", conflicts_with_all = ["situation", "topic"], help = t("help-compare-comparison"))]
    pub comparison: Option<String>,
    #[arg(long, conflicts_with_all = ["situation", "topic", "comparison"], help = t("help-compare-comparisons"))]
    pub comparisons: bool,
    #[arg(long = "as", value_name = "ROLE", default_value = "staff", help = t("help-compare-as"))]
    pub role: String,
    #[command(flatten)]
    pub given: Given,
    #[arg(long, value_parser = day, help = t("help-judged-on"))]
    pub on: Option<Date>,
    #[arg(long, help = t("help-compare-demo"))]
    pub demo: bool,
    #[arg(long, value_name = "FILE|URL", help = t("help-compare-db"))]
    pub db: Option<String>,
    #[arg(long, help = t("help-json"))]
    pub json: bool,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Coverage {
    #[arg(long, env = "PROBITY_OFFICE", help = t("help-coverage-office"))]
    pub office: Option<String>,
    #[arg(long, value_parser = day, help = t("help-coverage-on"))]
    pub on: Option<Date>,
    #[arg(long, help = t("help-coverage-json"))]
    pub json: bool,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Diff {
    #[arg(help = t("help-diff-old"))]
    pub old: String,
    #[arg(help = t("help-diff-new"))]
    pub new: String,
    #[arg(long, help = t("help-diff-json"))]
    pub json: bool,
    #[arg(long, env = "PROBITY_OFFICE", help = t("help-diff-office"))]
    pub office: Option<String>,
    #[arg(long, value_name = "FILE|URL", requires_all = ["office", "person"], help = t("help-diff-db"))]
    pub db: Option<String>,
    #[arg(long = "for", value_name = "PERSON", help = t("help-diff-for"))]
    pub person: Option<String>,
    #[command(flatten)]
    pub codes: Over,
}
