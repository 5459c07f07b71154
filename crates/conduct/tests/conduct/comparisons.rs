//! Tests of the shipped comparisons: every topic is answered for every office. If the folder that `PROBITY_SHARED`
//! names has the table of differences, each answer is also compared with its cell.
use std::collections::BTreeSet;
use std::path::PathBuf;

use jiff::civil::Date;
use probity_conduct::model::{Comparison, Differs};
use probity_conduct::{Answer, Citation, Codes, Compared, Directory, Lang, Outcome};

use crate::common;

type Clauses = BTreeSet<String>;

fn shipped() -> Codes {
    let folder = Directory::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes"));
    Codes::load(&folder).unwrap_or_else(|mistakes| panic!("{}", common::report(&mistakes)))
}

fn day() -> Date {
    "2026-11-22".parse().unwrap()
}

fn written(instrument: &str, clause: &str) -> String {
    format!("{instrument} {clause}")
}

fn those<'a>(cited: impl IntoIterator<Item = &'a Citation>) -> Clauses {
    let one = |cited: &Citation| written(&cited.instrument, &cited.clause);
    cited.into_iter().map(one).collect()
}

/// Everything that an answer cites.
fn cited(answer: &Answer) -> Clauses {
    let mut all = those(answer.because.iter().chain(&answer.shown));
    all.extend(those(&answer.review));
    let owed = answer.duties.iter();
    all.extend(owed.map(|one| written(&one.instrument, &one.clause)));
    let pointed = answer.see.iter();
    all.extend(pointed.filter_map(|one| Some(written(&one.instrument, one.clause.as_deref()?))));
    let advice = answer.ask.iter();
    all.extend(
        advice.filter_map(|one| Some(written(one.instrument.as_deref()?, one.clause.as_deref()?))),
    );
    all
}

/// The clauses of an office's own instruments that decide, or that give someone a duty. A duty that only refers to
/// a separate policy decides nothing.
fn deciding(codes: &Codes, answer: &Answer) -> Clauses {
    let mut all = Clauses::new();
    if answer.outcome.is_some_and(decides) {
        all.extend(those(&answer.because));
    }
    let owed = answer.duties.iter().filter(|one| one.policy.is_none());
    all.extend(owed.map(|one| written(&one.instrument, &one.clause)));
    let own: BTreeSet<&str> = (codes.instruments(&answer.office).into_iter())
        .filter(|one| one.folder.starts_with(&answer.office))
        .map(|one| one.id.as_str())
        .collect();
    all.retain(|one| own.contains(one.split(' ').next().unwrap()));
    all
}

fn decides(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Silent | Outcome::NotCovered)
}

fn all_cited(compared: &Compared) -> Clauses {
    let mut all = those(&compared.clauses);
    all.extend(compared.answers.iter().flat_map(cited));
    all
}

fn offices(codes: &Codes) -> Vec<&str> {
    (codes.offices().filter(|office| !office.demo))
        .map(|office| office.id.as_str())
        .collect()
}

fn compare(codes: &Codes, one: &Comparison, office: &str) -> Compared {
    codes
        .compare(one, office, day(), Lang::En, |question| {
            codes.ask(&question)
        })
        .unwrap_or_else(|problem| panic!("{} in {office}: {problem}", one.id))
}

#[test]
fn every_comparison_is_answered_in_every_office() {
    let codes = shipped();
    assert!(codes.comparisons().len() >= 78);
    for one in codes.comparisons() {
        for office in offices(&codes) {
            let compared = compare(&codes, one, office);
            for answer in &compared.answers {
                assert!(
                    answer.undecided.is_empty(),
                    "{} in {office} leaves open {:?}",
                    one.id,
                    answer.undecided
                );
            }
            if all_cited(&compared).is_empty() {
                let decided = compared.answers.iter().filter_map(|answer| answer.outcome);
                assert!(
                    !decided.into_iter().any(decides),
                    "{} in {office} decides and cites nothing",
                    one.id
                );
            }
        }
    }
}

/// One row of the table.
struct Row {
    topic: String,
    cells: Vec<Cell>,
}

/// The table's entry for one office.
struct Cell {
    office: String,
    silent: bool,
    clauses: Clauses,
}

/// The table, if it is available.
fn table() -> Option<Vec<Row>> {
    let shared = std::env::var_os("PROBITY_SHARED").map(PathBuf::from)?;
    let text = std::fs::read_to_string(shared.join("clauses/differences.md")).ok()?;
    let mut columns = Vec::new();
    let mut rows = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let parts = cells(line);
        if parts[0] == "Topic" {
            columns = parts[1..].to_vec();
        } else {
            rows.push(row(&columns, &parts));
        }
    }
    Some(rows)
}

fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|').trim_end_matches('|');
    line.split('|').map(|part| part.trim().to_owned()).collect()
}

fn row(columns: &[String], parts: &[String]) -> Row {
    let cell = |(office, text): (&String, &String)| Cell {
        office: office.clone(),
        silent: text.starts_with("silent"),
        clauses: bracketed(text),
    };
    Row {
        topic: parts[0].clone(),
        cells: columns.iter().zip(&parts[1..]).map(cell).collect(),
    }
}

/// The clauses in square brackets. A `note` is a reader's remark and not a clause.
fn bracketed(text: &str) -> Clauses {
    text.split('[')
        .skip(1)
        .filter_map(|part| part.split(']').next())
        .filter(|id| !id.starts_with("note."))
        .map(|id| written("code", id))
        .collect()
}

/// How an answer differs from its cell: clauses that it does not cite, and clauses that decide although the cell
/// has none.
fn difference(codes: &Codes, cell: &Cell, compared: &Compared) -> (Clauses, Clauses) {
    let missing = &cell.clauses - &all_cited(compared);
    if !cell.silent {
        return (missing, Clauses::new());
    }
    let decided: Clauses = compared
        .answers
        .iter()
        .flat_map(|answer| deciding(codes, answer))
        .collect();
    (missing, &decided - &cell.clauses)
}

/// The differences that the comparison itself declares.
fn declared(differs: Option<&Differs>) -> (Clauses, Clauses) {
    let all = |clauses: &[String]| clauses.iter().cloned().collect();
    differs.map_or_else(Default::default, |one| {
        (all(&one.missing), all(&one.decided_by))
    })
}

#[test]
fn every_answer_agrees_with_the_table_or_tells_why_not() {
    let Some(rows) = table() else {
        eprintln!("no table of differences lies beside: nothing to compare with");
        return;
    };
    let codes = shipped();
    assert_eq!(rows.len(), 78);
    assert_eq!(codes.comparisons().len(), rows.len());
    let mut apart = Vec::new();
    for (row, one) in rows.iter().zip(codes.comparisons()) {
        assert_eq!(row.cells.len(), offices(&codes).len());
        for cell in &row.cells {
            let found = difference(&codes, cell, &compare(&codes, one, &cell.office));
            let expected = declared(one.differs(&cell.office));
            if found != expected {
                apart.push(format!(
                    "{} ({}) in {}: (not cited, decides) is {found:?}, declared is {expected:?}",
                    one.id, row.topic, cell.office
                ));
            }
        }
    }
    assert!(apart.is_empty(), "{}", apart.join("\n"));
}
