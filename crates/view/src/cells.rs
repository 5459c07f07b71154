//! The cells of a register's rows as text, in the reader's language or in an exact form for programs.

use probity_conduct::{Lang, Text};
use probity_i18n::{Key, Language, Message, key};
use probity_service::view::{CellValue, EntryView};

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

    /// A cell as people read it. Empty for a blank cell.
    #[must_use]
    pub fn text(&self, cell: &CellValue) -> String {
        let say = |word: Key| self.language.say(&Message::new(word));
        match cell {
            CellValue::Blank => String::new(),
            CellValue::Text(text) | CellValue::Unread(text) => {
                self.language.data(text).into_owned()
            }
            CellValue::Label { text, .. } => {
                self.language.data(text.in_language(self.lang)).into_owned()
            }
            CellValue::Outcome(word) => self
                .language
                .say(&crate::register_words::outcome_message(word)),
            CellValue::YesNo(true) => say(key("register-yes")),
            CellValue::YesNo(false) => say(key("register-no")),
            CellValue::Money(pence) => self.language.money(*pence),
            CellValue::Date(day) => self.language.date(*day),
            CellValue::Number(number) => number.to_string(),
        }
    }

    /// A cell for programs: days as `2026-11-21`, money as pounds with two decimals, everything else as people read it.
    #[must_use]
    pub fn exact(&self, cell: &CellValue) -> String {
        match cell {
            CellValue::Date(day) => day.to_string(),
            CellValue::Money(pence) => pounds(*pence),
            _ => self.text(cell),
        }
    }
}

/// Pence as pounds with two decimals: `20.50`.
#[must_use]
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let pence = pence.unsigned_abs();
    format!("{sign}{}.{:02}", pence / 100, pence % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_for_programs_has_two_decimals() {
        assert_eq!(
            [0, 5, 2_050, -300, 123_456_789].map(pounds),
            ["0.00", "0.05", "20.50", "-3.00", "1234567.89"]
        );
    }
}
