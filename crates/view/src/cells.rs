//! The cells of a register's rows as text, in the reader's language or in an exact form for programs.

use probity_conduct::{Lang, Text, Value};
use probity_i18n::{Language, key};
use probity_service::view::{Cell, EntryView, Label, Labelled};

use crate::register_words::outcome_message;

/// The state of an entry, as files write it.
#[must_use]
pub const fn status(entry: &EntryView) -> &'static str {
    match entry {
        EntryView { withheld: true, .. } => "withheld",
        EntryView {
            withdrawn: true, ..
        } => "withdrawn",
        EntryView { open: true, .. } => "open",
        _ => "shown",
    }
}

/// Formats cells in one language.
#[derive(Clone, Copy)]
pub struct CellFormatter<'a> {
    /// The reader's language.
    pub language: &'a Language,
    /// The language of texts from the codes.
    lang: Lang,
}

impl<'a> CellFormatter<'a> {
    /// A formatter for a reader.
    #[must_use]
    pub fn of(language: &'a Language) -> Self {
        let lang = language.tag().parse().unwrap_or_default();
        Self { language, lang }
    }

    /// The text of a label in the codes.
    #[must_use]
    pub fn label(&self, text: &Text) -> String {
        text.in_language(self.lang).to_owned()
    }

    /// A value as people read it, with its label in place of an id.
    #[must_use]
    pub fn labelled(&self, labelled: &Labelled) -> String {
        match &labelled.label {
            Some(Label::Text(text)) => self.language.data(text.in_language(self.lang)).into_owned(),
            Some(Label::Outcome) => {
                let word = labelled.value.text().unwrap_or_default();
                self.language.say(&outcome_message(word))
            }
            None => self.value(&labelled.value),
        }
    }

    /// A value as people read it. A choice is its id.
    #[must_use]
    pub fn value(&self, value: &Value) -> String {
        match value {
            Value::Choice(text) | Value::Text(text) | Value::Unread(text) => {
                self.language.data(text).into_owned()
            }
            Value::YesNo(true) => self.language.say(&key("answer-yes").into()),
            Value::YesNo(false) => self.language.say(&key("answer-no").into()),
            Value::Money(pence) => self.language.money(*pence),
            Value::Date(day) => self.language.date(*day),
            Value::Number(number) => number.to_string(),
        }
    }

    /// A cell as people read it. Empty for a blank cell.
    #[must_use]
    pub fn text(&self, cell: &Cell) -> String {
        cell.value
            .as_ref()
            .map_or_else(String::new, |value| self.labelled(value))
    }

    /// A cell for programs: days as `2026-11-21`, money as pounds with two decimals, everything else as people read it.
    #[must_use]
    pub fn exact(&self, cell: &Cell) -> String {
        match cell.bare() {
            Some(value @ (Value::Date(_) | Value::Money(_))) => value.to_plain(),
            _ => self.text(cell),
        }
    }
}
