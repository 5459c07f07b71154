//! Finds the row of headings, which can be below titles.

use super::Record;
use crate::dates::is_date;
use crate::text::{first_chars, is_blank};
use crate::vocabulary::words;

/// The number of rows in which to look for headings.
const HEADING_WITHIN: usize = 40;

/// The first row in which several cells are known headings, or else the first row that could be headings.
pub(super) fn heading_at(records: &[Record]) -> Option<usize> {
    let within = &records[..records.len().min(HEADING_WITHIN)];
    within
        .iter()
        .position(is_known_heading)
        .or_else(|| within.iter().position(could_be_heading))
}

fn filled(record: &Record) -> impl Iterator<Item = &String> {
    record.cells.iter().filter(|cell| !is_blank(cell))
}

fn is_known_heading(record: &Record) -> bool {
    let known = filled(record)
        .filter(|cell| words().knows_heading(cell))
        .count();
    known >= 3 || (known >= 2 && known * 2 >= filled(record).count())
}

fn could_be_heading(record: &Record) -> bool {
    let label = |cell: &String| {
        first_chars(cell, 60).len() == cell.len()
            && !is_date(cell)
            && !cell.chars().all(|c| !c.is_alphabetic())
    };
    filled(record).count() >= 2 && filled(record).all(label)
}
