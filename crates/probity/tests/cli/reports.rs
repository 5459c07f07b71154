//! Tests of reports on the command line: the dry run names the people who would receive it and saves nothing. No
//! one whom a typed name may mean receives it.

use serde_json::{Value, json};

use super::records::Demo;

const CONCERN: &[&str] = &[
    "--fact",
    "kind=crime",
    "--fact",
    "what=Money is missing",
    "--fact",
    "happened_on=2026-01-05",
];

fn report(demo: &Demo, about: &str, named: &str, more: &[&str]) -> Value {
    let (about, named) = (format!("about={about}"), format!("named_person={named}"));
    let facts = ["--fact", &about, "--fact", &named];
    let command = ["case", "declare", "--for", "sam-staff", "concern"];
    demo.json(&[&command, CONCERN, &facts[..], more].concat())
}

fn mine(demo: &Demo) -> usize {
    let lines = demo.json(&["case", "list", "--for", "sam-staff"]);
    lines.as_array().unwrap().len()
}

#[test]
fn a_report_about_the_head_goes_to_somebody_else_however_they_are_written() {
    let demo = Demo::make();
    let before = mine(&demo);
    let dry = ["--dry-run"];
    for named in [
        "",
        "Chris",
        "the Chief Executive",
        "Chris Chief Executive",
        "Chris and others",
    ] {
        let preview = report(&demo, "head", named, &dry);
        assert_eq!(preview["holder"]["person"], "pat-commissioner", "{named}");
        assert_eq!(preview["holder"]["post"], "commissioner", "{named}");
        assert_eq!(
            preview["may_be"],
            json!([]),
            "it is about them whatever they answer: {named}"
        );
    }
    let preview = report(&demo, "colleague", "Ms Chief-Executive", &dry);
    assert_eq!(preview["holder"]["person"], "pat-commissioner");
    assert_eq!(preview["may_be"][0]["person"], "chris-chief");
    assert_eq!(preview["never_to"], json!(["line-manager"]));
    assert_eq!(mine(&demo), before, "a dry run saves nothing");
    let ruled_out = report(
        &demo,
        "colleague",
        "Ms Chief-Executive",
        &["--not", "chris-chief"],
    );
    assert_eq!(ruled_out["holder"]["person"], "chris-chief");
    let sent = report(&demo, "head", "Chris", &[]);
    assert_eq!(sent["holder"]["person"], "pat-commissioner");
    assert_eq!(mine(&demo), before + 2);
}
