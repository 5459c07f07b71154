//! Tests of `probity ask`: the answer, the same JSON as the API's, and the messages for bad input.

use serde_json::{Value, json};

use super::run::{probity, with_input};

const CASH: &[&str] = &[
    "ask",
    "--office",
    "combined-authority",
    "--as",
    "staff",
    "--on",
    "2026-11-21",
    "--json",
    "gift",
];

#[test]
fn cash_is_prohibited_and_reported_by_the_clause() {
    let facts = r#"{"kind": "cash", "response": "declined", "for_whom": "me", "giver_kind": "contractor", "influence": "no", "doubtful": false, "sought": false}"#;
    let run = with_input(&[CASH, &["--facts", "-"]].concat(), facts);
    assert_eq!(run.code, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["outcome"], "prohibited");
    assert_eq!(answer["authority"], Value::Null);
    assert_eq!(answer["undecided"], json!([]));
    let clauses: Vec<_> = answer["because"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cited| cited["clause"].clone())
        .collect();
    assert!(clauses.contains(&json!("15.7a")), "{clauses:?}");
    let report = answer["duties"]
        .as_array()
        .unwrap()
        .iter()
        .find(|duty| duty["duty"] == "report")
        .unwrap();
    assert_eq!(
        (&report["to"], &report["clause"]),
        (&json!("line-manager"), &json!("15.7c"))
    );
    let keys: Vec<_> = answer
        .as_object()
        .unwrap()
        .keys()
        .take(9)
        .cloned()
        .collect();
    assert_eq!(
        keys,
        [
            "office",
            "situation",
            "on",
            "instruments",
            "outcome",
            "authority",
            "because",
            "duties",
            "undecided"
        ]
    );
}

#[test]
fn the_outcome_is_given_as_soon_as_nothing_left_can_change_it() {
    let run = probity(&[CASH, &["--fact", "kind=cash"]].concat());
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["outcome"], "prohibited");
    assert!(
        !answer["undecided"].as_array().unwrap().is_empty(),
        "what is owed can still change"
    );
}

#[test]
fn the_answer_reads_as_sentences_too() {
    let run = probity(&[
        "ask",
        "--office",
        "leicestershire",
        "gift",
        "--fact",
        "kind=object",
    ]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.lines().count() > 3, "{}", run.out);
}

#[test]
fn a_situation_is_described_as_json_schema() {
    let run = probity(&["ask", "--describe", "gift"]);
    assert_eq!(run.code, 0);
    let schema: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema["type"], "object");
    let kinds = schema["properties"]["kind"]["oneOf"].as_array().unwrap();
    assert!(
        kinds
            .iter()
            .any(|kind| kind["const"] == "cash" && kind["title"].is_string())
    );
}

#[test]
fn bad_input_says_what_would_be_right_and_leaves_two() {
    for (arguments, input, expected) in [
        (["--fact", "kind"], "", "NAME=VALUE"),
        (["--fact", "colour=red"], "", "colour"),
        (["--fact", "kind=gold"], "", "kind"),
        (["--fact", "value=-5"], "", "value"),
        (["--fact", "value=99999999999"], "", "value"),
        (["--fact", "offered_on=2026-02-30"], "", "offered_on"),
        (["--facts", "-"], "[1]", "JSON object"),
        (["--facts", "-"], "{\"kind\": ", "line 1"),
        (["--facts", "-"], "{\"kind\": 7}", "kind"),
        (["--facts", "no-such-file.json"], "", "no-such-file.json"),
    ] {
        let run = with_input(&[CASH, &arguments].concat(), input);
        assert_eq!(run.code, 2, "{arguments:?} {input}: {}{}", run.out, run.err);
        assert!(
            run.err.contains(expected),
            "{arguments:?} {input}: {}",
            run.err
        );
        assert_eq!(run.out, "");
    }
}

#[test]
fn unknown_names_are_answered_with_the_known_ones() {
    let office = probity(&["ask", "--office", "atlantis", "gift"]);
    assert_eq!(office.code, 2);
    assert!(office.err.contains("northamptonshire"), "{}", office.err);
    let situation = probity(&["ask", "--office", "northamptonshire", "picnic"]);
    assert_eq!(situation.code, 2);
    assert!(situation.err.contains("hospitality"), "{}", situation.err);
    let role = probity(&[
        "ask",
        "--office",
        "northamptonshire",
        "--as",
        "pirate",
        "gift",
    ]);
    assert_eq!(role.code, 2);
    assert!(role.err.contains("staff"), "{}", role.err);
}

/// With a folder of its own codes, the program reads everything and checks it.
#[test]
fn the_part_that_is_read_prints_what_everything_prints() {
    let own = tempfile::tempdir().unwrap();
    let own = own.path().to_str().unwrap();
    let cash = ["--fact", "kind=cash", "gift"];
    let asked = ["ask", "--office", "northamptonshire"];
    for arguments in [
        [&asked[..], &cash].concat(),
        [&asked[..], &["--with", "gifts-policy"], &cash].concat(),
        ["ask", "--describe", "hospitality"].to_vec(),
        [&asked[..], &["picnic"]].concat(),
        ["ask", "--office", "atlantis", "gift"].to_vec(),
        asked.to_vec(),
        [&["compare"][..], &cash].concat(),
        ["compare", "--topic", "gifts"].to_vec(),
    ] {
        let part = probity(&arguments);
        let all = probity(&[&arguments[..], &["--codes", own]].concat());
        assert_eq!(
            (part.code, part.out, part.err),
            (all.code, all.out, all.err),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_megabyte_in_a_field_is_refused_politely() {
    let facts = json!({ "what": "x".repeat(900_000) }).to_string();
    let run = with_input(&[CASH, &["--facts", "-"]].concat(), &facts);
    assert_eq!(run.code, 2);
    assert!(
        run.err.len() < 1_000,
        "the field's content is not thrown back"
    );
}

#[test]
fn a_fact_given_twice_is_refused() {
    let twice = ["--fact", "kind=cash", "--fact", "kind=voucher"];
    let run = probity(&[CASH, &twice].concat());
    assert_eq!(run.code, 2, "{}{}", run.out, run.err);
    assert!(run.err.contains("Answer “kind” only once"), "{}", run.err);
}

/// The lines of an answer.
fn lines(office: &str, situation: &str, facts: &[&str]) -> String {
    let mut arguments = vec!["ask", "--office", office, "--on", "2026-11-21", situation];
    for fact in facts {
        arguments.extend(["--fact", fact]);
    }
    let run = probity(&arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn an_open_answer_begins_with_what_to_do_until_it_is_known() {
    let open = lines("demo", "gift", &[]);
    let first = open.lines().next().unwrap();
    assert!(
        first.starts_with("Until you know the answers to "),
        "{open}"
    );
    assert!(
        first.ends_with("do not accept it. Ask the Chief Executive."),
        "{open}"
    );
    assert!(!open.contains("It depends"), "{open}");
    let breach = lines(
        "leicestershire",
        "data-breach",
        &["personal=yes", "how=lost"],
    );
    assert!(
        breach.contains("- Tell the Chief Executive, so that the office can tell the data protection regulator (the ICO)"),
        "{breach}"
    );
    assert!(
        breach.contains("within 72 hours from the day it became known"),
        "{breach}"
    );
    assert!(
        breach.contains("The rule does not say to whom. The office's settings do."),
        "{breach}"
    );
}

#[test]
fn advice_and_a_decision_by_different_people_stand_in_their_order() {
    let facts = [
        "kind=employment",
        "body_kind=other",
        "conflict=unsure",
        "uses=no",
        "disrepute=no",
        "paid=no",
    ];
    let work = lines("combined-authority", "outside-work", &facts);
    assert!(
        work.starts_with(
            "Ask your manager or immediate supervisor for advice. Then ask the Monitoring Officer to decide before you take or keep this job."
        ),
        "{work}"
    );
}

#[test]
fn what_several_clauses_ask_for_is_one_thing_to_do() {
    let cash = lines("combined-authority", "gift", &["kind=cash"]);
    assert_eq!(count(&cash, "- Say no"), 1, "{cash}");
    let lunch = lines("demo", "hospitality", &[]);
    assert_eq!(count(&lunch, "- Take care over the timing"), 1, "{lunch}");
    assert!(!lunch.contains(" here"), "{lunch}");
}

#[test]
fn only_the_instruments_that_are_cited_are_named() {
    let gift = lines("demo", "gift", &["kind=cash"]);
    assert!(gift.contains("Based on: Code of Conduct"), "{gift}");
    assert!(!gift.contains("Parcels"), "{gift}");
}

#[test]
fn a_wrong_choice_is_answered_with_the_right_ones() {
    let run = probity(&[CASH, &["--fact", "kind=gold"]].concat());
    assert!(
        run.err.contains("Use one of these for “kind”: object, ") && run.err.contains(", cash, "),
        "{}",
        run.err
    );
}
