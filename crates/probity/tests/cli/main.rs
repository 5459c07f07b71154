//! Tests of the binary as people run it: its output and its exit codes.

#![cfg(test)]

mod architecture;
mod asking;
mod checking;
mod damage;
mod fidelity;
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
