//! The end of a command: its message on standard error and its exit code.

use std::fmt::Display;
use std::process::ExitCode;

/// The exit codes, documented in `main.rs` and `probity --help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was done.
    Done,
    /// Done, and something was found that a person has to check.
    Found,
    /// The input was bad.
    BadInput,
    /// It could not be done now.
    Unable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Found => 1,
            Outcome::BadInput => 2,
            Outcome::Unable => 3,
        })
    }
}

/// The reason why a command could not do its work.
#[derive(Debug)]
pub struct Failure {
    outcome: Outcome,
    lines: Vec<String>,
}

impl Failure {
    /// The input cannot be used. Each line says what is wrong and what would be right.
    pub fn bad_input(lines: impl IntoIterator<Item = String>) -> Self {
        Self {
            outcome: Outcome::BadInput,
            lines: lines.into_iter().collect(),
        }
    }

    /// The same with one line.
    pub fn bad(line: impl Display) -> Self {
        Self::bad_input([line.to_string()])
    }

    /// The input is right, but it cannot be done now.
    pub fn unable(line: impl Display) -> Self {
        Self {
            outcome: Outcome::Unable,
            lines: vec![line.to_string()],
        }
    }

    /// Prints the reason on standard error.
    pub fn tell(&self) {
        for line in &self.lines {
            eprintln!("{line}");
        }
    }

    /// The exit code.
    pub fn code(&self) -> Outcome {
        self.outcome
    }
}
