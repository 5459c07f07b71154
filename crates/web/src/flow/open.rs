//! Questions that are still open in an answer, each with the page of the draft that asks it.

use probity_conduct::Path;
use serde::Serialize;

use crate::flow::Flow;

/// One open question.
#[derive(Clone, Debug, Serialize)]
pub struct OpenQuestion {
    /// The question.
    pub label: String,
    /// The page that asks it, or that asks first whether it applies. `None` if there is none.
    pub href: Option<String>,
}

impl OpenQuestion {
    /// Samples for tests: with a page and without.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let of = |href: Option<&str>| Self {
            label: "Is it one of several?".to_owned(),
            href: href.map(str::to_owned),
        };
        vec![of(Some("/ask/token/2")), of(None)]
    }
}

impl Flow<'_> {
    /// The open questions of an answer. `base` is the address of the draft, if there is one.
    #[must_use]
    pub fn open(&self, path: &Path, undecided: &[String], base: Option<&str>) -> Vec<OpenQuestion> {
        let labels = self.labels();
        let question = |name: &String| OpenQuestion {
            label: labels.field(self.situation, name),
            href: base
                .zip(self.place(path, name))
                .map(|(base, place)| format!("{base}/{}", place + 1)),
        };
        undecided.iter().map(question).collect()
    }

    /// The place of the page that asks for a field. If the path does not lead to the field, because another answer
    /// decides whether it applies and was left open, it is that answer's page. A condition names only earlier fields,
    /// so this ends.
    fn place(&self, path: &Path, name: &str) -> Option<usize> {
        let asked = path.place_of(name);
        asked.or_else(|| {
            let condition = self.situation.field(name)?.shown_when.as_ref()?;
            self.place(path, &condition.field)
        })
    }
}
