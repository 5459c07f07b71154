//! The commands for matters.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use super::place::For;

#[derive(Debug, Subcommand)]
pub enum Matter {
    /// Declare something that happened.
    Declare {
        #[command(flatten)]
        who: For,
        situation: String,
        /// The person that it is about, if not the one who declares.
        #[arg(long)]
        about: Option<String>,
        #[arg(long, value_name = "FILE")]
        facts: Option<PathBuf>,
        #[arg(long = "fact", value_name = "NAME=VALUE")]
        fact: Vec<String>,
    },
    /// List matters: your own, or those that wait for your decision.
    List {
        #[command(flatten)]
        who: For,
        #[arg(long)]
        to_decide: bool,
    },
    /// Show one matter.
    Show {
        #[command(flatten)]
        who: For,
        reference: String,
    },
    /// Decide it.
    Decide {
        #[command(flatten)]
        who: For,
        reference: String,
        /// accept, decline, return, hand-over … as the situation allows.
        resolution: String,
        #[arg(long)]
        reasons: String,
        #[arg(long)]
        conditions: Option<String>,
        /// To whom it is handed over.
        #[arg(long)]
        recipient: Option<String>,
    },
    /// Take note of a matter that needs no decision.
    Note {
        #[command(flatten)]
        who: For,
        reference: String,
        remarks: String,
    },
    /// Ask for more information.
    AskMore {
        #[command(flatten)]
        who: For,
        reference: String,
        question: String,
    },
    /// Give the information asked for.
    Reply {
        #[command(flatten)]
        who: For,
        reference: String,
        reply: String,
        #[arg(long = "fact", value_name = "NAME=VALUE")]
        fact: Vec<String>,
    },
    /// Record what became of it.
    Outcome {
        #[command(flatten)]
        who: For,
        reference: String,
        became: String,
        /// On this day (default: today).
        #[arg(long)]
        on: Option<Date>,
    },
    /// Ask for a second look at a refusal, by somebody else.
    SecondLook {
        #[command(flatten)]
        who: For,
        reference: String,
        #[arg(long)]
        reasons: String,
    },
    /// Erase what is kept of a matter whose time is over. That it happened stays in the ledger.
    Dispose {
        #[command(flatten)]
        who: For,
        reference: String,
        /// The retention rule.
        #[arg(long)]
        ground: String,
        /// Why it applies.
        #[arg(long)]
        reason: String,
    },
    /// Withdraw it before it is decided.
    Withdraw {
        #[command(flatten)]
        who: For,
        reference: String,
        #[arg(long)]
        reason: String,
    },
}
