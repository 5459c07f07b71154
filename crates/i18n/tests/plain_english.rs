//! Tests that our English is plain: it has no words out of use, and no message needs a reading age above 14.
//!
//! `docs/developers/writing.md` has the rules, and the table of words that this test reads.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

const OLDEST: f64 = 14.0;
/// The fewest words to measure. Shorter texts give no reliable reading age.
const ENOUGH_WORDS: usize = 8;

/// Names that cannot be shortened: things that the program deals with, kinds of clause, and the bodies and laws
/// that the accessibility statement must name. Each counts as two syllables, because readers know it at sight.
const NAMES: &str = "\
    accessibility administrator administrators advisory authorisation authorised commission comparison \
    condition confidential connection connections equality exception information organisation \
    organisations permission prohibition publication register registers regulations resolution \
    retention situation situations";

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The text of each variant, with "it" for each argument.
fn texts_of(pattern: &Pattern<&str>) -> Vec<String> {
    let mut all = vec![String::new()];
    for element in &pattern.elements {
        let pieces = match element {
            PatternElement::TextElement { value }
            | PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => vec![(*value).to_owned()],
            PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .flat_map(|one| texts_of(&one.value))
                .collect(),
            PatternElement::Placeable { .. } => vec!["it".to_owned()],
        };
        let joined = |before: &String| -> Vec<String> {
            pieces
                .iter()
                .map(|piece| format!("{before}{piece}"))
                .collect()
        };
        all = all.iter().flat_map(joined).collect();
    }
    all
}

/// Every file of the English catalogue: its messages with their texts.
fn catalogue() -> Vec<Vec<(String, Vec<String>)>> {
    let messages = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let parsed = fluent_syntax::parser::parse(text.as_str()).unwrap();
        let entry_texts = |entry: &Entry<&str>| match entry {
            Entry::Message(message) => {
                let texts = message.value.as_ref().map(texts_of).unwrap_or_default();
                Some((message.id.name.to_owned(), texts))
            }
            _ => None,
        };
        parsed.body.iter().filter_map(entry_texts).collect()
    };
    let all = files(&here("locales/en"), ".ftl");
    all.iter().map(messages).collect()
}

/// The text with everything from `open` to `close` replaced by `instead`.
fn without(mut text: &str, open: &str, close: &str, instead: &str) -> String {
    let mut kept = String::new();
    while let Some((before, after)) = text.split_once(open) {
        kept = kept + before + instead;
        text = after.split_once(close).map_or("", |(_, rest)| rest);
    }
    kept + text
}

fn words(text: &str) -> Vec<String> {
    let apart = text.split(|letter: char| !letter.is_alphanumeric() && !"'’-".contains(letter));
    let named = apart.filter(|word| word.contains(char::is_alphanumeric));
    named.map(str::to_lowercase).collect()
}

/// The words on the left of the table in writing.md.
fn out_of_use() -> Vec<Vec<String>> {
    let page = fs::read_to_string(here("../../docs/developers/writing.md")).unwrap();
    let head = "| out of use | use |\n|---|---|\n";
    let (_, table) = page.split_once(head).unwrap();
    let rows = table.lines().take_while(|line| line.starts_with('|'));
    let left = rows.flat_map(|row| row.split('|').nth(1).unwrap().split(','));
    left.map(words).collect()
}

fn has(text: &str, wanted: &[String]) -> bool {
    words(text).windows(wanted.len()).any(|some| some == wanted)
}

/// The number of runs of vowels. A final `e`, and `ed` except after t or d, do not count.
fn syllables(word: &str) -> usize {
    if NAMES.split(' ').any(|name| name == word) {
        return 2;
    }
    let is_vowel = |letter: &char| "aeiouy".contains(*letter);
    let letters: Vec<char> = word.chars().collect();
    let starts = |at: &usize| is_vowel(&letters[*at]) && (*at == 0 || !is_vowel(&letters[at - 1]));
    let heard = (0..letters.len()).filter(starts).count();
    let ends = |all: &[&str]| all.iter().any(|end| word.ends_with(end));
    let silent =
        (ends(&["e"]) && !ends(&["le", "ee"])) || (ends(&["ed"]) && !ends(&["ted", "ded"]));
    heard.saturating_sub(usize::from(silent)).max(1)
}

/// The age from which people can read it: the Flesch-Kincaid grade plus 5.
fn reading_age(text: &str) -> f64 {
    let text = text.replace(['?', '!', ':', ';', '\n'], ". ") + " ";
    let sentences = text.split(". ").filter(|one| !words(one).is_empty());
    let (sentences, words) = (sentences.count().max(1) as f64, words(&text));
    let heard: usize = words.iter().map(|word| syllables(word)).sum();
    let count = words.len().max(1) as f64;
    0.39 * count / sentences + 11.8 * heard as f64 / count - 15.59 + 5.0
}

#[test]
fn words_out_of_use_stand_in_no_message_and_no_template() {
    let refused = out_of_use();
    assert!(refused.len() > 20, "{refused:?}");
    let mut texts: Vec<(String, Vec<String>)> = catalogue().into_iter().flatten().collect();
    for path in files(&here("../web/templates"), ".html") {
        let mut text = fs::read_to_string(&path).unwrap();
        for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<", ">")] {
            text = without(&text, open, close, ". ");
        }
        texts.push((path.display().to_string(), vec![text]));
    }
    let mut found = Vec::new();
    for (place, variants) in &texts {
        for wanted in &refused {
            if variants.iter().any(|text| has(text, wanted)) {
                found.push(format!("{place}: {}", wanted.join(" ")));
            }
        }
    }
    assert!(found.is_empty(), "see writing.md: {found:#?}");
}

#[test]
fn every_message_can_be_read_at_fourteen() {
    let mut hard = Vec::new();
    for file in catalogue() {
        let (mut from, mut text) = (String::new(), String::new());
        for (name, variants) in file {
            if text.is_empty() {
                from = name;
            }
            let plain = without(&without(&variants.join("\n"), "<", ">", ""), "`", "`", "it");
            text = format!("{text}{plain}\n");
            let age = reading_age(&text);
            if words(&text).len() >= ENOUGH_WORDS {
                if age > OLDEST {
                    hard.push(format!("{from}: {age:.1}: {text}"));
                }
                text.clear();
            }
        }
    }
    assert!(hard.is_empty(), "too hard to read: {hard:#?}");
}

#[test]
fn the_measure_tells_hard_from_easy() {
    let easy = "You need to ask first. Your manager will tell you if you may keep the gift.";
    let hard = "Notwithstanding the foregoing, acceptance of hospitality necessitates prior written authorisation in \
        accordance with the applicable procedural requirements, failing which disciplinary consequences may ensue.";
    assert!(reading_age(easy) < 10.0, "{}", reading_age(easy));
    assert!(reading_age(hard) > 20.0, "{}", reading_age(hard));
    let wanted = words("whoever");
    assert!(has("Ask Whoever decides.", &wanted) && !has("whoevers", &wanted));
    assert_eq!(
        ["gift", "decided", "notice", "table"].map(syllables),
        [1, 3, 2, 2]
    );
}
