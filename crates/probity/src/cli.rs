//! The command line, as clap reads it. `docs/users/command-line.md` is made from it.

use std::{borrow::Cow, ffi::OsString, path::PathBuf};

use clap::{FromArgMatches, Parser, Subcommand, error::ErrorKind};

use crate::{outcome::Failure, voice::t};

mod case;
mod code;
mod office;
mod place;
mod refused;
mod register;
mod serve;
mod spoken;
mod value;

pub use case::{Case, Which};
pub use code::{Ask, Code, Compare, Coverage, Diff};
pub use office::{Office, Person};
pub use place::{At, Database, For};
pub use register::{Import, Register};
pub use serve::{Demo, Serve};

#[derive(Debug, Parser)]
#[command(name = "probity", version, propagate_version = true)]
#[command(about = t("help-probity"), long_about = t("help-probity-long"))]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[arg(long, global = true, help = t("help-log-json"))]
    pub log_json: bool,
}

/// The language that a line asks for, wherever it says so. It is looked for before the line is read: what is wrong with
/// the line is said in it too.
pub fn language(line: &[OsString]) -> Option<Cow<'_, str>> {
    let mut words = line
        .iter()
        .map(|word| word.to_string_lossy())
        .take_while(|word| word != "--");
    while let Some(word) = words.next() {
        if word == "--language" {
            return words.next().filter(|tag| !tag.starts_with('-'));
        }
        if let Some(tag) = word.strip_prefix("--language=") {
            return Some(tag.to_owned().into());
        }
    }
    None
}

/// What a line asks to be done; nothing more where it asked for help or the version, which are told here.
///
/// # Errors
/// When the line is no command.
pub fn read(line: Vec<OsString>) -> Result<Option<Cli>, Failure> {
    let matches = spoken::command().try_get_matches_from(line);
    match matches.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(read) => Ok(Some(read)),
        Err(told)
            if matches!(
                told.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            ) =>
        {
            // A reader that has gone away is no error.
            let _ = told.print();
            Ok(None)
        }
        Err(error) => Err(refused::refused(&error)),
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = t("help-serve"))]
    Serve(Serve),
    #[command(about = t("help-demo"))]
    Demo(Demo),
    #[command(about = t("help-ask"))]
    Ask(Ask),
    #[command(about = t("help-code"))]
    Code(Code),
    #[command(about = t("help-compare"))]
    Compare(Compare),
    #[command(about = t("help-check"))]
    Check {
        #[arg(default_value = "codes", help = t("help-check-folder"))]
        folder: PathBuf,
    },
    #[command(about = t("help-coverage"))]
    Coverage(Coverage),
    #[command(about = t("help-diff"))]
    Diff(Diff),
    #[command(subcommand, about = t("help-offices"))]
    Office(Office),
    #[command(subcommand, about = t("help-people"))]
    Person(Person),
    #[command(subcommand, about = t("help-cases"))]
    Case(Case),
    #[command(subcommand, about = t("help-registers"))]
    Register(Register),
    #[command(subcommand, about = t("help-imports"))]
    Import(Import),
    #[command(about = t("help-verify"))]
    Verify {
        #[command(flatten)]
        at: At,
        #[arg(long, value_name = "FILE", help = t("help-verify-against"))]
        against: Option<PathBuf>,
        #[arg(long, help = t("help-verify-json"))]
        json: bool,
    },
    #[command(about = t("help-checkpoint"))]
    Checkpoint {
        #[command(flatten)]
        at: At,
        #[arg(long, help = t("help-checkpoint-key"))]
        key: bool,
    },
    #[command(about = t("help-rebuild"))]
    Rebuild {
        #[command(flatten)]
        at: At,
    },
}

#[cfg(test)]
mod tests {
    use super::{language, spoken};

    #[test]
    fn the_language_is_found_wherever_it_stands() {
        let found = |line: &str| {
            let line: Vec<_> = line.split(' ').map(Into::into).collect();
            language(&line).map(|tag| tag.into_owned())
        };
        for line in [
            "probity --language cy ask",
            "probity ask --language=cy --help",
            "probity help ask --language cy",
        ] {
            assert_eq!(found(line).as_deref(), Some("cy"), "{line}");
        }
        for line in [
            "probity ask gift",
            "probity --language",
            "probity --language --help",
            "probity ask -- --language cy",
        ] {
            assert_eq!(found(line), None, "{line}");
        }
    }

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
        silent(&spoken::command(), &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }

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
        let mut command = spoken::command();
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
