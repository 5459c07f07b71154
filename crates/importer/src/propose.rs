//! Proposes the field of each column, with a confidence and reasons, for a person to confirm.

use std::collections::{HashMap, HashSet};

use crate::field::Field;
use crate::mapping::{Column, Mapping, Shape, Why};
use crate::table::Record;
use crate::text::heading_words;
use crate::vocabulary::{Fit, words};

mod contents;

use contents::{agreement, average_length, blanks_repeat, column, date_order, dates_alternate};

/// The confidence below which a column is not mapped.
const ENOUGH: u8 = 40;
/// The average length in characters from which a column can be the description even if its heading does not say so.
const LONG_TEXT: usize = 25;

/// Proposes a mapping from the headings and some rows below them. Every field goes to one column at most. The cells
/// of other columns are kept only as original text.
#[must_use]
pub fn propose(headings: &[String], sample: &[Record]) -> Mapping {
    let mut columns: Vec<Column> = headings.iter().map(|h| unknown(h)).collect();
    assign(&mut columns, candidates(headings, sample));
    longest_text_is_description(&mut columns, sample);
    for (at, column) in columns.iter_mut().enumerate() {
        let who = column
            .field
            .is_some_and(|f| f.is_identity() && f != Field::Reference);
        column.blank_is_same_as_above = who && blanks_repeat(at, sample);
    }
    let shape = shape(&columns);
    let date_rows = shape == Shape::Lines && dates_alternate(&columns, sample);
    let date_order = date_order(&columns, sample);
    let currency = columns
        .iter()
        .find(|c| c.field == Some(Field::Value))
        .and_then(|c| currency(&c.heading));
    Mapping {
        columns,
        shape,
        date_rows,
        date_order,
        currency,
    }
}

fn unknown(heading: &str) -> Column {
    Column {
        heading: heading.to_owned(),
        field: None,
        confidence: 0,
        why: vec![Why::Unknown],
        blank_is_same_as_above: false,
    }
}

struct Candidate {
    at: usize,
    field: Field,
    confidence: u8,
    why: Vec<Why>,
}

fn candidates(headings: &[String], sample: &[Record]) -> Vec<Candidate> {
    let all: HashSet<String> = headings.iter().map(|h| heading_words(h)).collect();
    let mut found = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        for (field, fit) in words().fields_for(heading, &all) {
            let (confidence, why) = match fit {
                Fit::Exact(word) => (93, Why::HeadingIs(word)),
                Fit::Contains(word) => (75, Why::HeadingContains(word)),
                Fit::Weak(word) => (55, Why::HeadingSuggests(word)),
            };
            let mut candidate = Candidate {
                at,
                field,
                confidence,
                why: vec![why],
            };
            weigh_contents(&mut candidate, sample);
            found.push(candidate);
        }
    }
    found.sort_by_key(|c| (std::cmp::Reverse(c.confidence), c.at));
    found
}

/// Raises or lowers the confidence by the content of the column.
fn weigh_contents(candidate: &mut Candidate, sample: &[Record]) {
    let cells: Vec<&str> = column(candidate.at, sample)
        .filter(|c| !words().is_nil_anywhere(c))
        .collect();
    let Some(share) = agreement(candidate.field, &cells) else {
        return;
    };
    if share >= 50 {
        candidate.confidence = (candidate.confidence + 5).min(99);
        candidate.why.push(Why::ContentsAgree);
    } else if share < 30 {
        // In so few cells, odd ones say little.
        let doubt = if cells.len() < 3 { 10 } else { 30 };
        candidate.confidence = candidate.confidence.saturating_sub(doubt);
        candidate.why.push(Why::ContentsDisagree);
    }
}

/// Assigns the best candidates first. A column whose field was given to another column records that reason.
fn assign(columns: &mut [Column], candidates: Vec<Candidate>) {
    let mut holders: HashMap<Field, String> = HashMap::new();
    for Candidate {
        at,
        field,
        confidence,
        why,
    } in candidates
    {
        let column = &mut columns[at];
        match holders.get(&field) {
            _ if column.field.is_some() || confidence < ENOUGH => {}
            Some(holder) => column.why = vec![Why::BetterColumn(holder.clone())],
            None => {
                holders.insert(field, column.heading.clone());
                (column.field, column.confidence, column.why) = (Some(field), confidence, why);
            }
        }
    }
}

fn longest_text_is_description(columns: &mut [Column], sample: &[Record]) {
    if columns.iter().any(|c| c.field == Some(Field::Description)) {
        return;
    }
    let free = (0..columns.len()).filter(|at| columns[*at].field.is_none());
    let longest = free.map(|at| (average_length(at, sample), at)).max();
    if let Some((_, at)) = longest.filter(|(length, _)| *length >= LONG_TEXT) {
        let column = &mut columns[at];
        (column.field, column.confidence, column.why) =
            (Some(Field::Description), 50, vec![Why::LongestText]);
    }
}

/// Lines, if a file has only names, perhaps a section, and one column of text.
fn shape(columns: &[Column]) -> Shape {
    let only = |f| matches!(f, Some(Field::Recipient | Field::Kind | Field::Description));
    let has = |field| columns.iter().any(|c| c.field == Some(field));
    let lines =
        columns.iter().all(|c| only(c.field)) && has(Field::Recipient) && has(Field::Description);
    if lines { Shape::Lines } else { Shape::Columns }
}

/// The currency in a heading.
fn currency(heading: &str) -> Option<String> {
    let signs = [
        ("£", "GBP"),
        ("€", "EUR"),
        ("GBP", "GBP"),
        ("EUR", "EUR"),
        ("US$", "USD"),
        ("USD", "USD"),
    ];
    signs
        .iter()
        .find(|(sign, _)| heading.contains(sign))
        .map(|(_, currency)| (*currency).to_owned())
}

#[cfg(test)]
mod tests;
