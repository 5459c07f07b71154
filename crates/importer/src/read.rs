//! The last step: a file's table and a confirmed mapping become a register with totals.

use std::collections::BTreeMap;

use crate::duplicates;
use crate::entry::{ReadRegister, Summary, TakenRow};
use crate::field::Field;
use crate::mapping::{Column, Mapping};
use crate::marks::{Mark, Marked, Reason};
use crate::rows::{Layout, Sorter, mark_contradicted};
use crate::table::Table;
use crate::text::{heading_words, is_blank};

/// Reads a register file with its mapping. It never fails: every row above and below the headings becomes taken,
/// nil or refused, and the totals add up.
#[must_use]
pub fn read(table: &Table, mapping: &Mapping) -> ReadRegister {
    let headings = table.headings();
    let matched = match_columns(&headings, mapping);
    let layout = Layout {
        mapping,
        fields: matched.iter().map(|c| c.and_then(|c| c.field)).collect(),
        same_as_above: matched
            .iter()
            .map(|c| c.is_some_and(|c| c.blank_is_same_as_above))
            .collect(),
    };
    let mut sorter = Sorter::new(table, layout);
    sort_all(table, &mut sorter);
    let (mut rows, mut nil, refused) = (sorter.rows, sorter.nil, sorter.refused);
    duplicates::mark(&mut rows);
    mark_undated(&mut rows, mapping);
    mark_contradicted(&mut nil, &rows);
    let mut summary = Summary {
        read: table.above.len() + table.records.len(),
        taken: rows.iter().map(|row| row.original.len()).sum(),
        entries: rows.len(),
        nil: nil.len(),
        refused: refused.len(),
        marks: BTreeMap::new(),
    };
    for marked in rows
        .iter()
        .flat_map(|r| &r.marks)
        .chain(nil.iter().flat_map(|n| &n.marks))
    {
        *summary
            .marks
            .entry(marked.mark.key().to_owned())
            .or_default() += 1;
    }
    ReadRegister {
        file_sha256: table.file_sha256.clone(),
        encoding: table.decoded.encoding,
        line_ends: table.decoded.line_ends,
        heading_line: table.heading.as_ref().map(|h| h.line),
        missing_headings: missing(&headings, mapping),
        new_headings: new(&headings, &matched),
        headings,
        rows,
        nil,
        refused,
        summary,
    }
}

fn sort_all(table: &Table, sorter: &mut Sorter<'_>) {
    for record in &table.above {
        sorter.refuse(
            record,
            if record.is_blank() {
                Reason::BlankRow
            } else {
                Reason::Title
            },
        );
    }
    for (at, record) in table.records.iter().enumerate() {
        if table.heading.is_some() {
            sorter.sort(at, record);
        } else {
            sorter.refuse(
                record,
                if record.is_blank() {
                    Reason::BlankRow
                } else {
                    Reason::NoHeading
                },
            );
        }
    }
    sorter.finish();
}

/// The mapping's column for each heading of the file. They are matched by heading, not by position, because columns
/// may have moved.
fn match_columns<'m>(headings: &[String], mapping: &'m Mapping) -> Vec<Option<&'m Column>> {
    let mut free: Vec<&Column> = mapping.columns.iter().collect();
    let find = |heading: &String| {
        let wanted = heading_words(heading);
        let at = free
            .iter()
            .position(|c| heading_words(&c.heading) == wanted)?;
        Some(free.remove(at))
    };
    headings.iter().map(find).collect()
}

fn missing(headings: &[String], mapping: &Mapping) -> Vec<String> {
    let have: Vec<_> = headings.iter().map(|h| heading_words(h)).collect();
    let mapped = mapping
        .columns
        .iter()
        .filter(|c| c.field.is_some() && !have.contains(&heading_words(&c.heading)));
    mapped.map(|c| c.heading.clone()).collect()
}

fn new(headings: &[String], matched: &[Option<&Column>]) -> Vec<String> {
    let unmatched = headings
        .iter()
        .zip(matched)
        .filter(|(h, column)| column.is_none() && !is_blank(h));
    unmatched.map(|(h, _)| h.clone()).collect()
}

/// Marks entries without any date, if the register dates its entries: it has a column for dates, or at least every
/// fourth entry has a date in its words.
fn mark_undated(rows: &mut [TakenRow], mapping: &Mapping) {
    let dated = |row: &TakenRow| row.entry.received_on.is_some() || row.entry.offered_on.is_some();
    let column = mapping
        .heading_of(Field::ReceivedOn)
        .or(mapping.heading_of(Field::OfferedOn));
    if column.is_none() && rows.iter().filter(|row| dated(row)).count() * 4 < rows.len() {
        return;
    }
    for row in rows.iter_mut().filter(|row| !dated(row)) {
        row.marks.push(Marked::row(Mark::Undated));
    }
}
