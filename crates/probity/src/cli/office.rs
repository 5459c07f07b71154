//! The commands that set an office up: its records, its people.

use clap::Subcommand;
use jiff::civil::Date;

use super::{
    place::At,
    value::{day, number},
};
use crate::voice::t;

#[derive(Debug, Subcommand)]
pub enum Office {
    #[command(about = t("help-create"))]
    Create {
        #[command(flatten)]
        at: At,
        #[arg(long, value_name = "NAME", help = t("help-create-ledger"))]
        ledger: String,
    },
    #[command(about = t("help-readiness"))]
    Readiness(At),
    #[command(about = t("help-open"))]
    Open(At),
    #[command(about = t("help-decide-finding"))]
    DecideFinding {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-decide-finding-id"))]
        finding: String,
        #[arg(long, help = t("help-decide-finding-says"))]
        says: String,
        #[arg(long, help = t("help-decide-finding-by"))]
        by: String,
        #[arg(long, value_parser = day, help = t("help-on"))]
        on: Date,
    },
    #[command(about = t("help-decisions"))]
    Decisions(At),
    #[command(about = t("help-deciding-time"))]
    DecidingTime {
        #[command(flatten)]
        at: At,
        #[arg(long, value_parser = number::<u16>, help = t("help-deciding-time-days"))]
        days: Option<u16>,
        #[arg(long, help = t("help-why"))]
        reason: String,
    },
    #[command(about = t("help-switch"))]
    Switch {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-switch-instrument"))]
        instrument: String,
        #[arg(value_parser = ["on", "off"], help = t("help-switch-state"))]
        state: String,
        #[arg(long, help = t("help-why"))]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Person {
    #[command(about = t("help-people-list"))]
    List(At),
    #[command(about = t("help-person-add"))]
    Add {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-person-add-id"))]
        id: String,
        #[arg(long, help = t("help-person-add-name"))]
        name: String,
        #[arg(long, help = t("help-person-add-title"))]
        title: String,
        #[arg(long, default_value = "staff", help = t("help-person-add-role"))]
        role: String,
        #[arg(long, help = t("help-person-add-team"))]
        team: Option<String>,
        #[arg(long, help = t("help-person-add-manager"))]
        manager: Option<String>,
        #[arg(long, help = t("help-person-add-right"))]
        right: Vec<String>,
    },
    #[command(about = t("help-take-post"))]
    TakePost {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-post"))]
        post: String,
        #[arg(help = t("help-person"))]
        person: String,
        #[arg(long, value_parser = day, help = t("help-from-or-today"))]
        from: Option<Date>,
    },
    #[command(about = t("help-leave-post"))]
    LeavePost {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-post"))]
        post: String,
        #[arg(help = t("help-person"))]
        person: String,
        #[arg(long, value_parser = day, help = t("help-on-or-today"))]
        on: Option<Date>,
    },
    #[command(about = t("help-invite"))]
    Invite {
        #[command(flatten)]
        at: At,
        #[arg(help = t("help-person"))]
        person: String,
        #[arg(help = t("help-invite-login"))]
        login: String,
    },
}
