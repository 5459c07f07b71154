//! Mistakes that the TOML reader finds, with what to write instead.

use probity_i18n::{Message, key};

use crate::mistake::{Mistake, snippet, theirs};
use crate::model::{NO_COLUMN_SOURCE, NO_DAY};
use crate::slips::{self, Form};
use crate::source::Source;
use crate::text;

/// Serde's errors are text: "X, expected Y". The first half is what is wrong, the second is what would be right.
/// Errors of our own types come as a name, and the sentence for it is chosen here. What people write from habit has
/// messages of its own.
pub(crate) fn toml_mistake(source: &Source, error: &toml::de::Error) -> Mistake {
    let at = error.span().map_or(0, |span| span.start);
    let (line_at, line) = line(&source.text, at);
    if let Some(slip) = slips::find(line, Form::Toml) {
        return source.mistake(line_at + slip.at, slip.what, slip.instead);
    }
    let message = error.message().trim();
    let (what, instead) = match message.split_once(", expected ") {
        Some((what, "struct Choice")) => bare_option(what),
        Some((what, expected)) => (theirs(what), expected_instead(line, what, expected)),
        None if message == NO_DAY => (
            key("check-toml-day").into(),
            key("check-toml-day-right").into(),
        ),
        None if message == NO_COLUMN_SOURCE => (
            key("check-toml-column").into(),
            key("check-toml-column-right").into(),
        ),
        None => (theirs(message), toml_instead(message)),
    };
    source.mistake(at, what, instead)
}

/// The line at a byte offset, with the offset at which it begins.
fn line(text: &str, at: usize) -> (usize, &str) {
    let start = text.get(..at).and_then(|before| before.rfind('\n'));
    let start = start.map_or(0, |newline| newline + 1);
    let rest = text.get(start..).unwrap_or_default();
    (start, rest.lines().next().unwrap_or_default())
}

/// What serde quotes: `string "gift"`, or a number in backticks.
fn quoted(what: &str, mark: char) -> Option<&str> {
    let (_, after) = what.split_once(mark)?;
    after.rsplit_once(mark).map(|(written, _)| written)
}

/// An option without its table: `options = ["gift"]`.
fn bare_option(what: &str) -> (Message, Message) {
    match quoted(what, '"') {
        Some(option) => (
            key("check-slip-option").with("option", option),
            snippet(format!("{{ value = \"{option}\", label = \"…\" }}")),
        ),
        None => (theirs(what), snippet("{ value = \"…\", label = \"…\" }")),
    }
}

/// What would be right, if serde says what it expected.
fn expected_instead(line: &str, what: &str, expected: &str) -> Message {
    let day = || quoted(what, '"').and_then(slips::british_day);
    let number = || quoted(what, '`').filter(|_| what.contains("floating point"));
    match expected {
        "a TOML datetime" => match day() {
            Some(day) => slips::day_right(day, Form::Toml),
            None => key("check-toml-date-right").into(),
        },
        "i64" | "u64" | "u32" | "usize" => match number() {
            Some(number) => slips::whole(line, number),
            None => key("check-toml-number-right").into(),
        },
        text::EXPECTED => key("check-toml-text-right").into(),
        "a string" => key("check-toml-string-right").into(),
        "a boolean" => key("check-toml-boolean-right").into(),
        "a sequence" => key("check-toml-list-right").into(),
        table if table.starts_with("struct ") => key("check-toml-table-right").into(),
        other => theirs(other),
    }
}

/// What would be right, if serde does not say.
fn toml_instead(message: &str) -> Message {
    match message.strip_prefix("missing field ") {
        Some(field) => key("check-toml-field-right").with("field", field),
        None => key("check-toml-right").into(),
    }
}
