//! The command line, as clap reads it. `docs/users/command-line.md` is made from it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

mod case;
mod code;
mod office;
mod place;
mod register;
mod serve;
mod value;

pub use case::{Case, CaseList};
pub use code::{Ask, Check, Code, Compare, Coverage, Diff, Fidelity};
pub use office::{Office, Person};
pub use place::{ActingArgs, Database, OfficeArgs};
pub use register::{Import, Register};
pub use serve::{Demo, Serve};

/// Runs a public office's code of conduct.
///
/// Exit codes: 0 done; 1 done, and something was found; 2 the input was bad; 3 it could not be done now.
#[derive(Debug, Parser)]
#[command(name = "probity", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Write the log as JSON lines.
    #[arg(long, global = true)]
    pub log_json: bool,
    /// The language of the output.
    #[arg(long, global = true, value_name = "TAG", default_value = "en")]
    pub language: String,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages and the API.
    Serve(Serve),
    /// Create a made-up office with people and a year of cases, and serve it.
    Demo(Demo),
    /// Ask an office's code a question of conduct. Saves nothing.
    Ask(Ask),
    /// Read an office's code, or one clause with the rules that use it.
    Code(Code),
    /// Set each clause beside its place in the document, its rules and examples, and say who has read it.
    Fidelity(Fidelity),
    /// Compare the offices' codes on a topic or on one situation.
    Compare(Compare),
    /// Check a `codes/` folder and run its worked examples.
    Check(Check),
    /// Show what uses each clause, and which clauses nothing uses.
    Coverage(Coverage),
    /// Compare two versions of an instrument: their clauses and their answers.
    Diff(Diff),
    /// Set up an office: create it, check what is missing, switch a policy, go live.
    #[command(subcommand)]
    Office(Office),
    /// People, posts, connections and accounts.
    #[command(subcommand)]
    Person(Person),
    /// Declare, follow and decide cases, on behalf of a person.
    #[command(subcommand)]
    Case(Case),
    /// Read a register, withhold or correct an entry.
    #[command(subcommand)]
    Register(Register),
    /// Import records that were kept elsewhere.
    #[command(subcommand)]
    Import(Import),
    /// Recompute the ledger and every table from the events, and report differences.
    Verify {
        #[command(flatten)]
        at: OfficeArgs,
        /// An old checkpoint: check that nothing before it was changed.
        #[arg(long, value_name = "FILE")]
        against: Option<PathBuf>,
        /// Print the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print the ledger's signed checkpoint. Keep it outside the office.
    Checkpoint {
        #[command(flatten)]
        at: OfficeArgs,
        /// Print the key that checks it instead.
        #[arg(long)]
        key: bool,
    },
    /// Print the licences of everything that others made and this program contains.
    Licences,
    /// Rebuild every table from the events.
    Rebuild {
        #[command(flatten)]
        at: OfficeArgs,
    },
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use clap::CommandFactory;

    use super::Cli;

    #[test]
    fn every_argument_and_command_says_what_it_is() {
        fn silent(command: &clap::Command, found: &mut Vec<String>) {
            let name = command.get_bin_name().unwrap_or(command.get_name());
            if command.get_about().is_none() {
                found.push(name.to_owned());
            }
            let arguments = command
                .get_arguments()
                .filter(|arg| arg.get_help().is_none());
            found.extend(arguments.map(|arg| format!("{name} {arg}")));
            command.get_subcommands().for_each(|sub| silent(sub, found));
        }
        let mut found = Vec::new();
        silent(&command(), &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }

    /// The committed page must be the same as clap's help. `PROBITY_WRITE_DOCS=1` writes it again.
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

    /// The command with clap's own arguments, and with the global ones on every subcommand.
    fn command() -> clap::Command {
        let mut command = Cli::command();
        command.build();
        command
    }

    fn page() -> String {
        let mut command = command();
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
            let (level_marks, lines) = ("#".repeat(level), lines.join("\n"));
            let lines = lines.trim_end();
            writeln!(page, "\n{level_marks} `{path}`\n\n```\n{lines}\n```").unwrap();
            section(sub, &path, level + 1, page);
        }
    }
}
