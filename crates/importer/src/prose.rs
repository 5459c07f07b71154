//! Values read from sentences: run-together form labels, the date, the date of registration. (Amounts and outcomes
//! in sentences are in [`crate::money`] and [`crate::outcome`].)

use crate::dates::{DateOrder, DateValue, read_date};
use crate::entry::Understood;
use crate::field::Field;
use crate::marks::Mark;
use crate::text::{first_chars, squeeze};
use crate::vocabulary::words;

/// How far into a sentence to look for dates, in characters.
const SEARCHED: usize = 600;
/// The longest date, in characters.
const LONGEST_DATE: usize = 34;

/// Separates a cell in which a form's labels and answers run together (`Donor: … Value: …`). `None` unless it has
/// at least two labels.
#[must_use]
pub fn labelled(text: &str) -> Option<Vec<(Field, String)>> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        // Lower case changed the byte positions, so they would not fit the text.
        return None;
    }
    let mut found: Vec<(usize, usize, Field)> = Vec::new();
    for (colon, _) in lower.match_indices(':') {
        let ends = |label: &&String| lower[..colon].ends_with(label.as_str());
        let longest = words()
            .labels
            .keys()
            .filter(ends)
            .max_by_key(|label| label.len());
        if let Some(label) = longest.filter(|label| starts_word(&lower, colon - label.len())) {
            found.push((colon - label.len(), colon + 1, words().labels[label]));
        }
    }
    if found.len() < 2 {
        return None;
    }
    let ends = found.iter().skip(1).map(|f| f.0).chain([text.len()]);
    let values = found
        .iter()
        .zip(ends)
        .map(|(f, end)| (f.2, squeeze(&text[f.1..end.max(f.1)])));
    Some(values.filter(|(_, value)| !value.is_empty()).collect())
}

fn starts_word(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
}

/// A closing note such as `[Registered 22 June 2017]`: the text before it and its date.
#[must_use]
pub fn registered_note(text: &str) -> Option<(&str, Understood<DateValue>)> {
    let lower = text.to_lowercase();
    let open = ["[registered ", "(registered "]
        .iter()
        .filter_map(|note| lower.rfind(note))
        .max()?;
    let rest = text.get(open + "[registered ".len()..)?;
    let close = rest.find([']', ')'])?;
    let original = rest[..close].trim().to_owned();
    let (value, _) = read_date(&original, DateOrder::DayFirst);
    let before = text.get(..open)?.trim_end();
    matches!(value, DateValue::Exact { .. }).then_some((before, Understood { original, value }))
}

/// The date of a sentence: the one it begins with, or else the only one in it. Several dates give only the mark.
#[must_use]
pub fn date_in_prose(text: &str, order: DateOrder) -> (Option<Understood<DateValue>>, Vec<Mark>) {
    let text = first_chars(text, SEARCHED);
    let found = dates(text, order);
    let opening = found.first().filter(|f| opens(&text[..f.0]));
    let mut distinct: Vec<DateValue> = Vec::new();
    for (_, _, (value, _)) in &found {
        if !distinct.contains(value) {
            distinct.push(*value);
        }
    }
    let mut marks = if distinct.len() > 1 {
        vec![Mark::SeveralDatesInProse]
    } else {
        vec![]
    };
    let Some((start, end, (value, its))) =
        opening.or_else(|| found.first().filter(|_| distinct.len() == 1))
    else {
        return (None, marks);
    };
    marks.push(Mark::DateFromProse);
    marks.extend(its);
    (
        Some(Understood {
            original: bare(&text[*start..*end]),
            value: *value,
        }),
        marks,
    )
}

/// A date without the punctuation that follows it.
fn bare(date: &str) -> String {
    date.trim_end_matches(|c: char| !c.is_alphanumeric())
        .trim_start()
        .to_owned()
}

/// Whether only "on", "date:" or a weekday comes before the date.
fn opens(before: &str) -> bool {
    matches!(
        before
            .trim()
            .trim_end_matches([':', ','])
            .to_lowercase()
            .as_str(),
        "" | "on" | "date" | "on the"
    )
}

type Found = (usize, usize, (DateValue, Vec<Mark>));

/// Every date in the text. The longest reading comes first and none overlap.
fn dates(text: &str, order: DateOrder) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut before = ' ';
    for (start, c) in text.char_indices() {
        let free = found.last().is_none_or(|f| start >= f.1);
        if free
            && begins(c, before)
            && !is_a_limit(&text[..start])
            && let Some((end, read)) = longest(text, start, order)
        {
            found.push((start, end, read));
        }
        before = c;
    }
    found
}

/// Whether a date can begin here, not in the middle of a number, an amount or a range.
fn begins(c: char, before: char) -> bool {
    if c.is_ascii_digit() {
        !before.is_ascii_digit() && !"£$€.,/:-–".contains(before)
    } else {
        c.is_alphabetic() && !before.is_alphanumeric()
    }
}

/// Whether the text before says how long something lasts, as in "until 3 May", and not when it was received.
fn is_a_limit(before: &str) -> bool {
    let last = before
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    matches!(
        last.trim_start_matches('('),
        "until" | "till" | "since" | "from" | "by" | "before" | "after" | "to"
    )
}

/// The longest date that starts here and ends at the end of a word.
fn longest(text: &str, start: usize, order: DateOrder) -> Option<(usize, (DateValue, Vec<Mark>))> {
    let rest = first_chars(&text[start..], LONGEST_DATE);
    let whole = rest.len() == text.len() - start;
    let inner = rest
        .char_indices()
        .filter(|(_, c)| !c.is_alphanumeric())
        .map(|(at, _)| at);
    let ends: Vec<_> = inner.chain(whole.then_some(rest.len())).collect();
    ends.into_iter().rev().find_map(|end| {
        let piece = rest.get(..end)?;
        let read = read_date(piece, order);
        is_enough(&read.0, piece).then_some((start + end, read))
    })
}

/// Whether the date is clear enough in a sentence. `24/7`, `2015` and `May` can be something else.
fn is_enough(value: &DateValue, piece: &str) -> bool {
    match value {
        DateValue::Exact { .. } | DateValue::Range { .. } | DateValue::Month { .. } => true,
        DateValue::NoYear { day: Some(_), .. } => piece.contains(char::is_alphabetic),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
