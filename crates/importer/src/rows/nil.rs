//! Nil returns: rows that report that there was nothing to declare.

use std::collections::HashSet;

use super::{Row, SUBSTANCE};
use crate::dates::is_date;
use crate::entry::{Entry, NilRow, TakenRow};
use crate::fill::is_nothing;
use crate::marks::{Mark, Marked};
use crate::text::{is_blank, plain};
use crate::vocabulary::words;

/// The words that make a row a nil return. Every cell that describes the event must say nil or be blank. The row
/// may have a date.
pub(super) fn nil_words(row: &Row<'_>) -> Option<(String, Option<Mark>)> {
    let content = row
        .cells
        .iter()
        .filter(|(f, c)| f.is_content() && !(f.is_date() && is_date(c)));
    let content: Vec<_> = content.collect();
    if content.is_empty() {
        let dot = row
            .record
            .cells
            .iter()
            .find(|c| !is_blank(c) && is_nothing(c));
        let nothing = !row.cells.keys().any(|f| f.is_content());
        return dot
            .filter(|_| nothing)
            .map(|dot| (dot.trim().to_owned(), Some(Mark::NilByPunctuation)));
    }
    let plainly = content
        .iter()
        .any(|(f, c)| words().is_nil_anywhere(c) || SUBSTANCE.contains(f));
    let all = content.iter().all(|(_, c)| words().is_nil(c));
    (plainly && all).then(|| (content[0].1.trim().to_owned(), None))
}

/// Marks nil returns of a person who has an entry of the same kind in the file.
pub(crate) fn mark_contradicted(nil: &mut [NilRow], rows: &[TakenRow]) {
    let who = |e: &Entry| {
        (
            plain(e.recipient.as_deref().unwrap_or("")),
            plain(e.kind.as_deref().unwrap_or("")),
        )
    };
    let entries: HashSet<_> = rows.iter().map(|r| who(&r.entry)).collect();
    for row in nil {
        let who = who(&row.entry);
        if !who.0.is_empty() && entries.contains(&who) {
            row.marks.push(Marked::row(Mark::NilBesideEntry));
        }
    }
}
