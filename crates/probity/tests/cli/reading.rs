//! Tests of `probity code` and `probity compare`: clauses with the rules that use them, and a comparison of the
//! offices.

use serde_json::Value;

use super::run::probity;

#[test]
fn a_clause_is_printed_with_its_rules_and_examples() {
    let run = probity(&["code", "combined-authority", "15.7a", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let clause: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(clause["reference"], "15.7a");
    let rules = clause["rules"].as_array().unwrap();
    assert!(
        rules.iter().any(|rule| rule["situation"] == "gift"),
        "{rules:?}"
    );
    assert!(!clause["examples"].as_array().unwrap().is_empty());
    assert!(!clause["upholds"].as_array().unwrap().is_empty());
    let lines = probity(&["code", "combined-authority", "15.7a"]);
    assert!(lines.out.contains("You may not"), "{}", lines.out);
}

#[test]
fn contents_can_be_searched_and_what_is_not_there_is_named() {
    let whole = probity(&["code", "warwickshire"]);
    let found = probity(&["code", "warwickshire", "--text", "sponsor"]);
    assert_eq!((whole.code, found.code), (0, 0));
    assert!(found.out.lines().count() < whole.out.lines().count());
    assert_eq!(probity(&["code", "warwickshire", "99"]).code, 2);
    assert_eq!(probity(&["code", "camelot"]).code, 2);
    assert_eq!(
        probity(&["code", "warwickshire", "--effective", "1999-01-01"]).code,
        2
    );
}

#[test]
fn every_office_answers_side_by_side() {
    let run = probity(&["compare", "gift", "--fact", "kind=cash", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let answers: Value = serde_json::from_str(&run.out).unwrap();
    let offices: Vec<&str> = answers
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["office"].as_str())
        .collect();
    assert_eq!(offices.len(), 5, "{offices:?}");
    let of = |office: &str| {
        let all = answers.as_array().unwrap().iter();
        all.clone().find(|one| one["office"] == office).unwrap()["answer"]["outcome"].clone()
    };
    assert_eq!(of("combined-authority"), "prohibited");
    assert!(of("leicestershire") != "permitted");
    assert_eq!(probity(&["compare", "gift", "--as", "king"]).code, 2);
    assert_eq!(probity(&["compare"]).code, 2);
}

#[test]
fn a_topic_is_compared_clause_by_clause() {
    let run = probity(&["compare", "--topic", "sponsorship", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: Value = serde_json::from_str(&run.out).unwrap();
    let with_demo = probity(&["compare", "--topic", "sponsorship", "--json", "--demo"]);
    let with_demo: Value = serde_json::from_str(&with_demo.out).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 5);
    assert_eq!(with_demo.as_array().unwrap().len(), 6);
    assert_eq!(probity(&["compare", "--topic", "boats"]).code, 2);
}

#[test]
fn prepared_comparisons_are_listed_and_answered() {
    let list = probity(&["compare", "--comparisons"]);
    assert!(list.out.contains("  council-seat: "), "{}", list.out);
    let run = probity(&["compare", "--comparison", "council-seat", "--json"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let rows: Value = serde_json::from_str(&run.out).unwrap();
    let of = |office: &str| {
        let all = rows.as_array().unwrap().iter();
        all.clone().find(|one| one["office"] == office).unwrap()["answers"][1]["outcome"].clone()
    };
    assert_eq!(of("avon-somerset"), "permitted");
    assert_eq!(of("warwickshire"), "prohibited");
    let lines = probity(&["compare", "--comparison", "review-interval"]);
    assert!(lines.out.contains("code 17.1: "), "{}", lines.out);
    assert!(
        lines.out.contains("It says nothing about this."),
        "{}",
        lines.out
    );
    assert_eq!(probity(&["compare", "--comparison", "boats"]).code, 2);
    assert_eq!(
        probity(&["compare", "--comparison", "cash", "gift"]).code,
        2
    );
}
