//! Proposes which column is which field, with a confidence and reasons, for a person to confirm.

use std::collections::{HashMap, HashSet};

use crate::dates::{DateOrder, is_date};
use crate::mapping::{Column, Field, Mapping, Shape, Why};
use crate::money::{MoneyValue, read_money};
use crate::outcome::{Direction, read_direction};
use crate::table::Record;
use crate::text::{heading_words, is_blank, squeeze};
use crate::vocabulary::{Fit, words};

/// A column below this is not mapped.
const ENOUGH: u8 = 40;
/// Average length (characters) from which a column may be the description though its heading does not say so.
const LONG_TEXT: usize = 25;

/// Proposes a mapping from the headings and some rows below them. Every field goes to one column at most; the rest
/// are kept as original only.
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
    let currency = columns
        .iter()
        .find(|c| c.field == Some(Field::Value))
        .and_then(|c| currency(&c.heading));
    Mapping {
        columns,
        shape,
        date_rows,
        date_order: DateOrder::default(),
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

/// What is in the column raises or lowers the confidence.
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
        // One or two odd cells say little.
        let doubt = if cells.len() < 3 { 10 } else { 30 };
        candidate.confidence = candidate.confidence.saturating_sub(doubt);
        candidate.why.push(Why::ContentsDisagree);
    }
}

/// How many in a hundred of the cells look like the field; none where that cannot be told.
fn agreement(field: Field, cells: &[&str]) -> Option<usize> {
    let fits = |cell: &&&str| match field {
        _ if field.is_date() => is_date(cell),
        Field::Value => read_money(cell, None).0 != MoneyValue::Unreadable,
        Field::Direction => read_direction(cell).0 != Direction::Unreadable,
        Field::Reference => cell.len() <= 40,
        _ => cell.chars().filter(|c| c.is_alphabetic()).count() > 1 && !is_date(cell),
    };
    (!cells.is_empty()).then(|| cells.iter().filter(fits).count() * 100 / cells.len())
}

fn column(at: usize, sample: &[Record]) -> impl Iterator<Item = &str> {
    sample
        .iter()
        .filter_map(move |r| r.cells.get(at))
        .map(String::as_str)
        .filter(|c| !is_blank(c))
}

/// The best candidates first; a field that is gone is noted as such on the column that wanted it.
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

fn average_length(at: usize, sample: &[Record]) -> usize {
    let (count, total) =
        column(at, sample).fold((0, 0), |(n, sum), cell| (n + 1, sum + cell.chars().count()));
    total / std::cmp::max(count, 1)
}

/// Whether blanks in a who-column mean "same as above": the first row is filled, some later rows are blank, and the
/// publisher never writes the same thing twice running. One who does repeat it leaves blanks for another reason, and
/// filling them would put rows under the wrong name.
fn blanks_repeat(at: usize, sample: &[Record]) -> bool {
    let others = |r: &Record| {
        r.cells
            .iter()
            .enumerate()
            .filter(|(i, c)| *i != at && !is_blank(c))
            .count()
    };
    let cells = sample.iter().filter(|r| others(r) > 0);
    let cells: Vec<String> = cells
        .map(|r| squeeze(r.cells.get(at).map_or("", String::as_str)))
        .collect();
    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
    let starts_filled = cells.first().is_some_and(|c| !c.is_empty());
    let repeats = cells
        .windows(2)
        .any(|pair| !pair[0].is_empty() && pair[0] == pair[1]);
    starts_filled && filled.len() >= 2 && filled.len() < cells.len() && !repeats
}

/// Lines, where a file has nothing but who, perhaps a section, and one column of text.
fn shape(columns: &[Column]) -> Shape {
    let only = |f| matches!(f, Some(Field::Recipient | Field::Kind | Field::Description));
    let has = |field| columns.iter().any(|c| c.field == Some(field));
    let lines =
        columns.iter().all(|c| only(c.field)) && has(Field::Recipient) && has(Field::Description);
    if lines { Shape::Lines } else { Shape::Columns }
}

/// Whether at least twice a line that is only a date is followed by a line that is not, of the same person.
fn dates_alternate(columns: &[Column], sample: &[Record]) -> bool {
    let find = |field| {
        columns
            .iter()
            .position(|c| c.field == Some(field))
            .unwrap_or(usize::MAX)
    };
    let (who, text) = (find(Field::Recipient), find(Field::Description));
    let date = |r: &Record| r.cells.get(text).is_some_and(|c| is_date(c));
    let pairs = sample
        .windows(2)
        .filter(|p| p[0].cells.get(who) == p[1].cells.get(who) && date(&p[0]) && !date(&p[1]));
    pairs.count() >= 2
}

/// The currency that a heading states.
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
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::table::look;

    fn proposed(file: &str) -> Mapping {
        let table = look(file.as_bytes());
        propose(&table.headings(), &table.records)
    }

    #[test]
    fn a_vague_heading_gives_way_to_a_clear_one() {
        let mapping = proposed(
            "member,date_str,name\nM 1,12 May 2016,Dinner as guest of the harbour board\n",
        );
        assert_eq!(mapping.heading_of(Field::Recipient), Some("member"));
        assert_eq!(mapping.heading_of(Field::Description), Some("name"));
        assert_eq!(mapping.columns[2].why, [Why::LongestText]);
    }

    #[test]
    fn a_person_has_the_last_word() {
        let mut mapping =
            proposed("Ref No,Date,Name,Info,Accepted/Declined\n1,2.8.16,,Free pass,Declined\n");
        assert_eq!(mapping.heading_of(Field::Description), Some("Info"));
        mapping.state_by_key("info", "notes").unwrap();
        assert_eq!(mapping.heading_of(Field::Description), None);
        assert!(mapping.state_by_key("Info", "colour").is_err());
        assert!(mapping.state_by_key("Colour", "notes").is_err());
    }

    #[test]
    fn blanks_are_same_as_above_only_where_nothing_repeats() {
        let shows = proposed(
            "Minister,Date,Name of External Organisation\nA,June 2010,X\n,June 2010,Y\nB,July 2010,Z\n",
        );
        assert!(shows.columns[0].blank_is_same_as_above);
        let repeats = proposed(
            "Minister,Date,Name of External Organisation\nA,June 2010,X\nA,June 2010,Y\n,July 2010,Z\n",
        );
        assert!(!repeats.columns[0].blank_is_same_as_above);
    }

    #[test]
    fn a_mapping_can_be_kept_and_given_back() {
        let mapping = proposed("Date,Officer,Gift,Value (£)\n1/2/2025,A,Pen,5\n");
        assert_eq!(mapping.currency.as_deref(), Some("GBP"));
        let kept = serde_json::to_string(&mapping).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&kept).unwrap(), mapping);
    }
}
