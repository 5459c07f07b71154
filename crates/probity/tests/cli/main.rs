//! Tests of the binary as people run it: its output and its exit codes.

#![cfg(test)]

mod architecture;
mod asking;
mod checking;
mod confirming;
mod damage;
mod fidelity;
mod files;
mod language;
mod local;
mod mistakes;
mod promises;
mod reading;
mod records;
mod refused;
mod reports;
mod run;
mod sixth_office;
mod unknown;
