//! Sorts every row of a table into taken, nil or refused.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::entry::{NilRow, Original, Refused, TakenRow};
use crate::field::Field;
use crate::fill::{Cells, cells_by_field, fill, fill_nil};
use crate::mapping::{Mapping, Shape};
use crate::marks::{Mark, Marked, Reason};
use crate::shift::settle;
use crate::table::{Record, Table};
use crate::text::{is_blank, squeeze};
use crate::vocabulary::words;

mod lines;
mod nil;

pub(crate) use nil::mark_contradicted;
use nil::nil_words;

/// The fields that say what an entry is about. A row without any of them is not an entry.
const SUBSTANCE: [Field; 3] = [Field::Description, Field::PartnerInterest, Field::Donor];

/// The columns of this file and how to read them.
pub(crate) struct Layout<'a> {
    pub(crate) mapping: &'a Mapping,
    /// The field of each column.
    pub(crate) fields: Vec<Option<Field>>,
    /// Whether a blank in each column means the same as above.
    pub(crate) same_as_above: Vec<bool>,
}

/// The rows sorted so far.
pub(crate) struct Sorter<'a> {
    layout: Layout<'a>,
    headings: Vec<String>,
    titles: HashSet<Vec<String>>,
    unclosed_quote: Option<u64>,
    /// From this row on, no row has more than one cell.
    tail_from: usize,
    above: HashMap<usize, String>,
    date_row: Option<(Record, Cells)>,
    line_before: Option<(Option<String>, Option<String>)>,
    seen: HashMap<[u8; 32], u64>,
    pub(crate) rows: Vec<TakenRow>,
    pub(crate) nil: Vec<NilRow>,
    pub(crate) refused: Vec<Refused>,
}

/// A row whose kind is not known yet.
struct Row<'r> {
    record: &'r Record,
    key: String,
    cells: Cells,
    marks: Vec<Marked>,
}

impl<'a> Sorter<'a> {
    pub(crate) fn new(table: &Table, layout: Layout<'a>) -> Self {
        let full = |r: &Record| !r.is_blank() && r.only_cell().is_none();
        Self {
            layout,
            headings: table
                .heading
                .as_ref()
                .map(Record::folded)
                .unwrap_or_default(),
            titles: table
                .above
                .iter()
                .filter(|r| !r.is_blank())
                .map(Record::folded)
                .collect(),
            unclosed_quote: table.unclosed_quote,
            tail_from: table.records.iter().rposition(full).map_or(0, |at| at + 1),
            above: HashMap::new(),
            date_row: None,
            line_before: None,
            seen: HashMap::new(),
            rows: Vec::new(),
            nil: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Refuses a row as it stands.
    pub(crate) fn refuse(&mut self, record: &Record, reason: Reason) {
        self.refused.push(Refused {
            line: record.line,
            reason,
            original: record.cells.clone(),
        });
    }

    /// Sorts one row: `at` is its index below the table's headings.
    pub(crate) fn sort(&mut self, at: usize, record: &Record) {
        let key = self.row_key(record);
        match self.row(at, record, key) {
            Err(reason) => {
                self.drop_date_row();
                self.refuse(record, reason);
            }
            Ok(row) if self.layout.mapping.shape == Shape::Lines => self.sort_line(row),
            Ok(row) => self.sort_row(row),
        }
    }

    /// Ends the sorting. A date that no entry followed is refused.
    pub(crate) fn finish(&mut self) {
        self.drop_date_row();
        self.refused.sort_by_key(|r| r.line);
    }

    fn drop_date_row(&mut self) {
        if let Some((record, _)) = self.date_row.take() {
            self.refuse(&record, Reason::DateWithoutEntry);
        }
    }

    /// The row's cells under their fields, or the reason why it is not a row of the register.
    fn row<'r>(&mut self, at: usize, record: &'r Record, key: String) -> Result<Row<'r>, Reason> {
        self.not_an_entry(at, record)?;
        let (settled, mut marks) = settle(&record.cells, &self.layout.fields)?;
        let inherited = self.inherit(&settled, &mut marks);
        let cells = cells_by_field(&inherited, &self.layout.fields);
        let width = self.layout.fields.len();
        if settled.iter().skip(width).any(|c| !is_blank(c)) {
            marks.push(Marked::row(Mark::ExtraCells));
        }
        if record
            .cells
            .iter()
            .any(|c| c.contains(char::REPLACEMENT_CHARACTER))
        {
            marks.push(Marked::row(Mark::UndecodableCharacter));
        }
        Ok(Row {
            record,
            key,
            cells,
            marks,
        })
    }

    fn not_an_entry(&mut self, at: usize, record: &Record) -> Result<(), Reason> {
        if record.is_blank() {
            self.above.clear();
            return Err(Reason::BlankRow);
        }
        if self.unclosed_quote == Some(record.line) {
            return Err(Reason::UnclosedQuote);
        }
        let folded = record.folded();
        if folded == self.headings {
            return Err(Reason::RepeatedHeading);
        }
        if self.titles.contains(&folded) {
            return Err(Reason::Title);
        }
        match record.only_cell() {
            Some(only) if self.stands_alone(only, &record.cells[only]) => {
                Err(if at >= self.tail_from {
                    Reason::Footnote
                } else {
                    Reason::SubHeading
                })
            }
            _ => Ok(()),
        }
    }

    /// Whether it is a single cell in a wide table that neither describes anything nor says nil.
    fn stands_alone(&self, column: usize, cell: &str) -> bool {
        let field = self.layout.fields.get(column).copied().flatten();
        let wide = self.layout.fields.len() >= 3 && self.layout.mapping.shape == Shape::Columns;
        wide && !field.is_some_and(|f| SUBSTANCE.contains(&f)) && !words().is_nil(cell)
    }

    /// Fills blanks that mean the same as above and marks each.
    fn inherit(&mut self, cells: &[String], marks: &mut Vec<Marked>) -> Vec<String> {
        let mut filled = cells.to_vec();
        for (at, _) in self
            .layout
            .same_as_above
            .iter()
            .enumerate()
            .filter(|(_, same)| **same)
        {
            let cell = filled.get(at).map(|c| squeeze(c)).unwrap_or_default();
            if !cell.is_empty() {
                self.above.insert(at, cell);
            } else if let (Some(above), Some(place)) = (self.above.get(&at), filled.get_mut(at)) {
                place.clone_from(above);
                marks.extend(self.layout.fields[at].map(|f| Marked::field(Mark::SameAsAbove, f)));
            }
        }
        filled
    }

    fn sort_row(&mut self, row: Row<'_>) {
        match nil_words(&row) {
            Some((text, mark)) => self.take_nil(row, text, mark),
            None if !SUBSTANCE.iter().any(|f| row.cells.contains_key(f)) => {
                self.refuse(row.record, Reason::NothingDescribed);
            }
            None => self.take(row, vec![]),
        }
    }

    fn take_nil(&mut self, mut row: Row<'_>, text: String, mark: Option<Mark>) {
        let (entry, marks) = fill_nil(&row.cells, self.layout.mapping);
        row.marks.extend(marks);
        row.marks.extend(mark.map(Marked::row));
        row.marks.retain(|m| m.mark != Mark::LastCellLost);
        self.mark_identity(&row.cells, &mut row.marks);
        let original = original(row.record);
        self.nil.push(NilRow {
            row_key: row.key,
            entry,
            text,
            marks: row.marks,
            original,
        });
    }

    /// Takes an entry. `before` has the rows above it that belong to it.
    fn take(&mut self, mut row: Row<'_>, mut before: Vec<Original>) {
        let (entry, marks) = fill(&row.cells, self.layout.mapping);
        row.marks.extend(marks);
        let unread = |at: usize| self.layout.fields.get(at).copied().flatten().is_none();
        let nil = |(at, cell): (usize, &String)| unread(at) && words().is_nil_anywhere(cell);
        if row.record.cells.iter().enumerate().any(nil) {
            row.marks.push(Marked::row(Mark::NilWordInEntry));
        }
        self.mark_identity(&row.cells, &mut row.marks);
        before.push(original(row.record));
        self.rows.push(TakenRow {
            row_key: row.key,
            entry,
            marks: row.marks,
            original: before,
        });
    }

    fn mark_identity(&self, cells: &Cells, marks: &mut Vec<Marked>) {
        for field in [Field::Recipient, Field::Department] {
            if self.layout.fields.contains(&Some(field)) && !cells.contains_key(&field) {
                marks.push(Marked::field(Mark::IdentityBlank, field));
            }
        }
    }

    /// SHA-256 over the row's cells with white space folded and the number of earlier rows with the same cells.
    fn row_key(&mut self, record: &Record) -> String {
        let mut cells = Sha256::new_with_prefix(b"probity-register-row-v1\0");
        for cell in record.folded() {
            cells.update(u64::try_from(cell.len()).unwrap_or(u64::MAX).to_be_bytes());
            cells.update(cell.as_bytes());
        }
        let cells: [u8; 32] = cells.finalize().into();
        let occurrence = self.seen.entry(cells).and_modify(|n| *n += 1).or_insert(1);
        let mut key = Sha256::new_with_prefix(cells);
        key.update(occurrence.to_be_bytes());
        hex::encode(key.finalize())
    }
}

fn original(record: &Record) -> Original {
    Original {
        line: record.line,
        cells: record.cells.clone(),
    }
}
