//! The commands for cases.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::place::ActingArgs;
use super::value::day;
#[derive(Debug, Subcommand)]
pub enum Case {
    /// Submit a declaration, request or report.
    Declare {
        #[command(flatten)]
        who: ActingArgs,
        /// The situation, `gift` for example.
        situation: String,
        /// The person that it is about, if they are not the person who declares.
        #[arg(long)]
        about: Option<String>,
        /// A file of facts as JSON; `-` reads standard input.
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
        /// One fact. May be given more than once; adds to --facts.
        #[arg(long = "fact", value_name = "NAME=VALUE")]
        fact: Vec<String>,
        /// A person whom a typed name could mean but does not. Without this they cannot get the case. May be given more
        /// than once.
        #[arg(long = "not", value_name = "PERSON")]
        not_meant: Vec<String>,
        /// A field to which the answer is "I do not know", if the situation allows that. May be given more than once.
        #[arg(long, value_name = "FIELD")]
        unknown: Vec<String>,
        /// A field whose value is more than expected, and is right. May be given more than once.
        #[arg(long = "confirm", value_name = "FIELD")]
        confirmed: Vec<String>,
        /// Show the answer, who would get the case and whom a typed name could mean. Saves nothing.
        #[arg(long)]
        dry_run: bool,
    },
    /// List cases as JSON: your own, or others that you may see.
    List {
        #[command(flatten)]
        who: ActingArgs,
        #[command(flatten)]
        which: CaseList,
    },
    /// Show one case.
    Show {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
    },
    /// Print the answer recorded when a case was sent, and what the code as it is now answers.
    Understood {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
    },
    /// Decide a case.
    Decide {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// accept, decline, return, hand-over … as the situation allows.
        resolution: String,
        /// The reasons.
        #[arg(long)]
        reasons: String,
        /// The conditions.
        #[arg(long)]
        conditions: Option<String>,
        /// The person or post to hand it over to.
        #[arg(long)]
        recipient: Option<String>,
        /// The reasons for deciding against the code. Needed if the code says no.
        #[arg(long, value_name = "REASONS")]
        against: Option<String>,
        /// Show what the decision would lead to. Saves nothing.
        #[arg(long)]
        dry_run: bool,
        /// The last day of a permission that goes on.
        #[arg(long, value_name = "DATE", value_parser = day)]
        until: Option<Date>,
    },
    /// Step aside from a case because of a conflict of interest. It goes to the next person.
    StepAside {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The reason.
        #[arg(long)]
        reason: String,
        /// Also declare a connection to this person of the office.
        #[arg(
            long,
            value_name = "PERSON",
            requires = "relation",
            conflicts_with = "party"
        )]
        person: Option<String>,
        /// Also declare a connection to this person or organisation outside the office.
        #[arg(long, value_name = "NAME", requires = "relation")]
        party: Option<String>,
        /// The connection, in your own words.
        #[arg(long)]
        relation: Option<String>,
    },
    /// Mark a case as read. For cases that need no decision.
    Note {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// Remarks to keep with it.
        remarks: String,
    },
    /// Ask for more information.
    AskMore {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The question.
        question: String,
    },
    /// Give the information asked for.
    Reply {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The answer to the question.
        reply: String,
        /// One fact. May be given more than once, for different facts.
        #[arg(long = "fact", value_name = "NAME=VALUE")]
        fact: Vec<String>,
        /// A field whose value is more than expected, and is right. May be given more than once.
        #[arg(long = "confirm", value_name = "FIELD")]
        confirmed: Vec<String>,
    },
    /// Record what happened to it.
    Outcome {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// What happened to it, in your own words or as the situation lists it.
        result: String,
        /// The day when it happened (default: today).
        #[arg(long, value_parser = day)]
        on: Option<Date>,
    },
    /// Ask for a review of a refusal. Someone else decides it.
    Review {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The reasons.
        #[arg(long)]
        reasons: String,
    },
    /// Erase a case at the end of its retention period. The ledger still shows that it existed.
    Dispose {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The retention rule.
        #[arg(long)]
        ground: String,
        /// Why the rule applies.
        #[arg(long)]
        reason: String,
    },
    /// Withdraw a case before it is decided.
    Withdraw {
        #[command(flatten)]
        who: ActingArgs,
        /// The case's reference.
        reference: String,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
}

/// Which cases to list. Without any of these: your own.
#[derive(Debug, Args)]
pub struct CaseList {
    /// Cases that wait for your decision.
    #[arg(long, group = "which")]
    pub to_decide: bool,
    /// Cases that you decided: the latest 500.
    #[arg(long, group = "which")]
    pub decided: bool,
    /// Cases on hold, without their content. For administrators.
    #[arg(long, group = "which")]
    pub on_hold: bool,
    /// All cases. For auditors.
    #[arg(long, group = "which")]
    pub all: bool,
    /// With --all: only cases that contain these words.
    #[arg(long, requires = "all", value_name = "WORDS")]
    pub search: Option<String>,
}
