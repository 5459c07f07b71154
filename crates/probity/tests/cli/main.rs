//! The binary as people run it: what it prints and the exit code it leaves.

mod asking;
mod checking;
mod records;
mod run;
