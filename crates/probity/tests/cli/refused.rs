//! What was typed and cannot be taken: what is wrong with it and what would be right, in the language asked for.

use super::{language::told, run::probity};

/// Says all of this on standard error, and nothing there is left in English when another language is asked for.
fn refused(line: &str, said: &[&str]) {
    let arguments: Vec<&str> = line.split(' ').collect();
    let run = probity(&arguments);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{line}: {}", run.err);
    for said in said.iter().chain(&["For more information, try `--help`."]) {
        assert!(run.err.contains(said), "{line}: {}", run.err);
    }
    told(&arguments, 2);
}

#[test]
fn arguments_that_there_are_not() {
    refused(
        "ask gift --ofice demo",
        &[
            "`--ofice` is not expected here.\nDid you mean `--office`?",
            "\n\nUsage: probity ask ",
        ],
    );
    refused("ask gift more", &["`more` is not expected here."]);
    refused("--office demo verify", &["Did you mean `verify --office`?"]);
}

#[test]
fn commands_that_there_are_not() {
    refused("asq", &["There is no command `asq`.\nDid you mean `ask`?"]);
    refused(
        "office swich",
        &["There is no command `swich`.\nDid you mean `switch`?"],
    );
    refused("help frob", &["There is no command `frob`."]);
    refused("--log-json", &["Say what to do. Commands: serve, demo, "]);
}

#[test]
fn arguments_that_are_missing_or_too_many() {
    refused(
        "case show",
        &["This is missing: --office <OFFICE>, <REFERENCE>."],
    );
    refused(
        "office readiness --office a --office b",
        &["--office <OFFICE> can be given only once."],
    );
    refused(
        "compare gift --comparisons --topic x",
        &["[SITUATION] cannot be given together with --comparisons, --topic <TOPIC>."],
    );
}

#[test]
fn values_that_cannot_be_taken() {
    refused("ask --facts", &["--facts <FILE> is given without a value."]);
    refused("ask --json=yes", &["--json takes no such value as `yes`."]);
    refused(
        "office switch gifts-policy maybe --office demo --reason x",
        &["`maybe` is no value for <STATE>.\nChoose one of: on, off."],
    );
    refused(
        "coverage --on yesterday",
        &["`yesterday` is no value for --on <ON>.\nWrite a day as 2026-07-31."],
    );
    refused("serve --listen here", &["127.0.0.1:8080 for example."]);
    refused("serve --public-url here", &["It begins with https://"]);
    refused(
        "office deciding-time --office demo --reason x --days many",
        &["Write a whole number in figures"],
    );
}

#[test]
fn a_command_left_open_is_answered_with_its_help() {
    for line in [&["office"][..], &[]] {
        let run = probity(line);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{line:?}");
        assert!(run.err.contains("Commands:\n"), "{}", run.err);
        let help = probity(&[line, &["-h"]].concat());
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{line:?}");
        assert_eq!(help.out, run.err);
    }
    let version = probity(&["--version"]);
    assert_eq!((version.code, version.err.as_str()), (0, ""));
    assert!(version.out.starts_with("probity "), "{}", version.out);
}
