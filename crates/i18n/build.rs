//! Tells cargo to build the crate again when the catalogue's files change, because they are embedded in it.

fn main() {
    println!("cargo:rerun-if-changed=locales");
}
