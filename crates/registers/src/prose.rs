//! What can be read out of sentences: run-together form labels, the date, the date of registration.
//! (Amounts and outcomes in sentences are in [`crate::money`] and [`crate::outcome`].)

use crate::dates::{DateOrder, DateValue, read_date};
use crate::entry::Understood;
use crate::mapping::Field;
use crate::marks::Mark;
use crate::text::{first_chars, squeeze};
use crate::vocabulary::words;

/// How far into a sentence dates are looked for, in characters.
const SEARCHED: usize = 600;
/// The longest date, in characters.
const LONGEST_DATE: usize = 34;

/// Takes apart a cell in which a form's labels and answers were run together (`Donor: … Value: …`). None unless there
/// are at least two labels.
#[must_use]
pub fn labelled(text: &str) -> Option<Vec<(Field, String)>> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        // Lower case moved the bytes; positions would not fit the text.
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
    let parts = found
        .iter()
        .zip(ends)
        .map(|(f, end)| (f.2, squeeze(&text[f.1..end.max(f.1)])));
    Some(parts.filter(|(_, part)| !part.is_empty()).collect())
}

fn starts_word(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_none_or(|c| !c.is_alphanumeric())
}

/// A closing note such as `[Registered 22 June 2017]`: its date, and the text before it.
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

/// The date of a sentence: the one it opens with, else the only one in it. Several dates give the mark alone.
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

/// Whether nothing but "on", "date:" or a weekday stands before the date.
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

/// Every date in the text, longest reading first, none overlapping.
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

/// Whether a date may begin here: not in the middle of a number, an amount or a range.
fn begins(c: char, before: char) -> bool {
    if c.is_ascii_digit() {
        !before.is_ascii_digit() && !"£$€.,/:-–".contains(before)
    } else {
        c.is_alphabetic() && !before.is_alphanumeric()
    }
}

/// "until 3 May" and the like say how long something lasts, not when it was received.
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

/// In a sentence only a date that cannot be something else counts (`24/7`, `2015` and `May` can).
fn is_enough(value: &DateValue, piece: &str) -> bool {
    match value {
        DateValue::Exact { .. } | DateValue::Range { .. } | DateValue::Month { .. } => true,
        DateValue::NoYear { day: Some(_), .. } => piece.contains(char::is_alphabetic),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (String, Vec<&'static str>) {
        let (date, marks) = date_in_prose(text, DateOrder::DayFirst);
        (
            date.map(|d| d.original).unwrap_or_default(),
            marks.iter().map(|m| m.key()).collect(),
        )
    }

    #[test]
    fn the_opening_date_is_the_date() {
        assert_eq!(found("31 May 2025 - Food and flowers").0, "31 May 2025");
        assert_eq!(
            found("17-18 July 2025: I attended the regatta. On 18 July 2025 I had lunch").0,
            "17-18 July 2025"
        );
        assert_eq!(
            found("On Friday 26 May 2017 I went to a talk").0,
            "Friday 26 May 2017"
        );
        assert_eq!(
            found("9 August - Ball, with dinner"),
            ("9 August".into(), vec!["date-from-prose", "year-missing"])
        );
        assert_eq!(found("16th July 2017 -Voucher").0, "16th July 2017");
    }

    #[test]
    fn one_date_elsewhere_is_taken_and_several_are_not() {
        assert_eq!(
            found("Dinner with the harbour board - 16 November 2016").0,
            "16 November 2016"
        );
        assert_eq!(
            found("Meeting before the game on08/09/2021. We went.").0,
            "08/09/2021"
        );
        assert_eq!(
            found("Concert on 13/05/15 and play on 19/1/15"),
            (String::new(), vec!["several-dates-in-prose"])
        );
    }

    #[test]
    fn numbers_are_not_dates() {
        for text in [
            "Open 24/7 pass",
            "Radio 2 in the park",
            "5 x VIP tickets (value £270)",
            "I may attend",
            "2 tickets at £23 each",
        ] {
            assert_eq!(found(text).0, "", "{text}");
        }
    }

    #[test]
    fn labels_are_taken_apart() {
        let text = "Description of the gift: Tea set Name of donor: Acme: the shop Value: £40 Date received: 3 May 2026";
        let parts = labelled(text).unwrap_or_default();
        assert_eq!(parts[0], (Field::Description, "Tea set".into()));
        assert_eq!(parts[1], (Field::Donor, "Acme: the shop".into()));
        assert_eq!(parts[3], (Field::ReceivedOn, "3 May 2026".into()));
        assert_eq!(labelled("Lunch: soup"), None);
    }

    #[test]
    fn a_closing_note_of_registration_is_read() {
        let (text, date) = registered_note("A ticket [Registered 22 June 2017]").unwrap_or((
            "",
            Understood {
                original: String::new(),
                value: DateValue::Unreadable,
            },
        ));
        assert_eq!((text, date.original.as_str()), ("A ticket", "22 June 2017"));
    }
}
