//! Mistakes in `codes/`, reported as a compiler does: file, line, what is wrong, what would be right. The sentences
//! come from the catalogue. Words from a file or from another program are kept as they are.

use std::fmt::Display;

use probity_i18n::{Language, Message, key};

/// One mistake in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Path from the root of `codes/`.
    pub file: String,
    /// The path by which people find the file: `codes/` and the path, or with the folder that they named.
    pub path: String,
    /// Line, counted from 1. It is 0 if the mistake is about the whole file, for example a missing one.
    pub line: usize,
    /// Column in characters, counted from 1, if it is known.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: Message,
    /// What would be right.
    pub instead: Message,
    /// It is in a file that ships, with which an office's own files are merged.
    pub(crate) ships: bool,
}

impl Mistake {
    /// A mistake about a whole file or folder.
    pub fn of_file(
        file: impl Into<String>,
        what: impl Into<Message>,
        instead: impl Into<Message>,
    ) -> Self {
        let file = file.into();
        Self {
            path: format!("codes/{file}"),
            file,
            line: 0,
            column: None,
            what: what.into(),
            instead: instead.into(),
            ships: false,
        }
    }

    /// The mistake as text in one language: position and what is wrong, then what would be right on the next line.
    #[must_use]
    pub fn text(&self, language: &Language) -> String {
        language.say(&self.into())
    }

    /// `<path>:<line>:<column>`, without the parts that are not known.
    fn place(&self) -> String {
        let line = (self.line > 0).then_some(self.line);
        let numbers = line.into_iter().chain(self.column);
        numbers.fold(self.path.clone(), |place, number| {
            format!("{place}:{number}")
        })
    }
}

impl From<&Mistake> for Message {
    fn from(mistake: &Mistake) -> Self {
        key("check-mistake")
            .with("place", mistake.place())
            .with("what", mistake.what.clone())
            .with("instead", mistake.instead.clone())
    }
}

/// `a, b or c`: the choices that would be right.
pub(crate) fn one_of<S: AsRef<str>>(choices: impl IntoIterator<Item = S>) -> Message {
    let mut names: Vec<String> = (choices.into_iter())
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match names.pop() {
        None => key("check-none-yet").into(),
        Some(only) if names.is_empty() => snippet(only),
        Some(last) => key("check-one-of")
            .with("names", names.join(", "))
            .with("last", last),
    }
}

/// What to write in a file. It is the same in every language.
pub(crate) fn snippet(text: impl Into<String>) -> Message {
    Message::written(text)
}

/// A message from Cedar or from the TOML reader, in its own words. We cannot translate it.
pub(crate) fn theirs(words: impl Display) -> Message {
    Message::written(words.to_string())
}

#[cfg(test)]
mod tests {
    use probity_i18n::Words;

    use super::*;

    #[test]
    fn a_mistake_lists_what_would_be_right() {
        let english = Words::load().unwrap().for_language("en");
        let whole = Mistake::of_file("x", snippet("cd"), one_of(["a", "b", "c"]));
        assert_eq!(
            whole.text(&english),
            "codes/x: cd\n  = would be right: `a`, `b` or `c`"
        );
        assert_eq!(english.say(&one_of(["a"])), "`a`");
        assert_eq!(
            english.say(&one_of([""; 0])),
            "nothing, because none exists yet"
        );
    }
}
