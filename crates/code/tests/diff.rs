//! Two versions of the made-up code: what became of the clauses, and what is answered differently.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod common;
use common::{fixture, question};
use probity_code::{Change, Codes, Files, Lang, Outcome, Stands};
use serde_json::json;

const OLD: &str = "harbour/code/2025-01-01";
const NEW: &str = "harbour/code/2026-01-01";

/// A second version: meals are refused, one clause is gone, one is new, one is of another topic.
fn two_versions() -> Codes {
    let mut files = fixture();
    for (file, changes) in [
        (
            "instrument.toml",
            &[("effective = 2025-01-01", "effective = 2026-01-01")][..],
        ),
        (
            "clauses.toml",
            &[
                (
                    "A small thing may be kept.",
                    "A small thing may be kept by anyone.",
                ),
                (
                    "ref = \"3.1\"\nheading = \"Collisions\"",
                    "ref = \"3.1\"\nheading = \"Ships that met\"",
                ),
                (
                    "kind = \"principle\"\ntopic = \"gifts\"",
                    "kind = \"guidance\"\ntopic = \"gifts\"",
                ),
                ("ref = \"3.2\"", "ref = \"3.3\""),
            ],
        ),
        (
            "rules.cedar",
            &[(
                "when { resource.kind == \"coin\" };",
                "when { [\"coin\", \"meal\"].contains(resource.kind) };",
            )],
        ),
        ("examples.toml", &[("id = \"bump\"", "id = \"bump-again\"")]),
    ] {
        let mut text = files.read(&format!("{OLD}/{file}")).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{file} does not hold {from}");
            text = text.replacen(from, to, 1);
        }
        files.insert(format!("{NEW}/{file}"), text);
    }
    Codes::load_draft(&files).unwrap_or_else(|mistakes| panic!("{}", common::told(&mistakes)))
}

#[test]
fn clauses_added_removed_reworded_and_moved_are_told() {
    let codes = two_versions();
    let (old, new) = (
        codes.version("harbour/code@2025-01-01"),
        codes.version("harbour/code@2026-01-01"),
    );
    let difference = old.unwrap().compare(new.unwrap(), Lang::En);
    let told: Vec<(&str, Change)> = (difference.clauses.iter())
        .map(|one| (one.clause.as_str(), one.change))
        .collect();
    let expected = [
        ("2.0", Change::Moved),
        ("2.3", Change::Reworded),
        ("3.3", Change::Added),
        ("3.2", Change::Removed),
    ];
    assert_eq!(told, expected);
    assert_eq!(difference.clauses[0].moved[0].to, "guidance");
    let put_in = difference.clauses[1].words.iter();
    let put_in: Vec<&str> = put_in
        .filter(|one| one.stands == Stands::New)
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(put_in, ["kept by anyone."]);
}

#[test]
fn examples_of_either_version_are_asked_under_both() {
    let codes = two_versions();
    let (old, new) = (
        codes.version("harbour/code@2025-01-01"),
        codes.version("harbour/code@2026-01-01"),
    );
    let difference = old.unwrap().compare(new.unwrap(), Lang::En);
    assert_eq!(
        difference.asked,
        old.unwrap().instrument().examples.len() + 1
    );
    let meal = (difference.examples.iter())
        .find(|one| one.example == "meal")
        .unwrap();
    assert!(meal.answers.differs.contains(&"outcome"));
    let outcomes = [&meal.answers.old, &meal.answers.new].map(|one| one.as_ref().unwrap().outcome);
    assert_eq!(
        outcomes,
        [Some(Outcome::NeedsAuthorisation), Some(Outcome::Prohibited)]
    );
    assert!(difference.examples.iter().all(|one| one.example != "rope"));
}

#[test]
fn one_question_is_put_to_both() {
    let codes = two_versions();
    let (old, new) = (
        codes.version("harbour/code@2025-01-01").unwrap(),
        codes.version("harbour/code@2026-01-01").unwrap(),
    );
    let meal = question(
        &codes,
        "present",
        "staff",
        json!({ "kind": "meal", "from_bidder": false }),
    );
    assert!(old.changes(new, &meal).is_some());
    let coin = question(&codes, "present", "staff", json!({ "kind": "coin" }));
    assert_eq!(old.changes(new, &coin), None);
    assert!(codes.version("harbour/code@2024-01-01").is_none());
    assert!(codes.version("harbour/code").is_none());
}
