//! Tests of `probity check`, and of starting with a broken folder: the mistake is named, and nothing starts with
//! incomplete codes.

use std::fs;
use std::path::Path;

use super::run::{codes, probity};

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn broken(rules: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&codes(), folder.path());
    let file = folder
        .path()
        .join("warwickshire/code/2021-09-01/rules/gift.cedar");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text + rules).unwrap();
    folder
}

#[test]
fn the_shipped_codes_are_clean() {
    let run = probity(&["check", codes().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.starts_with("No mistakes: 6 offices"), "{}", run.out);
}

#[test]
fn a_mistake_is_printed_with_file_line_and_what_would_be_right() {
    let folder = broken(
        "\n@id(\"wrong\")\n@clause(\"99.9\")\nforbid (principal, action == Action::\"accept\", resource is Gift);\n",
    );
    let run = probity(&["check", folder.path().to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert!(
        run.out
            .contains("warwickshire/code/2021-09-01/rules/gift.cedar:"),
        "{}",
        run.out
    );
    assert!(run.out.contains("99.9"), "{}", run.out);
}

#[test]
fn nothing_starts_with_half_a_code() {
    let folder = broken("\n@id(\"broken\") forbid (principal");
    let db = folder.path().join("never.db");
    let run = probity(&[
        "office",
        "create",
        "--ledger",
        "warwickshire.example/ledger",
        "--office",
        "warwickshire",
        "--codes",
        folder.path().to_str().unwrap(),
        "--db",
        db.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 2, "{}", run.err);
    assert!(run.err.contains("rules/gift.cedar"), "{}", run.err);
    assert!(!db.exists(), "no database was made");
}

#[test]
fn a_folder_that_is_not_there_is_bad_input() {
    let run = probity(&["check", "no/such/folder"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not a folder"), "{}", run.err);
}

/// A folder of an office's own with these labels.
fn own(words: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("words.toml"), words).unwrap();
    folder
}

#[test]
fn an_own_folder_is_checked_together_with_what_ships() {
    let folder = own("[duty.tell-the-press-office]\nlabel = \"Tell the press office\"\n");
    let run = probity(&["check", "--codes", folder.path().to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.out);
    assert!(run.out.starts_with("No mistakes: 6 offices"), "{}", run.out);
}

#[test]
fn a_mistake_in_an_own_folder_has_the_path_of_its_file() {
    let folder = own("# Ours.\n[duty.tell]\nlable = \"Tell them\"\n");
    let path = folder.path().to_str().unwrap();
    let run = probity(&["check", "--codes", path]);
    assert_eq!(run.code, 1, "{}", run.out);
    let place = format!("{path}/words.toml:3:1: unknown field `lable`");
    assert!(run.out.starts_with(&place), "{}", run.out);
    assert!(run.out.ends_with("\n1 mistake.\n"), "{}", run.out);
}

#[test]
fn the_map_of_an_own_office_is_written_to_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let sixth = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sixth-office");
    copy(&sixth, folder.path());
    let path = folder.path().to_str().unwrap();
    let run = probity(&["check", "--codes", path, "--map"]);
    let maps: Vec<_> = fs::read_dir(folder.path().join("maps")).unwrap().collect();
    assert_eq!(maps.len(), 1, "{}{}", run.out, run.err);
    assert!(folder.path().join("maps/lighthouse.toml").is_file());
    assert!(run.out.starts_with("lighthouse: regions"), "{}", run.out);
    assert!(!run.out.contains("has no map"), "{}", run.out);
}

#[test]
fn an_own_folder_and_another_cannot_be_checked_at_once() {
    let folder = own("");
    let path = folder.path().to_str().unwrap();
    let run = probity(&["check", codes().to_str().unwrap(), "--codes", path]);
    assert_eq!(run.code, 2);
    let run = probity(&["check", "--codes", "no/such/folder"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the office's own codes"), "{}", run.err);
}

#[test]
fn the_licences_of_everything_embedded_are_printed() {
    let run = probity(&["licences"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for work in [
        "GOV.UK Frontend",
        "MoJ Frontend",
        "cedar-policy ",
        "rusqlite ",
    ] {
        assert!(run.out.contains(work), "{work}");
    }
}
