//! A new catalogue file must be noticed: it is embedded when the crate is built.

#![allow(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
