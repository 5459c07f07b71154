//! The binary: serve, demo, ask, check, import, verify … It wires a database, the codes, a clock and randomness together;
//! what it then does is in `probity_service`.
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

use std::{ffi::OsString, process::ExitCode};

use outcome::{Failure, Outcome};

/// A submission allocates thousands of small pieces: the C library's allocator took a quarter of its processor time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match run(std::env::args_os().collect()) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            failure.tell();
            failure.code().into()
        }
    }
}

fn run(line: Vec<OsString>) -> Result<Outcome, Failure> {
    if let Some(tag) = cli::language(&line) {
        voice::choose(&tag)?;
    }
    let Some(asked) = cli::read(line)? else {
        return Ok(Outcome::Done);
    };
    machine::start_log(asked.log_json);
    commands::run(asked)
}
