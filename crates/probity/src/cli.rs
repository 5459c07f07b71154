//! The command line, as clap reads it. `docs/users/command-line.md` is made from it.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;

mod code;

pub use code::{Coverage, Diff};

/// Runs a public office's code of conduct.
///
/// Exit codes: 0 done; 1 done, and something was found; 2 the input was bad; 3 it could not be done now.
#[derive(Debug, Parser)]
#[command(name = "probity", version, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Write the log as JSON lines.
    #[arg(long, global = true)]
    pub log_json: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the API.
    Serve(Serve),
    /// Make a made-up office with people and a year of matters, and serve it.
    Demo(Demo),
    /// Ask an office's code a question of conduct. Saves nothing.
    Ask(Ask),
    /// Read an office's code: its clauses, or one clause with what it does here.
    Code(Code),
    /// Compare what the offices' codes say: on a topic, or in one case.
    Compare(Compare),
    /// Check a `codes/` folder and run its worked examples.
    Check {
        /// The folder, with words.toml in it.
        #[arg(default_value = "codes")]
        folder: PathBuf,
    },
    /// Say what becomes of every clause of an office's instruments, and what is not accounted for.
    Coverage(Coverage),
    /// Compare two versions of an instrument: their clauses, and what they answer differently.
    Diff(Diff),
    /// Set an office up: create it, see what is missing, switch a policy, go live.
    #[command(subcommand)]
    Office(Office),
    /// People, posts, ties and accounts.
    #[command(subcommand)]
    Person(Person),
    /// Declare, follow and decide matters, on behalf of a person.
    #[command(subcommand)]
    Matter(Matter),
    /// Read a register, withhold or correct an entry.
    #[command(subcommand)]
    Register(Register),
    /// Bring in what was kept elsewhere.
    #[command(subcommand)]
    Import(Import),
    /// Recompute the ledger and every read model from the events, and say what differs.
    Verify {
        #[command(flatten)]
        at: At,
        /// An old checkpoint: prove that nothing before it was changed.
        #[arg(long, value_name = "FILE")]
        against: Option<PathBuf>,
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the ledger's signed checkpoint. Keep it outside the office.
    Checkpoint {
        #[command(flatten)]
        at: At,
        /// Print the key that checks it instead.
        #[arg(long)]
        key: bool,
    },
    /// Make the read models anew from the events.
    Rebuild {
        #[command(flatten)]
        at: At,
    },
}

/// Where the records are.
#[derive(Debug, Clone, Args)]
pub struct Database {
    /// The database: a SQLite file, or postgres://…
    #[arg(
        long,
        env = "PROBITY_DB",
        hide_env_values = true,
        default_value = "probity.db",
        value_name = "FILE|URL"
    )]
    pub db: String,
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
}

/// Which office's records.
#[derive(Debug, Clone, Args)]
pub struct At {
    #[command(flatten)]
    pub database: Database,
    /// The office.
    #[arg(long, env = "PROBITY_OFFICE", hide_env_values = true)]
    pub office: String,
}

/// Which office's records, and for whom.
#[derive(Debug, Clone, Args)]
pub struct For {
    #[command(flatten)]
    pub at: At,
    /// The person on whose behalf it is done. They need the right to do it.
    #[arg(long = "for", value_name = "PERSON")]
    pub person: Option<String>,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub database: Database,
    /// The address to listen on. Put a proxy with TLS in front of anything but this machine.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address that people use, such as https://conduct.example.org: invitations name it, and with https browsers are told to use nothing else.
    #[arg(long, value_name = "URL", value_parser = public_url)]
    pub public_url: Option<String>,
    /// A proxy stands in front: count attempts to sign in by the address that it adds to X-Forwarded-For.
    #[arg(long)]
    pub behind_proxy: bool,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// The SQLite file to make; an existing demo is opened as it is.
    #[arg(long, default_value = "demo.db")]
    pub db: PathBuf,
    /// The address to listen on; only this machine's own are allowed.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Make the office and stop, without serving.
    #[arg(long)]
    pub only_make: bool,
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
    /// A file of facts as JSON; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// One fact. May be given more than once; adds to --facts.
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub fact: Vec<String>,
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
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
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
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
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
    /// A file of facts as JSON; `-` reads standard input.
    #[arg(long, value_name = "FILE")]
    pub facts: Option<PathBuf>,
    /// One fact. May be given more than once; adds to --facts.
    #[arg(long = "fact", value_name = "NAME=VALUE")]
    pub fact: Vec<String>,
    /// The day by whose instruments it is judged (default: today).
    #[arg(long)]
    pub on: Option<Date>,
    /// The office that exists for demonstration alone as well.
    #[arg(long)]
    pub demo: bool,
    /// Print JSON, the same as the API's.
    #[arg(long)]
    pub json: bool,
    /// A folder of an office's own codes, laid over those that ship.
    #[arg(
        long,
        env = "PROBITY_CODES",
        hide_env_values = true,
        value_name = "DIR"
    )]
    pub codes: Option<PathBuf>,
}

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

#[derive(Debug, Subcommand)]
pub enum Register {
    /// Print a register's public rows.
    List {
        #[command(flatten)]
        at: At,
        register: String,
        /// Words to look for.
        #[arg(long)]
        search: Option<String>,
        /// The financial year, by the calendar year in which it starts.
        #[arg(long)]
        year: Option<i64>,
        /// Print JSON instead of CSV.
        #[arg(long)]
        json: bool,
    },
    /// Withhold an entry from publication.
    Withhold {
        #[command(flatten)]
        who: For,
        entry: String,
        #[arg(long)]
        reason: String,
    },
    /// Show a withheld entry again.
    Show {
        #[command(flatten)]
        who: For,
        entry: String,
        #[arg(long)]
        reason: String,
    },
    /// Correct one field of an entry.
    Correct {
        #[command(flatten)]
        who: For,
        entry: String,
        field: String,
        value: String,
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Import {
    /// Bring in an old register from a CSV file, as it is.
    Register {
        #[command(flatten)]
        who: For,
        file: PathBuf,
        /// The register that it goes into.
        #[arg(long, default_value = "gifts-and-hospitality")]
        register: String,
        /// Read the column with this heading as this field. May be given more than once; `HEADING=` ignores the column.
        #[arg(long = "map", value_name = "HEADING=FIELD")]
        map: Vec<String>,
        /// Import. Without it nothing is saved: the mapping and what would be taken are printed.
        #[arg(long)]
        confirm: bool,
        /// Print the whole report as JSON.
        #[arg(long)]
        json: bool,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Cli;

    /// The committed page is what clap says; `PROBITY_WRITE_DOCS=1` writes it anew.
    #[test]
    fn the_command_line_page_is_up_to_date() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../docs/users/command-line.md"
        );
        let page = page();
        if std::env::var_os("PROBITY_WRITE_DOCS").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap();
        assert_eq!(
            committed, page,
            "run this test with PROBITY_WRITE_DOCS=1 and commit docs/users/command-line.md"
        );
    }

    fn page() -> String {
        let mut command = Cli::command();
        command.build();
        let mut page = String::from(
            "# The command line\n\nMade from the program's own help; a test keeps it so. Every command leaves 0 when it is done, 1 when it is done and\n\
             something was found, 2 for bad input, 3 when it could not be done now.\n",
        );
        section(&mut command, "probity", 2, &mut page);
        page
    }

    fn section(command: &mut clap::Command, path: &str, level: usize, page: &mut String) {
        for sub in command.get_subcommands_mut() {
            if sub.get_name() == "help" {
                continue;
            }
            let path = format!("{path} {}", sub.get_name());
            let help = sub.render_long_help().to_string();
            let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
            page.push_str(&format!(
                "\n{} `{path}`\n\n```\n{}\n```\n",
                "#".repeat(level),
                lines.join("\n").trim_end()
            ));
            section(sub, &path, level + 1, page);
        }
    }
}

/// An address without anything behind the host: pages stand at its root.
fn public_url(written: &str) -> Result<String, String> {
    let bare = written.trim_end_matches('/');
    let host = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(bare.to_owned()),
        _ => Err("it begins with https:// and has nothing after the host, such as https://conduct.example.org".to_owned()),
    }
}
