//! Tests of coverage: every clause of the shipped codes is accounted for, and an incomplete fixture reports what is
//! missing.
use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::{Date, date};
use probity_conduct::model::InstrumentKind;
use probity_conduct::{Codes, Coverage, Directory, Files, Lang, Missing};

use crate::common::{self, fixture};

const TODAY: Date = date(2026, 11, 21);

fn shipped() -> (Codes, Vec<Coverage>) {
    let folder = Directory::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes"));
    let codes =
        Codes::load(&folder).unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)));
    let offices = codes.offices().filter(|office| !office.demo);
    let ids: Vec<String> = offices.map(|office| office.id.clone()).collect();
    let all = ids
        .iter()
        .map(|id| codes.coverage(id, TODAY, Lang::En).unwrap())
        .collect();
    (codes, all)
}

#[test]
fn every_clause_of_what_ships_is_accounted_for() {
    let (_, offices) = shipped();
    let mut missing = Vec::new();
    for office in &offices {
        for one in &office.instruments {
            for clause in one.unaccounted() {
                missing.push(format!(
                    "{} {} {}: {:?}",
                    office.office, one.instrument, clause.clause, clause.missing
                ));
            }
            let counted: usize = one.counts().values().sum();
            assert_eq!(counted, one.accounted());
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Compares the codes with the lists of statements that they were read into, one list an office, if these are
/// available: each statement is a clause, on the line on which the list finds it.
#[test]
fn the_clauses_are_the_statements_one_to_one() {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = std::env::var("PROBITY_SHARED").unwrap_or_else(|_| beside.to_owned());
    let folder = Path::new(&folder).join("clauses");
    if !folder.is_dir() {
        return;
    }
    let (codes, offices) = shipped();
    let mut compared = 0;
    for office in offices {
        let text = std::fs::read_to_string(folder.join(format!("{}.jsonl", office.office)));
        let statements: BTreeSet<(String, u64)> = (text.unwrap().lines())
            .filter(|line| !line.trim().is_empty())
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
            .map(|one| {
                let id = one["id"].as_str().unwrap().rsplit('/').next().unwrap();
                (id.to_owned(), one["quote_lines"][0].as_u64().unwrap())
            })
            .filter(|(id, _)| !id.starts_with("note."))
            .collect();
        let code = (codes.in_force(&office.office, TODAY, &[]).into_iter())
            .filter(|one| one.kind == InstrumentKind::Code);
        let clauses: BTreeSet<(String, u64)> = (code.flat_map(|one| &one.clauses))
            .map(|one| (one.reference.clone(), one.line.unwrap().into()))
            .collect();
        assert_eq!(clauses, statements, "{}", office.office);
        compared += clauses.len();
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn each_kind_of_missing_is_recognised() {
    let clauses = "harbour/code/2025-01-01/clauses.toml";
    let missing = |change: &dyn Fn(String) -> String, clause: &str| {
        let mut files = fixture();
        let text = change(files.read(clauses).unwrap());
        files.insert(clauses, text);
        let codes = Codes::load_draft(&files).unwrap();
        let coverage = codes
            .coverage("harbour", date(2025, 3, 1), Lang::En)
            .unwrap();
        let code = &coverage.instruments[0];
        let found = code.clauses.iter().find(|one| one.clause == clause);
        found.unwrap().missing
    };
    assert_eq!(missing(&|text| text, "2.1"), None);
    let undone = |text: String| text.replacen("does = \"text\"\n", "", 1);
    assert_eq!(missing(&undone, "1.3"), Some(Missing::Does));
    let reasonless = |text: String| {
        let lines = text.lines().filter(|line| !line.starts_with("why-no-rule"));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(missing(&reasonless, "3.2"), Some(Missing::Reason));
    let unbacked = |text: String| text.replacen("does = \"text\"", "does = \"rule\"", 1);
    assert_eq!(missing(&unbacked, "1.3"), Some(Missing::Example));
}

#[test]
fn a_clause_says_by_which_rules_and_examples_it_counts() {
    let codes = common::codes();
    let coverage = codes
        .coverage("harbour", date(2025, 3, 1), Lang::En)
        .unwrap();
    let money = (coverage.instruments[0].clauses.iter())
        .find(|one| one.clause == "2.1")
        .unwrap();
    assert_eq!(money.rules, ["money", "money-report"]);
    assert!(
        money.examples.contains(&"coin".to_owned()),
        "{:?}",
        money.examples
    );
    assert!(!money.examples.contains(&"rope".to_owned()));
    assert!(codes.coverage("nowhere", TODAY, Lang::En).is_none());
}
