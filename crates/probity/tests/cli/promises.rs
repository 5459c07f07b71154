//! Tests of promises: a rule broken on purpose is reported with a command, and that command, run as it is printed, gives
//! the answer that the report names.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use super::checking::copy;
use super::run::{codes, probity};

/// The shipped codes in a folder whose name a shell would split, with one text of one file replaced.
fn broken(file: &str, from: &str, to: &str) -> tempfile::TempDir {
    let folder = tempfile::Builder::new()
        .prefix("our codes ")
        .tempdir()
        .unwrap();
    copy(&codes(), folder.path());
    let file = folder.path().join(file);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{}", file.display());
    fs::write(&file, text.replacen(from, to, 1)).unwrap();
    folder
}

/// Runs a line as a shell does.
fn typed(line: &str) -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_probity")).parent().unwrap();
    let path = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(folder.to_owned()).chain(env::split_paths(&path));
    let output = Command::new("sh")
        .args(["-c", line])
        .env("PATH", env::join_paths(all).unwrap())
        .env_remove("PROBITY_DB")
        .env_remove("PROBITY_CODES")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}\n{text}{problem}");
    text
}

/// The report of a promise, and the command in it.
fn reported(folder: &Path, promise: &str) -> (String, String) {
    let run = probity(&["check", folder.to_str().unwrap()]);
    assert_eq!(run.code, 1, "{}", run.err);
    let from = run.out.find(&format!("the promise `{promise}` is broken"));
    let report = &run.out[from.unwrap_or_else(|| panic!("{}", run.out))..];
    let report = report.split_once("= would be right").unwrap().0;
    let (_, rest) = report.split_once("To see it: `").unwrap();
    let command = rest.rsplit_once('`').unwrap().0;
    (report.to_owned(), command.to_owned())
}

#[test]
fn the_command_of_a_broken_promise_shows_that_it_is_broken() {
    let folder = broken(
        "combined-authority/code/2023-10-31/rules/gift.cedar",
        "when { [\"cash\", \"voucher\"].contains(resource.kind) };",
        "when { [\"cash\"].contains(resource.kind) };",
    );
    let (report, command) = reported(folder.path(), "combined-authority-money");
    assert!(report.contains("the answer is `permitted`"), "{report}");
    assert!(report.contains("A voucher or gift card"), "{report}");
    let answer: serde_json::Value =
        serde_json::from_str(&typed(&format!("{command} --json"))).unwrap();
    assert_eq!(answer["outcome"], "permitted", "{command}");
    assert!(
        typed(&command).starts_with("You can accept it"),
        "{command}"
    );
    // The same question of the codes that ship.
    let (shipped, _) = command.split_once(" --draft ").unwrap();
    let answer: serde_json::Value =
        serde_json::from_str(&typed(&format!("{shipped} --json"))).unwrap();
    assert_eq!(answer["outcome"], "prohibited", "{shipped}");
}

#[test]
fn the_command_of_a_missing_duty_shows_that_it_is_missing() {
    let folder = broken(
        "northamptonshire/code/2016-04-18/rules/corrupt-offer.cedar",
        "@id(\"corrupt-offer-report\")\n@clause(\"2.2c\")\n@duty(\"report\")\npermit (principal, action == Action::\"owe\", resource is CorruptOffer)\nwhen { [\"act\", \"favour\"]",
        "@id(\"corrupt-offer-report\")\n@clause(\"2.2c\")\n@duty(\"report\")\npermit (principal, action == Action::\"owe\", resource is CorruptOffer)\nwhen { [\"act\"]",
    );
    let (report, command) = reported(folder.path(), "northamptonshire-bribe-is-reported");
    assert!(report.contains("the duty `report` is not owed"), "{report}");
    let answer: serde_json::Value =
        serde_json::from_str(&typed(&format!("{command} --json"))).unwrap();
    let duties = answer["duties"].as_array().unwrap();
    assert!(
        duties.iter().all(|owed| owed["duty"] != "report"),
        "{answer}"
    );
}

#[test]
fn a_draft_is_a_folder_of_codes() {
    let ask = ["ask", "gift", "--office", "warwickshire", "--draft"];
    let run = probity(&[&ask[..], &["no/such/folder"]].concat());
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not a folder"), "{}", run.err);
    let empty = tempfile::tempdir().unwrap();
    let run = probity(&[&ask[..], &[empty.path().to_str().unwrap()]].concat());
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.err.contains("words.toml"), "{}", run.err);
}

#[test]
fn coverage_lists_the_promises() {
    let run = probity(&["coverage", "--office", "combined-authority", "--map"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let line =
        "Promise that always holds: Money in any form is never accepted as a gift. (code 15.7a)";
    assert!(run.out.contains(line), "{}", run.out);
    assert!(!run.out.contains("not shown to hold"), "{}", run.out);
}
