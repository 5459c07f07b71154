//! Amounts in sentences, and the words that qualify them.

use super::{Amount, MoneyValue, amounts, consume, sign, together};
use crate::marks::Mark;
use crate::text::{has_phrase, plain};
use crate::vocabulary::words;

/// Finds the only amount in a sentence, with the words that qualify it. It must have a currency sign. More than one
/// amount gives only the mark.
#[must_use]
pub fn money_in_prose(prose: &str) -> Option<(MoneyValue, String, Vec<Mark>)> {
    let signed = |a: &Amount| a.currency.is_some();
    let all = amounts(prose);
    let Some(at) = all.iter().position(signed) else {
        return unknown_in_prose(prose);
    };
    if all[at + 1..].iter().any(|a| signed(a) && !a.joined) {
        return Some((
            MoneyValue::Unreadable,
            String::new(),
            vec![Mark::SeveralValuesInProse],
        ));
    }
    let found: Vec<_> = std::iter::once(&all[at])
        .chain(all[at + 1..].iter().take_while(|a| a.joined))
        .cloned()
        .collect();
    let (start, end) = (found[0].start, found.last().map_or(found[0].end, |a| a.end));
    let (before, after) = (words_before(&prose[..start]), words_after(&prose[end..]));
    let (qualifiers, _) = consume(
        &plain(&format!("{before} ; {after}")),
        sign(before),
        words(),
    );
    let (value, mut marks) = together(&found, &qualifiers, None);
    marks.push(Mark::ValueFromProse);
    Some((
        value,
        prose[start - before.len()..end + after.len()]
            .trim()
            .to_owned(),
        marks,
    ))
}

/// Finds a sentence that says that the value is not known.
fn unknown_in_prose(prose: &str) -> Option<(MoneyValue, String, Vec<Mark>)> {
    let bare = plain(prose);
    // A single word such as "unknown" can be about anything.
    let phrases = words()
        .value_unknown
        .iter()
        .filter(|phrase| phrase.contains(' ') && has_phrase(&bare, phrase));
    let longest = phrases.max_by_key(|phrase| phrase.len())?;
    Some((
        MoneyValue::Unknown,
        longest.clone(),
        vec![Mark::ValueFromProse],
    ))
}

/// The last few words before an amount, in the same clause.
fn words_before(text: &str) -> &str {
    let stops = [";", ",", "(", " - ", " – ", ". "];
    let ends = stops
        .iter()
        .filter_map(|stop| text.rfind(stop).map(|at| at + stop.len()));
    // In "approx. £5" the full stop does not end the clause.
    let clause = ends
        .filter(|end| !text[..*end].to_lowercase().ends_with("approx. "))
        .max()
        .unwrap_or(0);
    let starts: Vec<_> = text[clause..]
        .match_indices(' ')
        .map(|(at, _)| clause + at)
        .collect();
    let cut = starts.len().checked_sub(5).map_or(clause, |n| starts[n]);
    &text[cut..]
}

/// The first few words after an amount, in the same clause.
fn words_after(text: &str) -> &str {
    let stops = [";", ".", ",", " - ", " – "];
    let clause = stops
        .iter()
        .filter_map(|stop| text.find(stop))
        .min()
        .unwrap_or(text.len());
    // A closing bracket ends the clause unless it was opened after the amount.
    let bracket = text[..clause]
        .find(')')
        .filter(|at| !text[..*at].contains('('));
    let clause = bracket.unwrap_or(clause);
    let cut = text[..clause]
        .match_indices(' ')
        .nth(4)
        .map_or(clause, |(at, _)| at);
    &text[..cut]
}
