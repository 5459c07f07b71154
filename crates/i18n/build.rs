//! Tells cargo to build the crate again when the catalogue's files change, because they are embedded in it.

#![expect(
    clippy::print_stdout,
    reason = "this is how a build script talks to cargo"
)]

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
