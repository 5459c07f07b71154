//! Tests that every key that a template or Rust uses is in the English catalogue, and that every key there is used.
//!
//! A key is used as a literal: `t("…")` and `t_html("…")` in templates, `.t("…")`, `.try_t("…")` and `key("…")` in
//! Rust. Never build keys from pieces: this test could not find them.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::Entry;

const CALLS: [&str; 4] = ["t(", "t_html(", "try_t(", "key("];

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Whether a crate uses the catalogue. Other crates have functions with the same names for other purposes.
fn uses_words(folder: &Path) -> bool {
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest.contains("probity-i18n")
}

/// Rust files and templates of every crate that uses the catalogue. Tests are left out, because they use made-up
/// keys too.
fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(crates()).unwrap() {
        let folder = entry.unwrap().path();
        if uses_words(&folder) {
            walk(&folder, &mut files);
        }
    }
    files.retain(|path| {
        let text = path.to_string_lossy();
        (text.contains("/src/") && text.ends_with(".rs"))
            || (text.contains("/templates/") && text.ends_with(".html"))
    });
    files
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The text without Rust's comment lines and templates' comments, which can show keys as examples.
fn without_comments(text: &str) -> String {
    let mut pieces = text.split("{#");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("#}").map_or("", |(_, after)| after));
    }
    let code = kept
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.collect::<Vec<_>>().join("\n")
}

/// The literals after one of [`CALLS`], if that is a whole name.
fn keys_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let before = text[..at].chars().next_back();
            let rest = text[at + call.len()..].trim_start();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') || !rest.starts_with('"') {
                continue;
            }
            if let Some((name, _)) = rest[1..].split_once('"').filter(|(name, _)| is_key(name)) {
                found.push(name.to_owned());
            }
        }
    }
    found
}

/// Language → keys of its messages.
fn catalogue() -> BTreeMap<String, BTreeSet<String>> {
    let mut files = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("locales"),
        &mut files,
    );
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let language = file
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let text = fs::read_to_string(&file).unwrap();
        let parsed = fluent_syntax::parser::parse(text.as_str())
            .unwrap_or_else(|(_, problems)| panic!("{}: {problems:?}", file.display()));
        let keys = parsed.body.into_iter().filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        found.entry(language).or_default().extend(keys);
    }
    found
}

#[test]
fn keys_asked_for_are_there_and_keys_there_are_asked_for() {
    let known = catalogue().remove("en").unwrap();
    let mut used = BTreeSet::new();
    let mut absent = Vec::new();
    for file in sources() {
        for name in keys_in(&without_comments(&fs::read_to_string(&file).unwrap())) {
            if !known.contains(&name) {
                absent.push(format!("{}: {name}", file.display()));
            }
            used.insert(name);
        }
    }
    let unused: Vec<&String> = known.difference(&used).collect();
    assert!(absent.is_empty(), "not in locales/en: {absent:#?}");
    assert!(
        unused.is_empty(),
        "in locales/en but never asked for: {unused:#?}"
    );
}

#[test]
fn other_languages_have_no_keys_of_their_own() {
    let all = catalogue();
    for (language, keys) in &all {
        let strays: Vec<&String> = keys.difference(&all["en"]).collect();
        assert!(
            strays.is_empty(),
            "{language} has keys that en has not: {strays:?}"
        );
    }
}

#[test]
fn calls_are_found_where_they_stand() {
    let text = r#"{{ t("one") }} {{ t_html( "two", x=1) }} about("three") language.try_t("four", &[]) key("five") key(name)"#;
    let commented = "/// t(\"no\")\n{# t(\"no\")\n #}{{ t(\"six\") }}";
    assert_eq!(keys_in(&without_comments(commented)), ["six"]);
    assert_eq!(keys_in(text), ["one", "two", "four", "five"]);
}
