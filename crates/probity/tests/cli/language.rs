//! The command line in the pseudo-language. Plain English in its output did not come from the catalogue.

use super::run::{codes, probity};

/// Text outside the brackets that the pseudo-language puts around each message.
fn outside(text: &str) -> String {
    let mut depth = 0_i32;
    let mut left = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            _ if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    left
}

/// Whether the line has three plain words in a row, which are a sentence or part of one.
pub fn has_english(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let is_word =
        |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic() || b == b',');
    words.windows(3).any(|three| three.iter().all(is_word))
}

/// Runs the program and returns its output, after checking that it has no English left.
pub fn translated(arguments: &[&str], code: i32) -> String {
    let run = probity(&[arguments, &["--language", "qps"]].concat());
    assert_eq!(run.code, code, "{arguments:?}: {}{}", run.out, run.err);
    let all = format!("{}{}", run.out, run.err);
    let plain = outside(&all);
    let left: Vec<&str> = plain.lines().filter(|line| has_english(line)).collect();
    assert!(left.is_empty(), "{arguments:?} says in English: {left:#?}");
    assert!(all.contains('⟦'), "{arguments:?} says nothing: {all}");
    all
}

#[test]
fn what_needs_no_database_is_printed_in_the_language_asked_for() {
    translated(&["check", codes().to_str().unwrap()], 0);
    translated(&["check", "nowhere"], 2);
    translated(&["coverage"], 0);
    translated(&["coverage", "--office", "camelot"], 2);
    translated(&["code", "camelot"], 2);
    translated(&["code", "warwickshire", "99"], 2);
    translated(&["compare"], 2);
    translated(&["compare", "--topic", "dragons"], 2);
    translated(&["compare", "--comparison", "dragons"], 2);
    translated(&["compare", "gift", "--as", "dragon"], 2);
    let asking = ["ask", "--office", "warwickshire", "--as", "staff"];
    let ask = |rest: &[&str], code| translated(&[&asking, rest].concat(), code);
    ask(&["gift"], 0);
    ask(&["dragon"], 2);
    ask(&[], 2);
    ask(&["gift", "--fact", "kind"], 2);
    ask(&["gift", "--facts", "nowhere.json"], 2);
    translated(&["ask", "--office", "camelot", "--as", "staff", "gift"], 2);
    translated(
        &["ask", "--office", "warwickshire", "--as", "dragon", "gift"],
        2,
    );
    translated(
        &["diff", "demo/parcels@2025-01-06", "demo/parcels@2026-07-06"],
        1,
    );
    translated(
        &["diff", "demo/parcels@2025-01-06", "demo/parcels@1999-01-01"],
        2,
    );
    translated(&["diff", "nowhere", "demo/parcels@2026-07-06"], 2);
    translated(&["fidelity", "camelot"], 2);
    translated(&["code", "demo", "--original", "code.pdf"], 2);
}

#[test]
fn what_is_done_to_a_database_is_printed_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let made = probity(&["demo", "--only-make", "--db", &path("demo.db")]);
    assert_eq!(made.code, 0, "{}", made.err);
    let db = path("demo.db");
    let at = ["--office", "demo", "--db", db.as_str()];
    let translated = |arguments: &[&str], code| translated(&[arguments, &at].concat(), code);
    translated(&["verify"], 0);
    translated(&["verify", "--against", "nowhere"], 2);
    translated(&["rebuild"], 0);
    translated(&["office", "readiness"], 0);
    translated(&["office", "open"], 2);
    let new = [
        "person", "add", "newcomer", "--name", "Nova", "--role", "staff",
    ];
    translated(&[&new[..], &["--title", "Officer"]].concat(), 0);
    translated(&["person", "take-post", "boatswain", "newcomer"], 2);
    translated(&["person", "invite", "newcomer", "nova@example.org"], 0);
    let csv = path("old.csv");
    std::fs::write(
        &csv,
        "Date offered,Gift,Offered by\n2024-05-01,Basket,Orchard Ltd\n",
    )
    .unwrap();
    let import = ["import", "register", &csv, "--for", "ada-administrator"];
    translated(&import, 0);
    translated(&[&import[..], &["--map", "Gift"]].concat(), 2);
    translated(&[&import[..], &["--confirm"]].concat(), 0);
}

#[test]
fn an_unknown_language_is_refused_with_the_known_ones() {
    let run = probity(&["coverage", "--language", "tlh"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("--language: choose one of cy, en."),
        "{}",
        run.err
    );
}
