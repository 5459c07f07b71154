//! Tests of the binary as people run it: its output and its exit codes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod architecture;
mod asking;
mod checking;
mod damage;
mod files;
mod language;
mod local;
mod mistakes;
mod reading;
mod records;
mod refused;
mod reports;
mod run;
mod sixth_office;
