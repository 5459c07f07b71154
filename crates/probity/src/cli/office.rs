//! The commands that set an office up: its records, its people.

use clap::Subcommand;
use jiff::civil::Date;

use super::place::At;

#[derive(Debug, Subcommand)]
pub enum Office {
    /// Make an office's records: its code must be among the codes.
    Create {
        #[command(flatten)]
        at: At,
        /// The ledger's name, which its checkpoints carry for ever: a domain of the office's and a path, without spaces.
        #[arg(long, value_name = "NAME")]
        ledger: String,
    },
    /// Say what is missing before the office can go live.
    Readiness(At),
    /// Go live. Refused while a route ends at nobody.
    Open(At),
    /// Record what the office decided about a finding of its file. It is published beside the code and cited with answers.
    DecideFinding {
        #[command(flatten)]
        at: At,
        /// The finding's id in office.toml.
        finding: String,
        /// What was decided, in the office's own words.
        #[arg(long)]
        says: String,
        /// Who decided.
        #[arg(long)]
        by: String,
        /// On this day.
        #[arg(long)]
        on: Date,
    },
    /// Print what the office decided about findings, as JSON.
    Decisions(At),
    /// Set within how many days the office decides where its instruments name no time.
    DecidingTime {
        #[command(flatten)]
        at: At,
        /// So many days, between 1 and 365; left out: no time is set.
        #[arg(long)]
        days: Option<u16>,
        /// Why.
        #[arg(long)]
        reason: String,
    },
    /// Switch an instrument on or off that the office may choose.
    Switch {
        #[command(flatten)]
        at: At,
        /// The instrument, `gifts-policy` for example.
        instrument: String,
        /// On or off.
        #[arg(value_parser = ["on", "off"])]
        state: String,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Person {
    /// List people and the posts that they hold.
    List(At),
    /// Add a person.
    Add {
        #[command(flatten)]
        at: At,
        /// A short name for them in records, `sam-staff` for example. Never changes.
        id: String,
        /// Their name.
        #[arg(long)]
        name: String,
        /// Their job title.
        #[arg(long)]
        title: String,
        /// What they are to the office.
        #[arg(long, default_value = "staff")]
        standing: String,
        /// Their team.
        #[arg(long)]
        team: Option<String>,
        /// Their line manager.
        #[arg(long)]
        manager: Option<String>,
        /// What they may do in the program beyond their own matters: administrator or auditor.
        #[arg(long)]
        right: Vec<String>,
    },
    /// Give a post to a person.
    TakePost {
        #[command(flatten)]
        at: At,
        post: String,
        person: String,
        /// From this day (default: today).
        #[arg(long)]
        from: Option<Date>,
    },
    /// Record that a person gave a post up.
    LeavePost {
        #[command(flatten)]
        at: At,
        post: String,
        person: String,
        /// On this day (default: today).
        #[arg(long)]
        on: Option<Date>,
    },
    /// Invite a person to sign in: prints the one-time token of the link.
    Invite {
        #[command(flatten)]
        at: At,
        person: String,
        /// The name that they will sign in with, an e-mail address for example.
        login: String,
    },
}
