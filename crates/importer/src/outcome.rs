//! Outcomes (accepted, declined and the like) and directions (given or received), from cells and from prose.

use crate::marks::Mark;
use crate::text::{has_phrase, plain, squeeze};
use crate::values::{Direction, Outcome};
use crate::vocabulary::words;

/// Reads an outcome cell. Only the whole cell counts.
#[must_use]
pub fn read_outcome(cell: &str) -> Outcome {
    let cell = plain(cell);
    let known = words().outcome.iter().find(|o| o.cell.contains(&cell));
    known.map_or(Outcome::Unreadable, |o| o.is)
}

/// Finds an outcome in a sentence. The phrases are narrow on purpose ("I accepted", "not taken"), so that a
/// sentence about other invitations, or about part of a gift, gives no outcome.
#[must_use]
pub fn outcome_in_prose(prose: &str) -> Option<(Outcome, String)> {
    let (sentence, bare) = (squeeze(&prose.to_lowercase()), plain(prose));
    words().outcome.iter().find_map(|o| {
        let found = o.prose.iter().find(|phrase| {
            if phrase.contains('(') {
                sentence.contains(phrase.as_str())
            } else {
                has_phrase(&bare, phrase)
            }
        });
        found.map(|phrase| (o.is, as_printed(prose, phrase)))
    })
}

/// The phrase with the capitals it has in the sentence.
fn as_printed(prose: &str, phrase: &str) -> String {
    let lower = prose.to_lowercase();
    let at = lower.find(phrase).filter(|_| lower.len() == prose.len());
    at.and_then(|at| prose.get(at..at + phrase.len()))
        .unwrap_or(phrase)
        .to_owned()
}

/// Reads a direction cell: a known word, which may be followed by a name in brackets.
#[must_use]
pub fn read_direction(cell: &str) -> (Direction, Vec<Mark>) {
    let (word, rest) = cell
        .split_once('(')
        .map_or((cell, ""), |(word, rest)| (word, rest));
    let word = plain(word);
    let known = words()
        .direction
        .iter()
        .find(|d| d.words.contains(&word))
        .map(|d| d.is);
    match known {
        None => (Direction::Unreadable, vec![Mark::DirectionUnreadable]),
        Some(direction) if plain(rest).is_empty() => (direction, Vec::new()),
        Some(direction) => (direction, vec![Mark::DirectionNamesSomeone]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_whole() {
        assert_eq!(read_outcome("Held by Department"), Outcome::HeldByBody);
        assert_eq!(read_outcome("DECLINED."), Outcome::Declined);
        assert_eq!(read_outcome("declined at first"), Outcome::Unreadable);
    }

    #[test]
    fn prose_is_read_narrowly() {
        let found = |text| outcome_in_prose(text).map(|(outcome, _)| outcome);
        assert_eq!(
            found("Box at the races (not taken)"),
            Some(Outcome::NotTakenUp)
        );
        assert_eq!(
            found("On Monday I accepted two tickets"),
            Some(Outcome::Accepted)
        );
        assert_eq!(found("I have declined all later invitations"), None);
        assert_eq!(found("Drink tickets were included but not used"), None);
    }

    #[test]
    fn a_direction_may_name_someone() {
        assert_eq!(read_direction("Received"), (Direction::Received, vec![]));
        assert_eq!(
            read_direction("Received (by Mrs Q.)").1,
            vec![Mark::DirectionNamesSomeone]
        );
    }
}
