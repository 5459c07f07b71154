//! Tests of wrong arguments: the exit code is 2, and the message says what is wrong and what would be right.

use super::run::probity;

fn refused(line: &str, says: &[&str]) {
    let arguments: Vec<&str> = line.split(' ').collect();
    let run = probity(&arguments);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}: {}", run.err);
    for part in says {
        assert!(run.err.contains(part), "{line}: {}", run.err);
    }
}

#[test]
fn unknown_commands_and_arguments() {
    refused("ask gift --ofice demo", &["'--ofice'", "--office"]);
    refused("ask gift more", &["'more'"]);
    refused("asq", &["'asq'", "'ask'"]);
    refused("office swich", &["'swich'", "'switch'"]);
}

#[test]
fn missing_and_conflicting_arguments() {
    refused("case show", &["--office <OFFICE>", "<REFERENCE>"]);
    refused("office readiness --office a --office b", &["--office"]);
    refused("compare gift --comparisons --topic x", &["cannot be used"]);
}

#[test]
fn values_that_cannot_be_read() {
    refused("ask --facts", &["--facts <FILE>"]);
    refused(
        "office switch gifts-policy maybe --office demo --reason x",
        &["'maybe'", "on, off"],
    );
    refused(
        "coverage --on yesterday",
        &["'yesterday'", "write a day as 2026-07-31"],
    );
    refused("serve --listen here", &["127.0.0.1:8080"]);
    refused("serve --public-url here", &["https://"]);
    refused(
        "office deciding-time --office demo --reason x --days many",
        &["a whole number in figures"],
    );
}

#[test]
fn a_command_without_its_subcommand_prints_help() {
    for line in [&["office"][..], &[]] {
        let run = probity(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line:?}");
        assert!(run.err.contains("Commands:\n"), "{}", run.err);
        let help = probity(&[line, &["-h"]].concat());
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{line:?}");
    }
    let version = probity(&["--version"]);
    assert_eq!((version.code, version.err.as_str()), (0, ""));
    assert!(version.out.starts_with("probity "), "{}", version.out);
}
