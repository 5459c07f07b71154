//! Tests of facts: read from JSON and from pairs with every problem named, and written back to JSON.
use probity_conduct::{Facts, FieldProblem, Lang, missing_required};
use serde_json::{Value, json};

use crate::common;

fn problems(json: &Value) -> Vec<(String, &'static str)> {
    let codes = common::codes();
    let found = Facts::from_json(codes.situation("present").unwrap(), json).unwrap_err();
    found
        .into_iter()
        .map(|FieldProblem { field, problem, .. }| (field, problem.key()))
        .collect()
}

#[test]
fn facts_are_read_and_written_again() {
    let codes = common::codes();
    let present = codes.situation("present").unwrap();
    let given = json!({ "what": " a rope ", "kind": "thing", "value": "£1,020.5", "from_bidder": true, "bid_closes": "2026-1-2", "times": 3, "note": "a\nb" });
    let facts = Facts::from_json(present, &given).unwrap();
    let written = json!({ "what": "a rope", "kind": "thing", "value": "1020.50", "from_bidder": true, "bid_closes": "2026-01-02", "times": 3, "note": "a\nb" });
    assert_eq!(facts.to_json(), written);
    assert_eq!(serde_json::to_value(&facts).unwrap(), written);
    assert_eq!(Facts::from_json(present, &written).unwrap(), facts);
    let pairs = [
        ("what", "a rope"),
        ("kind", "thing"),
        ("value", "1020.50"),
        ("from_bidder", "yes"),
        ("bid_closes", "2026-01-02"),
        ("times", "3"),
        ("note", "a\r\nb"),
        ("offered_on", ""),
    ];
    assert_eq!(Facts::from_pairs(present, pairs).unwrap(), facts);
    for (name, value) in facts.given() {
        let again = Facts::from_pairs(present, [(name, value.to_plain().as_str())]).unwrap();
        assert_eq!(again.get(name), Some(value));
    }
}

#[test]
fn every_problem_is_reported_at_once() {
    let found = problems(
        &json!({ "kind": "gold", "value": -1, "from_bidder": "perhaps", "bid_closes": "2026-02-30", "what": 5, "times": 2.5, "offered_on": true, "colour": "red" }),
    );
    let expected = [
        ("what", "wrong-type"),
        ("kind", "not-an-option"),
        ("value", "money-negative"),
        ("from_bidder", "wrong-type"),
        ("bid_closes", "impossible-date"),
        ("offered_on", "wrong-type"),
        ("times", "number-unreadable"),
        ("colour", "unknown-field"),
    ];
    assert_eq!(found, expected.map(|(field, key)| (field.to_owned(), key)));
    assert_eq!(problems(&json!([])), [(String::new(), "not-an-object")]);
    assert_eq!(
        problems(&json!({ "value": 1e300 }))[0].1,
        "money-unreadable"
    );
    assert_eq!(
        problems(&json!({ "value": 10_000_001 }))[0].1,
        "money-too-large"
    );
    assert_eq!(
        problems(&json!({ "what": "x".repeat(1 << 20) }))[0].1,
        "too-long"
    );
}

#[test]
fn a_field_given_twice_in_a_form_is_a_problem() {
    let codes = common::codes();
    let found = Facts::from_pairs(
        codes.situation("present").unwrap(),
        [("kind", "thing"), ("kind", "coin")],
    )
    .unwrap_err();
    assert_eq!(
        (found[0].field.as_str(), found[0].problem.key()),
        ("kind", "given-twice")
    );
}

#[test]
fn what_is_required_and_applies_is_missed() {
    let codes = common::codes();
    let present = codes.situation("present").unwrap();
    let facts =
        Facts::from_json(present, &json!({ "kind": "thing", "from_bidder": false })).unwrap();
    let missing: Vec<_> = missing_required(present, &facts)
        .into_iter()
        .map(|one| one.field)
        .collect();
    assert_eq!(missing, ["what", "offered_on"]);
    assert!(
        !present.applicable(&facts)[4],
        "no bid, so nobody asks when it closes"
    );
}

#[test]
fn the_json_schema_lists_every_field() {
    let codes = common::codes();
    let schema = codes.situation("present").unwrap().json_schema(Lang::Cy);
    assert_eq!(schema["title"], "Anrheg");
    assert_eq!(schema["properties"]["kind"]["oneOf"][1]["const"], "coin");
    assert_eq!(schema["properties"]["bid_closes"]["format"], "date");
    assert_eq!(
        schema["x-needed-to-submit"],
        json!(["what", "kind", "offered_on"])
    );
    assert_eq!(schema["additionalProperties"], false);
}
