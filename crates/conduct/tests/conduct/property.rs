//! Random rules and random facts: a result that is settled early is the same once everything is known.
//!
//! Full facts: Kleene's reading and Cedar's agree on every rule. The engine asserts the outcome itself; here one
//! duty for each rule shows the rule's verdict. Partial facts: what the answer already says holds for every
//! completion tried, and a fact that it does not list as undecided changes nothing.
use std::fmt::Write;

use probity_conduct::{Answer, Codes, Facts, Outcome, Owed, Question};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common;

/// A condition over the fields of a made-up situation, as Cedar text.
fn condition() -> impl Strategy<Value = String> {
    let atom = prop_oneof![
        prop::sample::select(vec!["thing", "coin", "meal"])
            .prop_map(|kind| format!("resource.kind == \"{kind}\"")),
        prop::sample::select(vec!["thing", "coin"])
            .prop_map(|kind| format!("resource.kind != \"{kind}\"")),
        Just("[\"coin\", \"meal\"].contains(resource.kind)".to_owned()),
        Just("resource.from_bidder".to_owned()),
        Just("resource.bid_closes < datetime(\"2026-01-01\")".to_owned()),
        Just("resource.offered_on <= resource.bid_closes".to_owned()),
        (0..4_i64).prop_map(|times| format!("resource.times > {times}")),
        Just("resource.value > context.limits.small_present".to_owned()),
        Just("resource.value >= 500".to_owned()),
        Just("principal.role == \"pilot\"".to_owned()),
        Just("principal.posts.contains(\"clerk\")".to_owned()),
    ];
    atom.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} && {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} || {b})")),
            inner.clone().prop_map(|a| format!("!({a})")),
            (inner.clone(), inner.clone(), inner)
                .prop_map(|(a, b, c)| format!("(if {a} then {b} else {c})")),
        ]
    })
}

/// A rule: its effect with authorisation, and its condition.
fn rule() -> impl Strategy<Value = (u8, String)> {
    (0..5_u8, condition())
}

fn rules_text(rules: &[(u8, String)]) -> String {
    let mut text = String::new();
    for (index, (kind, condition)) in rules.iter().enumerate() {
        let authority = ["line-manager", "clerk", "line-manager|clerk"][index % 3];
        let (notes, effect, action, condition) = match kind {
            0 => (String::new(), "permit", "accept", condition.clone()),
            1 => (
                format!("@authority(\"{authority}\")"),
                "permit",
                "accept",
                format!("context.authorised && {condition}"),
            ),
            2 => (String::new(), "forbid", "accept", condition.clone()),
            3 => (
                format!("@authority(\"{authority}\")"),
                "forbid",
                "accept",
                format!("!context.authorised && {condition}"),
            ),
            _ => (
                format!("@duty(\"report\") @within(\"P{}D\")", index + 1),
                "permit",
                "owe",
                condition.clone(),
            ),
        };
        writeln!(text, "@id(\"r{index}\") @clause(\"{index}\") {notes} {effect} (principal, action == Action::\"{action}\", resource is Present) when {{ {condition} }};").unwrap();
        writeln!(text, "@id(\"d{index}\") @clause(\"{index}\") @duty(\"report\") @to(\"clerk\") @within(\"P1{index}D\") permit (principal, action == Action::\"owe\", resource is Present) when {{ {} }};", rules[index].1).unwrap();
    }
    text
}

/// The made-up office with these rules as its code. Examples are left out, because another test covers rules that
/// they cannot reach.
fn codes_with(rules: &[(u8, String)]) -> Codes {
    let mut files = common::fixture();
    let folder = "harbour/code/2025-01-01";
    let mut clauses =
        std::fs::read_to_string(common::root().join(format!("{folder}/clauses.toml"))).unwrap();
    for index in 0..rules.len() {
        writeln!(clauses, "[[clause]]\nref = \"{index}\"\nheading = \"h\"\nsays = \"s\"\nkind = \"duty\"\ntopic = \"gifts\"\ndoes = \"duty\"").unwrap();
    }
    files.insert(format!("{folder}/clauses.toml"), clauses);
    files.insert(format!("{folder}/rules.cedar"), rules_text(rules));
    Codes::load_draft(&files)
        .unwrap_or_else(|mistakes| panic!("{}\n{}", common::report(&mistakes), rules_text(rules)))
}

fn full_facts() -> impl Strategy<Value = Value> {
    (
        prop::sample::select(vec!["thing", "coin", "meal"]),
        prop::sample::select(vec![4, 5, 9, 10, 11, 30]),
        any::<bool>(),
        prop::sample::select(vec!["2025-06-01", "2026-01-01", "2026-06-01"]),
        prop::sample::select(vec!["2025-06-01", "2026-03-01"]),
        0..5,
    )
        .prop_map(|(kind, value, from_bidder, bid_closes, offered_on, times)| {
            json!({ "what": "x", "kind": kind, "value": value, "from_bidder": from_bidder, "bid_closes": bid_closes, "offered_on": offered_on, "times": times, "note": "n" })
        })
}

fn ask(codes: &Codes, facts: &Value, pilot: bool) -> Answer {
    let mut question: Question = common::question(
        codes,
        "present",
        if pilot { "pilot" } else { "staff" },
        json!({}),
    );
    question.facts = Facts::from_json(codes.situation("present").unwrap(), facts).unwrap();
    codes.ask(&question).unwrap()
}

/// The facts whose position is set in the mask.
fn some_of(full: &Value, mask: u8) -> Value {
    let kept = full
        .as_object()
        .unwrap()
        .iter()
        .enumerate()
        .filter(|(place, _)| mask & (1 << place) != 0);
    Value::Object(
        kept.map(|(_, (name, value))| (name.clone(), value.clone()))
            .collect(),
    )
}

/// The partial facts, with missing ones taken from `others`.
fn completed(partial: &Value, others: &Value) -> Value {
    let mut all: Map<String, Value> = others.as_object().unwrap().clone();
    all.extend(partial.as_object().unwrap().clone());
    Value::Object(all)
}

fn essence(answer: &Answer) -> (Option<Outcome>, Vec<String>, Vec<String>) {
    let duties = answer
        .duties
        .iter()
        .map(|one| format!("{} {:?} {:?} {}", one.duty, one.to, one.within, one.clause))
        .collect();
    (answer.outcome, answer.authorities.clone(), duties)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn what_is_settled_stays(
        rules in prop::collection::vec(rule(), 1..7),
        full in full_facts(),
        others in prop::collection::vec(full_facts(), 8),
        masks in prop::collection::vec(any::<u8>(), 6),
        pilot in any::<bool>(),
    ) {
        let codes = codes_with(&rules);
        let whole = ask(&codes, &full, pilot);
        prop_assert!(whole.undecided.is_empty());
        prop_assert!(whole.outcome.is_some());
        for mask in masks {
            let partial = some_of(&full, mask);
            let early = ask(&codes, &partial, pilot);
            for other in others.iter().chain([&full]) {
                let late = ask(&codes, &completed(&partial, other), pilot);
                if early.undecided.is_empty() {
                    prop_assert_eq!(essence(&early), essence(&late), "{} {}", partial, other);
                }
                if early.outcome.is_some() {
                    prop_assert_eq!(early.outcome, late.outcome);
                    // A forbid that authorisation can lift stops being a reason once a forbid is known that it
                    // cannot lift.
                    let lifted = |one: &&probity_conduct::Citation| early.outcome == Some(Outcome::Prohibited)
                        && one.clause.parse().is_ok_and(|index: usize| rules.get(index).is_some_and(|(kind, _)| *kind == 3));
                    let cited = early.because.iter().filter(|one| !late.because.contains(one) && !lifted(one)).count();
                    prop_assert_eq!(cited, 0, "what is cited early is cited late");
                }
                // The end of a duty's time limit comes from a date that no answer waits for.
                for duty in &early.duties {
                    let same = |one: &Owed| Owed { due: duty.due, ..one.clone() } == *duty;
                    prop_assert!(late.duties.iter().any(same));
                }
                // Only the undecided facts are completed. The answer cannot change any more.
                let named: Value = Value::Object(completed(&partial, other).as_object().unwrap().iter()
                    .filter(|(name, _)| early.undecided.contains(name) || partial.get(name.as_str()).is_some())
                    .map(|(name, value)| (name.clone(), value.clone())).collect());
                let decided = ask(&codes, &named, pilot);
                prop_assert!(decided.undecided.is_empty(), "{} still waits for {:?}\n{}", named, decided.undecided, rules_text(&rules));
                prop_assert_eq!(essence(&decided), essence(&late));
            }
            prop_assert!(early.outcome.is_some() || !early.undecided.is_empty());
        }
    }
}
