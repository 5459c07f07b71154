//! What ships is clean: every file read, every rule checked, every example answered as it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;
use probity_code::{Codes, Directory};

#[test]
fn shipped_codes_are_clean() {
    let folder = Directory::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes"));
    let codes =
        Codes::load(&folder).unwrap_or_else(|mistakes| panic!("{}", common::told(&mistakes)));
    assert!(codes.offices().filter(|office| !office.demo).count() >= 5);
}
