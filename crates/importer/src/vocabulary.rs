//! The words of `vocabulary.toml`, which reading depends on.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::field::Field;
use crate::text::{has_phrase, heading_words, plain};
use crate::values::{Direction, Outcome, Unit};

/// `vocabulary.toml`, read once.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vocabulary {
    nil: HashSet<String>,
    nil_anywhere: HashSet<String>,
    as_above: HashSet<String>,
    withheld: Vec<String>,
    sub_heading_starts: Vec<String>,
    form_labels: HashSet<String>,
    row_labels: HashSet<String>,
    pub(crate) value_unknown: HashSet<String>,
    pub(crate) above_limit: HashSet<String>,
    pub(crate) approximate: Vec<String>,
    pub(crate) under: Vec<String>,
    pub(crate) over: Vec<String>,
    pub(crate) between: Vec<String>,
    pub(crate) filler: Vec<String>,
    pub(crate) units: BTreeMap<Unit, Vec<String>>,
    pub(crate) labels: BTreeMap<String, Field>,
    pub(crate) parties: Parties,
    pub(crate) outcome: Vec<OutcomeWords>,
    pub(crate) direction: Vec<DirectionWords>,
    field: Vec<FieldWords>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Parties {
    pub(crate) words: Vec<String>,
    pub(crate) things: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutcomeWords {
    pub(crate) is: Outcome,
    pub(crate) cell: Vec<String>,
    pub(crate) prose: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DirectionWords {
    pub(crate) is: Direction,
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldWords {
    is: Field,
    #[serde(default)]
    exact: Vec<String>,
    #[serde(default)]
    contains: Vec<String>,
    #[serde(default)]
    weak: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
}

/// How well a heading fits a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fit {
    Exact(String),
    Contains(String),
    Weak(String),
}

static WORDS: LazyLock<Vocabulary> =
    LazyLock::new(|| toml::from_str(include_str!("vocabulary.toml")).unwrap_or_default());

/// The vocabulary. A test checks that the file parses, so the default is never used.
pub(crate) fn words() -> &'static Vocabulary {
    &WORDS
}

/// The longest heading, in words. Longer cells are sentences.
const HEADING_WORDS_MAX: usize = 14;

impl Vocabulary {
    /// Every field that the heading may name, each with its best kind of fit.
    pub(crate) fn fields_for(&self, heading: &str, others: &HashSet<String>) -> Vec<(Field, Fit)> {
        let words = heading_words(heading);
        if words.is_empty() || words.split(' ').count() > HEADING_WORDS_MAX {
            return Vec::new();
        }
        let allowed = |f: &&FieldWords| !f.unless.iter().any(|u| others.contains(u));
        self.field
            .iter()
            .filter(allowed)
            .filter_map(|f| f.fit(&words).map(|fit| (f.is, fit)))
            .collect()
    }

    /// Whether the heading is, or contains, a known name of some field.
    pub(crate) fn knows_heading(&self, heading: &str) -> bool {
        self.fields_for(heading, &HashSet::new())
            .iter()
            .any(|(_, fit)| !matches!(fit, Fit::Weak(_)))
    }

    /// Whether the whole cell means "nothing to report" in a column that describes entries. A bar joins columns of
    /// the form that the text came from (`N/A | -`).
    pub(crate) fn is_nil(&self, cell: &str) -> bool {
        let mut parts = cell
            .split('|')
            .map(plain)
            .filter(|part| !part.is_empty())
            .peekable();
        parts.peek().is_some() && parts.all(|part| self.nil.contains(&part))
    }

    /// Whether the whole cell means "nothing to report" whatever its column.
    pub(crate) fn is_nil_anywhere(&self, cell: &str) -> bool {
        self.nil_anywhere.contains(&plain(cell))
    }

    pub(crate) fn is_as_above(&self, cell: &str) -> bool {
        self.as_above.contains(&plain(cell))
    }

    pub(crate) fn is_withheld(&self, cell: &str) -> bool {
        let cell = plain(cell);
        self.withheld.iter().any(|phrase| has_phrase(&cell, phrase))
    }

    /// Whether a short line begins like a heading over other lines.
    pub(crate) fn is_sub_heading(&self, line: &str) -> bool {
        let line = plain(line);
        line.len() <= 60
            && !line.contains(|c: char| c.is_ascii_digit())
            && self
                .sub_heading_starts
                .iter()
                .any(|start| line.starts_with(start.as_str()))
    }

    /// Whether a line is a label of the blank form, or several with bars between.
    pub(crate) fn is_form_heading(&self, line: &str) -> bool {
        let parts: Vec<_> = line.split('|').collect();
        match parts.as_slice() {
            [one] => self.form_labels.contains(&plain(one)),
            several => several.iter().all(|part| self.knows_heading(part)),
        }
    }

    pub(crate) fn is_row_label(&self, cell: &str) -> bool {
        self.row_labels.contains(&plain(cell))
    }
}

impl FieldWords {
    fn fit(&self, heading: &str) -> Option<Fit> {
        let is = |list: &[String]| list.iter().any(|word| word == heading);
        if is(&self.exact) {
            return Some(Fit::Exact(heading.to_owned()));
        }
        if is(&self.weak) {
            return Some(Fit::Weak(heading.to_owned()));
        }
        let part = self
            .contains
            .iter()
            .find(|phrase| has_phrase(heading, phrase))?;
        Some(Fit::Contains(part.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_parses_and_knows_every_field() {
        let words: Vocabulary = toml::from_str(include_str!("vocabulary.toml")).unwrap();
        for field in Field::ALL {
            assert!(
                words.field.iter().any(|f| f.is == *field),
                "{} has no headings",
                field.key()
            );
        }
    }

    #[test]
    fn nil_returns_in_every_spelling() {
        for cell in [
            "Nil return",
            "NIL Return",
            "None.",
            "No",
            "Na",
            "N/A | -",
            "No registrable interests.",
        ] {
            assert!(words().is_nil(cell), "{cell}");
        }
        for cell in ["None but a rowing boat", "", ".", "Nonesuch Ltd"] {
            assert!(!words().is_nil(cell), "{cell}");
        }
    }
}
