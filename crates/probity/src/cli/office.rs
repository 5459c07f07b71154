//! Commands that create an office and manage its settings and people.

use clap::Subcommand;
use jiff::civil::Date;

use super::place::{ActingArgs, OfficeArgs};
use super::value::{day, number};
#[derive(Debug, Subcommand)]
pub enum Office {
    /// Create an office's records. `codes/` must have its code.
    Create {
        #[command(flatten)]
        at: OfficeArgs,
        /// The ledger's name: a domain of the office and a path, without spaces. Every checkpoint carries it, so it can
        /// never change.
        #[arg(long, value_name = "NAME")]
        ledger: String,
    },
    /// List what is missing before the office can go live.
    Readiness(OfficeArgs),
    /// Go live. Refused while a case could reach no one.
    Open(OfficeArgs),
    /// Record what the office decided about a finding. The decision is published with the code and cited in answers.
    DecideFinding {
        #[command(flatten)]
        at: OfficeArgs,
        /// The finding's id in office.toml.
        finding: String,
        /// What was decided, in the office's own words.
        #[arg(long)]
        says: String,
        /// Who decided it.
        #[arg(long)]
        by: String,
        /// The day of the decision.
        #[arg(long, value_parser = day)]
        on: Date,
    },
    /// Record that a person has read clauses against the document. Name an administrator or an auditor with --for.
    SignClauses {
        #[command(flatten)]
        who: ActingArgs,
        /// The references of the clauses, `15.7a` for example.
        #[arg(required = true)]
        clauses: Vec<String>,
        /// The instrument.
        #[arg(long, default_value = "code")]
        instrument: String,
        /// The version, by the day from which it binds (default: the version in force).
        #[arg(long, value_name = "DATE", value_parser = day)]
        effective: Option<Date>,
    },
    /// Print what the office decided about findings, as JSON.
    Decisions(OfficeArgs),
    /// Set how many days the office has to decide if its instruments set no time.
    DecidingTime {
        #[command(flatten)]
        at: OfficeArgs,
        /// Days, from 1 to 365. Leave it out to remove the limit.
        #[arg(long, value_parser = number::<u16>)]
        days: Option<u16>,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
    /// Switch an optional instrument on or off.
    Switch {
        #[command(flatten)]
        at: OfficeArgs,
        /// The instrument, `gifts-policy` for example.
        instrument: String,
        /// On or off.
        #[arg(value_parser = ["on", "off"])]
        state: String,
        /// The reason.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Person {
    /// List people and the posts that they hold.
    List(OfficeArgs),
    /// Add a person.
    Add {
        #[command(flatten)]
        at: OfficeArgs,
        /// A short name for them in the records, `sam-staff` for example. It never changes.
        id: String,
        /// Their name.
        #[arg(long)]
        name: String,
        /// Their job title.
        #[arg(long)]
        title: String,
        /// Their role in the office.
        #[arg(long, default_value = "staff")]
        role: String,
        /// Their team.
        #[arg(long)]
        team: Option<String>,
        /// Their line manager.
        #[arg(long)]
        manager: Option<String>,
        /// An extra right: administrator or auditor.
        #[arg(long)]
        right: Vec<String>,
    },
    /// Give a post to a person.
    TakePost {
        #[command(flatten)]
        at: OfficeArgs,
        /// The post.
        post: String,
        /// The person.
        person: String,
        /// The day from which they hold it (default: today).
        #[arg(long, value_parser = day)]
        from: Option<Date>,
    },
    /// Record that a person has left a post.
    LeavePost {
        #[command(flatten)]
        at: OfficeArgs,
        /// The post.
        post: String,
        /// The person.
        person: String,
        /// The day when they left it (default: today).
        #[arg(long, value_parser = day)]
        on: Option<Date>,
    },
    /// Invite a person to sign in. Prints the one-time token for the link.
    Invite {
        #[command(flatten)]
        at: OfficeArgs,
        /// The person.
        person: String,
        /// The name that they sign in with, an email address for example.
        login: String,
    },
}
