//! The `probity` binary. It connects a database, the codes, a clock and randomness; `probity_service` does the
//! work.
//!
//! Exit codes, for every command: 0 done; 1 done, and something was found (a mistake in `codes/`, a difference in
//! the ledger, a row that could not be imported); 2 the input was bad; 3 it could not be done now (no database, a
//! full disk).

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

/// A submission makes thousands of small allocations. The C library's allocator took a quarter of its processor
/// time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Help, the version and wrong arguments end here, with clap's own messages and exit codes.
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
