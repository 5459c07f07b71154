//! `make bench`: runs every bench in turn, or only those named: `ask`, `submissions`, `registers`, `moments`.
//! `--full` goes up to a million cases.
#![expect(
    clippy::disallowed_methods,
    reason = "measuring is asking the machine for the time"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use probity_bench::{Problem, ask, bare, growth, machine, moments, office, say, submissions};

/// The same allocator as in `probity`, so that questions asked in process take as long as there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.as_slice() {
        [command, size] if command == "serve-page" => serve_page(size).await,
        _ => all(&arguments).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            say(&format!("The bench could not go on: {problem}"));
            ExitCode::from(3)
        }
    }
}

async fn serve_page(size: &str) -> Result<(), Problem> {
    Ok(bare::serve_page(size.parse()?).await?)
}

async fn all(arguments: &[String]) -> Result<(), Problem> {
    let full = arguments.iter().any(|one| one == "--full")
        || std::env::var("PROBITY_BENCH_FULL").is_ok_and(|on| on == "1");
    let wanted = |name: &str| {
        arguments.iter().all(|one| one.starts_with("--")) || arguments.iter().any(|one| one == name)
    };
    let started = Instant::now();
    say("# Probity's speed and size beside what this machine does at best");
    say(&format!(
        "{} cores, load average {:.1}",
        machine::cores(),
        machine::load_average()
    ));
    let codes = Arc::new(office::codes()?);
    let folder = tempfile::tempdir_in(disk()?)?;
    if wanted("ask") {
        ask::run().await?;
    }
    if wanted("submissions") {
        let postgres = std::env::var("PROBITY_TEST_POSTGRES").ok();
        submissions::run(folder.path(), postgres.as_deref(), &codes).await?;
    }
    if wanted("registers") {
        let postgres = std::env::var("PROBITY_TEST_POSTGRES").ok();
        growth::run(folder.path(), postgres.as_deref(), full, &codes).await?;
    }
    if wanted("moments") {
        moments::run(folder.path(), full, &codes).await?;
    }
    say(&format!(
        "\ntook {:.0} s; load average now {:.1}",
        started.elapsed().as_secs_f64(),
        machine::load_average()
    ));
    Ok(())
}

/// The folder for databases, beside this program. The system's folder for temporary files may be in memory.
fn disk() -> Result<PathBuf, Problem> {
    if let Some(named) = std::env::var_os("PROBITY_BENCH_DIR") {
        return Ok(named.into());
    }
    let own = std::env::current_exe()?;
    Ok(own.parent().ok_or("a program in no folder")?.to_owned())
}
