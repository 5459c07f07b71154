//! Tests of two versions of the made-up code: clauses that changed, and questions with a different answer.
use jiff::civil::date;
use probity_conduct::{
    Asker, Change, Codes, Files, Lang, Outcome, PastQuestion, Stands, VersionSide, WhyNot,
};
use serde_json::json;

use crate::common::{self, fixture};

const OLD: &str = "harbour/code/2025-01-01";
const NEW: &str = "harbour/code/2026-01-01";

/// A second version: meals are refused, one clause is removed, one is added, one has another topic.
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
    Codes::load_draft(&files).unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)))
}

#[test]
fn clauses_added_removed_reworded_and_moved_are_reported() {
    let codes = two_versions();
    let (old, new) = (
        codes.version("harbour/code@2025-01-01"),
        codes.version("harbour/code@2026-01-01"),
    );
    let difference = old.unwrap().compare(new.unwrap(), Lang::En);
    let changes: Vec<(&str, Change)> = (difference.clauses.iter())
        .map(|one| (one.clause.as_str(), one.change))
        .collect();
    let expected = [
        ("2.0", Change::Moved),
        ("2.3", Change::Reworded),
        ("3.3", Change::Added),
        ("3.2", Change::Removed),
    ];
    assert_eq!(changes, expected);
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
fn a_case_is_put_to_both() {
    let codes = two_versions();
    let (old, new) = (
        codes.version("harbour/code@2025-01-01").unwrap(),
        codes.version("harbour/code@2026-01-01").unwrap(),
    );
    let asker = Asker {
        role: "staff".to_owned(),
        posts: Vec::new(),
    };
    let put = |situation: &str, facts: serde_json::Value| {
        let case = PastQuestion {
            office: "harbour",
            situation,
            on: date(2025, 3, 1),
            asker: &asker,
            facts: &facts,
            switched_on: &[],
        };
        old.changes(new, &case)
    };
    let meal = put("present", json!({ "kind": "meal", "from_bidder": false }));
    assert!(meal.unwrap().unwrap().differs.contains(&"outcome"));
    assert_eq!(put("present", json!({ "kind": "coin" })), Ok(None));
    let gone = put("regatta", json!({})).unwrap_err();
    assert_eq!(
        (gone.version, gone.why),
        (VersionSide::Old, WhyNot::SituationGone)
    );
    let problem = serde_json::to_value(put("present", json!({ "kind": "whale" })).unwrap_err());
    let problem = problem.unwrap();
    assert_eq!(problem["reason"], "facts-invalid");
    assert_eq!(problem["fields"][0]["field"], "kind");
    assert!(codes.version("harbour/code@2024-01-01").is_none());
    assert!(codes.version("harbour/code").is_none());
    let of = |day| codes.adopted_version("harbour", "code", day);
    assert!(of(date(2026, 1, 1)).is_some() && of(date(2024, 1, 1)).is_none());
}

#[test]
fn a_case_that_one_version_cannot_take_gives_the_reason() {
    let codes = two_versions();
    let mut files = fixture();
    let path = "situations/present.toml";
    let text = files.read(path).unwrap().replace(
        "  { value = \"meal\", label = \"A meal\" },\n",
        "  { value = \"supper\", label = \"A meal\" },\n",
    );
    files.insert(path, text);
    for file in ["rules.cedar", "examples.toml"] {
        let path = format!("{OLD}/{file}");
        let text = files.read(&path).unwrap().replace("\"meal\"", "\"supper\"");
        files.insert(path, text);
    }
    let others = Codes::load_draft(&files)
        .unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)));
    let asker = Asker {
        role: "staff".to_owned(),
        posts: Vec::new(),
    };
    let facts = json!({ "kind": "meal" });
    let case = PastQuestion {
        office: "harbour",
        situation: "present",
        on: date(2025, 3, 1),
        asker: &asker,
        facts: &facts,
        switched_on: &[],
    };
    let old = codes.version("harbour/code@2025-01-01").unwrap();
    let new = others.version("harbour/code@2025-01-01").unwrap();
    let refused = old.changes(new, &case).unwrap_err();
    assert_eq!(refused.version, VersionSide::New);
    assert!(matches!(refused.why, WhyNot::FactsInvalid { .. }));
}
