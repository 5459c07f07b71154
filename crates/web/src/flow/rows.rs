//! Answers as a summary list, each with a link to change it.

use probity_conduct::{Facts, Path};
use probity_i18n::Message;
use serde::Serialize;

use crate::flow::Flow;

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerRow {
    /// The question.
    pub label: Message,
    /// The answer.
    pub value: String,
    /// The page that asks for it, if it can be changed.
    pub change: Option<String>,
    /// Whether it was left open, so that there is nothing to change yet.
    pub blank: bool,
}

impl AnswerRow {
    /// A row for a question that is not one of the situation's.
    #[must_use]
    pub fn new(label: impl Into<Message>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            change: None,
            blank: false,
        }
    }

    /// Adds the address that changes it.
    #[must_use]
    pub fn at(mut self, address: String) -> Self {
        self.change = Some(address);
        self
    }

    /// Rows for tests: one with an answer, one without.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let row = |value| Self::new(Message::written("What kind?"), value);
        let given = row("Cash").at("/ask/token/1".to_owned());
        let mut blank = row("Not answered").at("/ask/token/2".to_owned());
        blank.blank = true;
        vec![given, blank]
    }
}

impl Flow<'_> {
    /// The answers on the path, in the order in which they were asked, with the questions that were left open. `base` is the address of the draft.
    #[must_use]
    pub fn rows(&self, path: &Path, base: &str) -> Vec<AnswerRow> {
        let pages = path.done.iter().enumerate();
        let fields =
            pages.flat_map(|(place, page)| page.fields.iter().map(move |name| (place + 1, name)));
        fields
            .filter_map(|(number, name)| self.row(&path.facts, number, name, base))
            .collect()
    }

    fn row(&self, facts: &Facts, number: usize, name: &str, base: &str) -> Option<AnswerRow> {
        let labels = self.labels();
        let field = self.situation.field(name)?;
        let given = match facts.get(name) {
            Some(value) => Some(labels.value(field, value)),
            None if facts.is_unknown(name) => Some(self.language.t("answer-you-do-not-know", &[])),
            None => None,
        };
        let blank = given.is_none();
        let value = given.unwrap_or_else(|| self.language.t("not-answered", &[]));
        let label = Message::written(labels.text(&field.label));
        let row = AnswerRow::new(label, value).at(format!("{base}/{number}"));
        Some(AnswerRow { blank, ..row })
    }
}
