//! A clause's official wording beside our own words, for the command line.

use probity_i18n::{Language, key};

/// A clause's text in one line, for the command line: what binds, then what it says in short.
#[must_use]
pub fn in_one_line(says: &str, wording: Option<&str>, language: &Language) -> String {
    match wording {
        None => says.to_owned(),
        Some(wording) => {
            let line = key("clause-wording-line").with("wording", wording);
            language.say(&line.with("says", says))
        }
    }
}
