//! The binary: serve, demo, ask, check, import, verify … It wires a database, the codes, a clock and randomness together;
//! what it then does is in `probity_service`.
//!
//! Exit codes, for every command: 0 done; 1 done, and something was found (a mistake in `codes/`, a difference in the ledger,
//! a row that could not be taken); 2 the input was bad; 3 it could not be done now (no database, a full disk).

mod cli;
mod commands;
mod machine;
mod outcome;
mod output;
mod sample;
mod shipped;

use std::process::ExitCode;

use clap::Parser;
use cli::Cli;
use outcome::{Failure, Outcome};

/// A submission allocates thousands of small pieces: the C library's allocator took a quarter of its processor time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Help, the version and wrong arguments end here, in clap's own words and with its exit codes.
    match run(Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            failure.tell();
            failure.code().into()
        }
    }
}

fn run(asked: Cli) -> Result<Outcome, Failure> {
    output::choose(&asked.language)?;
    machine::start_log(asked.log_json);
    commands::run(asked)
}
