//! Commands that ask a code, read it and compare it.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::place::CodesArg;
use super::value::day;
/// The facts of a situation.
#[derive(Debug, Clone, Args)]
pub struct FactsArgs {
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
    /// The office whose code to ask.
    #[arg(long, env = "PROBITY_OFFICE", required_unless_present = "describe")]
    pub office: Option<String>,
    /// Your role: staff, contractor, committee-member …
    #[arg(long = "as", value_name = "ROLE", default_value = "staff")]
    pub role: String,
    /// A post that you hold. May be given more than once.
    #[arg(long = "post", value_name = "POST")]
    pub posts: Vec<String>,
    #[command(flatten)]
    pub given: FactsArgs,
    /// Judge by the instruments in force on this day (default: today).
    #[arg(long, value_parser = day)]
    pub on: Option<Date>,
    /// An optional instrument that the office has switched on. May be given more than once.
    #[arg(long = "with", value_name = "INSTRUMENT")]
    pub with: Vec<String>,
    /// Answer from this folder alone, as `probity check DIR` reads it, even if it does not pass every check yet.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["folder", "db"])]
    pub draft: Option<PathBuf>,
    /// The office's database. The answer then includes the office's own decisions and settings, as on its pages.
    #[arg(long, value_name = "FILE|URL", conflicts_with = "with")]
    pub db: Option<String>,
    /// Ask as this person of the office, and name the permissions that they already have.
    #[arg(long = "for", value_name = "PERSON", requires = "db", conflicts_with_all = ["role", "posts", "on"])]
    pub person: Option<String>,
    /// Print the answer as JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// Print the situation's fields as JSON Schema instead of asking.
    #[arg(long, value_name = "SITUATION")]
    pub describe: Option<String>,
    #[command(flatten)]
    pub codes: CodesArg,
}

#[derive(Debug, Args)]
pub struct Check {
    /// The folder that holds words.toml.
    #[arg(default_value = "codes")]
    pub folder: PathBuf,
    /// A folder of an office's own codes instead: they are merged with those that ship, and the whole is checked.
    #[arg(long, value_name = "DIR", conflicts_with = "folder")]
    pub codes: Option<PathBuf>,
    /// Write each office's map first: where its code is silent, clashes or names no one, and which promises it keeps.
    /// Unchanged parts are kept.
    #[arg(long)]
    pub map: bool,
    /// Print the sides of rules' conditions that no worked example shows, each with facts that would, for this office.
    #[arg(long, value_name = "OFFICE")]
    pub edges: Option<String>,
    /// Print what each office's code lacks of a complete one.
    #[arg(long)]
    pub profile: bool,
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
    /// The version, by the day from which it binds (default: the version in force).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub effective: Option<Date>,
    /// Only clauses that contain all of these words.
    #[arg(long)]
    pub text: Option<String>,
    /// Write the document as the office issued it to standard output instead, by the name of its file.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["clause", "text", "json"])]
    pub original: Option<String>,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub codes: CodesArg,
}

#[derive(Debug, Args)]
pub struct Fidelity {
    /// The office.
    pub office: String,
    /// The instrument.
    #[arg(long, default_value = "code")]
    pub instrument: String,
    /// The version, by the day from which it binds (default: the version in force).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub effective: Option<Date>,
    /// The office's database. The report then says who has read each clause, and which clauses have to be read again.
    #[arg(long, value_name = "FILE|URL")]
    pub db: Option<String>,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub codes: CodesArg,
}

#[derive(Debug, Args)]
pub struct Compare {
    /// The situation, `gift` for example.
    #[arg(conflicts_with = "topic")]
    pub situation: Option<String>,
    /// A topic, instead of a situation.
    #[arg(long)]
    pub topic: Option<String>,
    /// A prepared comparison, by its identifier.
    #[arg(long, value_name = "ID", conflicts_with_all = ["situation", "topic"])]
    pub comparison: Option<String>,
    /// List the prepared comparisons.
    #[arg(long, conflicts_with_all = ["situation", "topic", "comparison"])]
    pub comparisons: bool,
    /// The role of the person who asks.
    #[arg(long = "as", value_name = "ROLE", default_value = "staff")]
    pub role: String,
    #[command(flatten)]
    pub given: FactsArgs,
    /// Judge by the instruments in force on this day (default: today).
    #[arg(long, value_parser = day)]
    pub on: Option<Date>,
    /// Include the demonstration office.
    #[arg(long)]
    pub demo: bool,
    /// A database. The comparison then includes the own decisions and settings of its offices.
    #[arg(long, value_name = "FILE|URL")]
    pub db: Option<String>,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub codes: CodesArg,
}

#[derive(Debug, Args)]
pub struct Coverage {
    /// One office only (default: every office except the demo).
    #[arg(long, env = "PROBITY_OFFICE")]
    pub office: Option<String>,
    /// Count the versions in force on this day (default: today).
    #[arg(long, value_parser = day)]
    pub on: Option<Date>,
    /// Print every clause as JSON, the same as the API's. With --map, print the map as JSON.
    #[arg(long)]
    pub json: bool,
    /// Print where the code is silent, clashes or names no one, and why that is right.
    #[arg(long)]
    pub map: bool,
    #[command(flatten)]
    pub codes: CodesArg,
}

#[derive(Debug, Args)]
pub struct Diff {
    /// The old version: `combined-authority/code@2023-10-31`, or a folder that holds an instrument.toml.
    pub old: String,
    /// The new version, written the same way.
    pub new: String,
    /// Print everything as JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// The office that the instrument belongs to, for a folder outside codes/.
    #[arg(long, env = "PROBITY_OFFICE")]
    pub office: Option<String>,
    /// Ask the office's past cases again from this database. For auditors only: name one with --for.
    #[arg(long, value_name = "FILE|URL", requires_all = ["office", "person"])]
    pub db: Option<String>,
    /// The auditor on whose behalf past cases are read.
    #[arg(long = "for", value_name = "PERSON")]
    pub person: Option<String>,
    #[command(flatten)]
    pub codes: CodesArg,
}
