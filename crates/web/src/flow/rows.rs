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
}

impl AnswerRow {
    /// A row for a question that is not one of the situation's.
    #[must_use]
    pub fn new(label: impl Into<Message>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            change: None,
        }
    }

    /// Adds the address that changes it.
    #[must_use]
    pub fn at(mut self, address: String) -> Self {
        self.change = Some(address);
        self
    }

    /// A row for tests.
    #[must_use]
    pub fn sample() -> Self {
        Self::new(Message::written("What kind?"), "Cash").at("/ask/token/1".to_owned())
    }
}

impl Flow<'_> {
    /// The answers on the path, in the order in which they were asked. `base` is the address of the draft.
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
        let value = match facts.get(name) {
            Some(value) => labels.value(field, value),
            None if facts.is_unknown(name) => self.language.t("answer-you-do-not-know", &[]),
            None => return None,
        };
        let label = Message::written(labels.text(&field.label));
        Some(AnswerRow::new(label, value).at(format!("{base}/{number}")))
    }
}
