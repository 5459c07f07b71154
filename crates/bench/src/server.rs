//! Servers as separate processes, as they run in an office: the `probity` binary, and a bare page to compare with.

use std::fs::File;
use std::io::{Read as _, Seek as _};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::process::{Child, ChildStdout, Command};

use crate::{Problem, load, machine};

/// A running server. Dropping it ends the process.
pub struct Server {
    child: Child,
    /// Host and port.
    pub address: String,
    /// Time from the start of the process to its first answer.
    pub first_answer: Duration,
    _out: Lines<BufReader<ChildStdout>>,
}

/// The program to measure: built beside this one, or named by `PROBITY_BIN`.
pub fn program() -> Result<PathBuf, Problem> {
    if let Some(named) = std::env::var_os("PROBITY_BIN") {
        return Ok(named.into());
    }
    let beside = std::env::current_exe()?.with_file_name("probity");
    if beside.exists() {
        return Ok(beside);
    }
    Err(format!(
        "{} is missing: cargo build --release --package probity",
        beside.display()
    )
    .into())
}

impl Server {
    /// Starts `probity serve` over a database on a free port, and waits until it answers at `path`.
    pub async fn probity(database: &str, path: &str) -> Result<Self, Problem> {
        let mut command = Command::new(program()?);
        command.args(["serve", "--db", database, "--listen", "127.0.0.1:0"]);
        Self::start(command, path).await
    }

    /// Starts a server of a bare page of this size.
    pub async fn bare(size: usize) -> Result<Self, Problem> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve-page", &size.to_string()]);
        Self::start(command, "/").await
    }

    async fn start(mut command: Command, path: &str) -> Result<Self, Problem> {
        let started = Instant::now();
        // A line for each request goes into a file, as in an office. A pipe that nobody reads would stop the server.
        let mut log = tempfile::tempfile()?;
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(log.try_clone()?)
            .kill_on_drop(true)
            .spawn()?;
        let out = child.stdout.take().ok_or("a server without output")?;
        let mut out = BufReader::new(out).lines();
        let address = loop {
            let Some(line) = out.next_line().await? else {
                return Err(why(&mut child, &mut log).await);
            };
            let spot = line.rsplit(['/', ' ']).next().unwrap_or_default();
            if spot.parse::<std::net::SocketAddr>().is_ok() {
                break spot.to_owned();
            }
        };
        let mut stream = TcpStream::connect(&address).await?;
        let status = load::exchange(&mut stream, &load::get(path, ""), &mut Vec::new()).await?;
        if status >= 400 {
            return Err(format!("{path} answers {status}").into());
        }
        Ok(Self {
            child,
            address,
            first_answer: started.elapsed(),
            _out: out,
        })
    }

    /// Processor time so far.
    pub fn processor_time(&self) -> Duration {
        self.child
            .id()
            .map_or(Duration::ZERO, machine::processor_time)
    }

    /// Proportional set size in MB.
    pub fn pss_mb(&self) -> f64 {
        self.child.id().map_or(0.0, machine::pss_mb)
    }
}

/// The output of a server that did not start.
async fn why(child: &mut Child, log: &mut File) -> Problem {
    let mut text = String::new();
    // If it cannot be read, the error names only what happened.
    let _ = child.wait().await;
    let _ = log.rewind().and_then(|()| log.read_to_string(&mut text));
    format!("the server did not start: {text}").into()
}
