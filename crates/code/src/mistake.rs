//! What is wrong in `codes/`, told like a compiler tells it: file, line, what is wrong, what would be right.
use std::fmt;

/// One mistake in one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Path from the root of `codes/`.
    pub file: String,
    /// Line, counted from 1; 0 where the mistake is about the whole file (it is missing, say).
    pub line: usize,
    /// Column in characters, counted from 1, where it is known.
    pub column: Option<usize>,
    /// What is wrong.
    pub what: String,
    /// What would be right.
    pub instead: String,
}

impl Mistake {
    /// A mistake about a whole file or folder.
    pub fn of_file(
        file: impl Into<String>,
        what: impl Into<String>,
        instead: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: None,
            what: what.into(),
            instead: instead.into(),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "codes/{}", self.file)?;
        if self.line > 0 {
            write!(out, ":{}", self.line)?;
        }
        if let Some(column) = self.column {
            write!(out, ":{column}")?;
        }
        write!(out, ": {}\n  = would be right: {}", self.what, self.instead)
    }
}

/// A file with its text: turns byte offsets and words into places.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub path: String,
    pub text: String,
}

impl Source {
    /// The mistake at a byte offset of the text.
    pub fn mistake(
        &self,
        at: usize,
        what: impl Into<String>,
        instead: impl Into<String>,
    ) -> Mistake {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let line_starts = before.rfind('\n').map_or(0, |newline| newline + 1);
        Mistake {
            file: self.path.clone(),
            line: before.matches('\n').count() + 1,
            column: Some(before[line_starts..].chars().count() + 1),
            what: what.into(),
            instead: instead.into(),
        }
    }

    /// The mistake at the first place of `word` in the item that begins at `from`, or at its beginning if the word is not
    /// there. An item ends where the next `[[item]]` begins.
    pub fn mistake_near(
        &self,
        from: usize,
        word: &str,
        what: impl Into<String>,
        instead: impl Into<String>,
    ) -> Mistake {
        let rest = self.text.get(from..).unwrap_or("");
        let end = rest
            .get(1..)
            .and_then(|rest| rest.find("\n[["))
            .map_or(rest.len(), |end| end + 1);
        let item = &rest[..end];
        let key = item.find(&format!("\n{word} =")).map(|offset| offset + 1);
        let at = key.or_else(|| item.find(word)).unwrap_or(0);
        self.mistake(from + at, what, instead)
    }
}

/// `a, b or c`: what would have been right, for people.
pub(crate) fn one_of<S: AsRef<str>>(choices: impl IntoIterator<Item = S>) -> String {
    let mut names: Vec<String> = (choices.into_iter())
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match names.pop() {
        None => "nothing: there is none yet".to_owned(),
        Some(only) if names.is_empty() => only,
        Some(last) => format!("{} or {last}", names.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_says_where_and_what_would_be_right() {
        let source = Source {
            path: "x/rules.cedar".into(),
            text: "é\nab cd".into(),
        };
        let mistake = source.mistake_near(0, "cd", "no cd", "ef");
        assert_eq!(
            mistake.to_string(),
            "codes/x/rules.cedar:2:4: no cd\n  = would be right: ef"
        );
        assert_eq!(one_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
