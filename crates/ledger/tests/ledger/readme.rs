//! A test of the program in the README for people who do not trust ours: it does what the README says.

use std::path::Path;
use std::process::Command;

use probity_ledger::bundle::{self, Item};

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// Runs the README's Python on the pinned checkpoint and these entries.
fn check(entries: &Path) -> String {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("```python\n").unwrap();
    let (program, _) = rest.split_once("```").unwrap();
    let checkpoint = Path::new(GOLDEN).join("checkpoint");
    let run = Command::new("python3")
        .arg("-c")
        .arg(program)
        .arg(checkpoint)
        .arg(entries)
        .output();
    String::from_utf8(run.unwrap().stdout).unwrap()
}

#[test]
fn the_printed_program_takes_our_entries_and_no_others() {
    let entries = Path::new(GOLDEN).join("entries");
    assert_eq!(check(&entries), "the entries give the signed root\n");

    // With every second entry withheld, the tree is the same.
    let whole = std::fs::read(&entries).unwrap();
    let mut items = bundle::read_redacted(&whole).unwrap();
    for item in items.iter_mut().step_by(2) {
        *item = Item::Hash(item.leaf());
    }
    let redacted = Path::new(env!("CARGO_TARGET_TMPDIR")).join("redacted-entries");
    std::fs::write(&redacted, bundle::build_redacted(&items).unwrap()).unwrap();
    assert_eq!(check(&redacted), "the entries give the signed root\n");

    let mut bytes = std::fs::read(&entries).unwrap();
    bytes[50] ^= 1;
    let altered = Path::new(env!("CARGO_TARGET_TMPDIR")).join("altered-entries");
    std::fs::write(&altered, bytes).unwrap();
    assert_eq!(check(&altered), "THE ENTRIES DO NOT GIVE THE SIGNED ROOT\n");
}
