//! The commands that ask codes and read them.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::place::Over;

/// What happened.
#[derive(Debug, Clone, Args)]
pub struct Given {
    /// A file of facts as JSON; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// One fact. May be given more than once; adds to --facts.
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub fact: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Ask {
    /// The situation, `gift` for example.
    pub situation: Option<String>,
    /// The office whose code is asked.
    #[arg(
        long,
        env = "PROBITY_OFFICE",
        hide_env_values = true,
        required_unless_present = "describe"
    )]
    pub office: Option<String>,
    /// What you are to the office: staff, contractor, committee-member …
    #[arg(long = "as", value_name = "STANDING", default_value = "staff")]
    pub standing: String,
    /// A post that you hold. May be given more than once.
    #[arg(long = "post", value_name = "POST")]
    pub posts: Vec<String>,
    #[command(flatten)]
    pub given: Given,
    /// The day by whose instruments it is judged (default: today).
    #[arg(long)]
    pub on: Option<Date>,
    /// An instrument that the office has switched on. May be given more than once.
    #[arg(long = "with", value_name = "INSTRUMENT")]
    pub with: Vec<String>,
    /// Print the answer as JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// Print the situation's fields as JSON Schema instead of asking.
    #[arg(long, value_name = "SITUATION")]
    pub describe: Option<String>,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Code {
    /// The office.
    pub office: String,
    /// A clause's reference, `15.7a` for example.
    pub clause: Option<String>,
    /// The instrument to read.
    #[arg(long, default_value = "code")]
    pub instrument: String,
    /// The version, by the day from which it binds (default: the one in force).
    #[arg(long, value_name = "DATE")]
    pub effective: Option<Date>,
    /// Only clauses with all of these words.
    #[arg(long)]
    pub text: Option<String>,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub codes: Over,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The situation, `gift` for example.
    #[arg(conflicts_with = "topic")]
    pub situation: Option<String>,
    /// A topic, in place of a situation.
    #[arg(long)]
    pub topic: Option<String>,
    /// A prepared comparison, by its identifier.
    #[arg(long, value_name = "ID", conflicts_with_all = ["situation", "topic"])]
    pub case: Option<String>,
    /// List the prepared comparisons.
    #[arg(long, conflicts_with_all = ["situation", "topic", "case"])]
    pub cases: bool,
    /// What the person is to the office.
    #[arg(long = "as", value_name = "STANDING", default_value = "staff")]
    pub standing: String,
    #[command(flatten)]
    pub given: Given,
    /// The day by whose instruments it is judged (default: today).
    #[arg(long)]
    pub on: Option<Date>,
    /// The office that exists for demonstration alone as well.
    #[arg(long)]
    pub demo: bool,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub codes: Over,
}

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
    #[command(flatten)]
    pub codes: Over,
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
    #[command(flatten)]
    pub codes: Over,
}
