//! Runs the binary and keeps its output.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The result of one run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `probity` with these arguments and without the variables that it reads from the caller's environment.
pub fn probity(arguments: &[&str]) -> Run {
    with_input(arguments, "")
}

/// The same, with something on standard input.
pub fn with_input(arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_probity"))
        .args(arguments)
        .env_remove("PROBITY_DB")
        .env_remove("PROBITY_OFFICE")
        .env_remove("PROBITY_CODES")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The repository's own `codes/`.
pub fn codes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codes")
}

/// The folder of made-up and real registers, if it is available.
pub fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var_os("PROBITY_SHARED").map_or_else(beside, PathBuf::from);
    folder
        .join("real-registers")
        .is_dir()
        .then(|| folder.join("real-registers"))
}
