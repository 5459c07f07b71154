//! The binary: serve, demo, ask, check, import, verify … It wires a database, the codes, a clock and randomness together;
//! what it then does is in `probity_desk`.
//!
//! Exit codes, for every command: 0 done; 1 done, and something was found (a mistake in `codes/`, a difference in the ledger,
//! a row that could not be taken); 2 the input was bad; 3 it could not be done now (no database, a full disk).

mod cli;
mod commands;
mod machine;
mod outcome;
mod sample;
mod shipped;
mod voice;

use std::process::ExitCode;

use clap::Parser;

/// A submission allocates thousands of small pieces: the C library's allocator took a quarter of its processor time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::Cli::parse();
    machine::start_log(arguments.log_json);
    let done = voice::choose(&arguments.language).and_then(|()| commands::run(arguments));
    match done {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            failure.tell();
            failure.code().into()
        }
    }
}
