//! One row of a register as pages, CSV and JSON share it, and its HTML.
//!
//! The HTML of rows is written here and not by a template: fifty rows of a dozen columns are most of a register's page,
//! and every reader waits for them. What goes in is escaped here, once, in [`Html`].

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use probity_conduct::{Lang, Text};
use probity_i18n::{Key, Language, Message, key};
use probity_service::view::{CellValue, EntryView};

use super::words;

/// How an entry stands, as files say it.
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

/// Says cells in one language.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// The reader's language.
    pub language: &'a Language,
    /// The language that the codes' texts are wanted in.
    lang: Lang,
}

impl<'a> Voice<'a> {
    /// For a reader.
    #[must_use]
    pub fn of(language: &'a Language) -> Self {
        let lang = language.tag().parse().unwrap_or_default();
        Self { language, lang }
    }

    /// A label of the codes.
    #[must_use]
    pub fn label(&self, text: &Text) -> String {
        text.in_language(self.lang).to_owned()
    }

    /// A cell as people read it; nothing for a blank one.
    #[must_use]
    pub fn said(&self, cell: &CellValue) -> String {
        let say = |word: Key| self.language.say(&Message::new(word));
        match cell {
            CellValue::Blank => String::new(),
            CellValue::Text(text) | CellValue::Unread(text) => {
                self.language.data(text).into_owned()
            }
            CellValue::Label(_, text) => {
                self.language.data(text.in_language(self.lang)).into_owned()
            }
            CellValue::Outcome(word) => self.language.say(&words::outcome_message(word)),
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
            _ => self.said(cell),
        }
    }
}

/// `20.50`
#[must_use]
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let pence = pence.unsigned_abs();
    format!("{sign}{}.{:02}", pence / 100, pence % 100)
}

/// Cells of which a page has many alike, as they are written: a day goes through the language's catalogue but once.
#[derive(Default)]
struct Said {
    days: HashMap<Date, String>,
    outcomes: HashMap<String, String>,
}

/// How the cells of a column begin. Tags are put together once a page, not once a cell.
struct Column {
    text: String,
    money: String,
    /// A blank cell as a whole.
    blank: String,
}

impl Column {
    fn new(label: &str, not_stated: &str) -> Self {
        let label = escaped(label);
        let begin = |class: &str| format!("<td{class} data-label=\"{label}\">");
        let blank = begin(" class=\"probity-register__blank\"");
        Self {
            text: begin(""),
            money: begin(" class=\"probity-register__exact\""),
            blank: format!("{blank}<span class=\"govuk-visually-hidden\">{not_stated}</span></td>"),
        }
    }
}

/// Writes rows as HTML: the body of a table whose headings are `labels`.
pub struct Html<'a> {
    voice: Voice<'a>,
    /// The address of the register, below which entries have theirs.
    address: &'a str,
    columns: Vec<Column>,
    withheld: String,
    unread: String,
    corrected: String,
    open: String,
    withdrawn: String,
    see: String,
    said: RefCell<Said>,
}

impl<'a> Html<'a> {
    /// For entries with a cell for each of these columns, which are labelled so.
    #[must_use]
    pub fn new(language: &'a Language, address: &'a str, labels: &[String]) -> Self {
        let say = |word: Key| escaped(&language.say(&Message::new(word)));
        let not_stated = say(key("register-not-stated"));
        Self {
            voice: Voice::of(language),
            address,
            columns: labels
                .iter()
                .map(|label| Column::new(label, &not_stated))
                .collect(),
            withheld: say(key("register-withheld-row")),
            unread: say(key("register-unread")),
            corrected: say(key("register-corrected")),
            open: say(key("register-open")),
            withdrawn: say(key("register-withdrawn")),
            see: say(key("register-see-entry")),
            said: RefCell::default(),
        }
    }

    /// All rows, one after the other.
    #[must_use]
    pub fn rows(&self, rows: &[EntryView]) -> String {
        let mut html = String::with_capacity(rows.len() * 1_200);
        for row in rows {
            self.row(&mut html, row);
        }
        html
    }

    fn row(&self, html: &mut String, row: &EntryView) {
        html.push_str("<tr>");
        self.first(html, row);
        if row.withheld {
            let across = self.columns.len().saturating_sub(1).max(1);
            let _ = write!(
                html,
                "<td class=\"probity-register__withheld\" colspan=\"{across}\">{}</td>",
                self.withheld
            );
        } else {
            for (column, cell) in self.columns.iter().zip(&row.cells).skip(1) {
                self.cell(html, column, &cell.value);
            }
        }
        html.push_str("</tr>\n");
    }

    /// The first cell leads to the entry, whatever stands in it, and carries the row's marks.
    fn first(&self, html: &mut String, row: &EntryView) {
        let begin = self.columns.first().map_or("<td>", |first| &first.text);
        html.push_str(begin);
        html.push_str("<a class=\"govuk-link\" href=\"");
        escape(html, self.address);
        html.push('/');
        escape(html, &row.id);
        html.push_str("\">");
        match row.cells.first().map(|cell| &cell.value) {
            None | Some(CellValue::Blank) => html.push_str(&self.see),
            Some(value) => self.said(html, value),
        }
        html.push_str("</a>");
        let marks = [
            (row.open && !row.withheld, &self.open),
            (row.withdrawn, &self.withdrawn),
            (row.corrected, &self.corrected),
        ];
        for (_, mark) in marks.iter().filter(|(holds, _)| *holds) {
            let _ = write!(
                html,
                " <strong class=\"govuk-tag govuk-tag--grey\">{mark}</strong>"
            );
        }
        html.push_str("</td>");
    }

    /// What a cell says, escaped.
    fn said(&self, html: &mut String, cell: &CellValue) {
        let mut said = self.said.borrow_mut();
        let fresh = || escaped(&self.voice.said(cell));
        match cell {
            CellValue::Date(day) => html.push_str(said.days.entry(*day).or_insert_with(fresh)),
            CellValue::Outcome(word) => {
                if !said.outcomes.contains_key(word) {
                    said.outcomes.insert(word.clone(), fresh());
                }
                html.push_str(said.outcomes.get(word).map_or("", String::as_str));
            }
            CellValue::Text(text) | CellValue::Unread(text) => {
                escape(html, &self.voice.language.data(text));
            }
            _ => escape(html, &self.voice.said(cell)),
        }
    }

    fn cell(&self, html: &mut String, column: &Column, cell: &CellValue) {
        match cell {
            CellValue::Blank => return html.push_str(&column.blank),
            CellValue::Money(_) => html.push_str(&column.money),
            _ => html.push_str(&column.text),
        }
        self.said(html, cell);
        if let CellValue::Unread(_) = cell {
            let _ = write!(
                html,
                " <span class=\"probity-register__unread\">{}</span>",
                self.unread
            );
        }
        html.push_str("</td>");
    }
}

/// The text with what HTML reads as markup written as references.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    escape(&mut html, text);
    html
}

fn escape(html: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        html.push_str(&text[written..at]);
        html.push_str(reference);
        written = at + 1;
    }
    html.push_str(&text[written..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_is_written_as_references() {
        assert_eq!(
            escaped(r#"<b class="x">O'Brien & Sons</b>"#),
            "&lt;b class=&quot;x&quot;&gt;O&#39;Brien &amp; Sons&lt;/b&gt;"
        );
        assert_eq!(escaped("£20, naïve"), "£20, naïve");
    }

    #[test]
    fn money_for_programs_has_two_decimals() {
        assert_eq!(
            [0, 5, 2_050, -300, 123_456_789].map(pounds),
            ["0.00", "0.05", "20.50", "-3.00", "1234567.89"]
        );
    }
}
