//! Sorts every row of a table into taken, nil or refused.

use std::collections::{HashMap, HashSet};

use sha2::{Digest, Sha256};

use crate::dates::{is_date, read_date};
use crate::entry::{Entry, NilRow, Original, Refused, TakenRow, Understood};
use crate::fill::{Cells, cells_by_field, fill, fill_nil, is_nothing};
use crate::mapping::{Field, Mapping, Shape};
use crate::marks::{Mark, Marked, Reason};
use crate::shift::settle;
use crate::table::{Record, Table};
use crate::text::{is_blank, plain, squeeze};
use crate::vocabulary::words;

/// The fields that say what an entry is about: without any of them a row is no entry.
const SUBSTANCE: [Field; 3] = [Field::Description, Field::PartnerInterest, Field::Donor];

/// How the columns of this file are read.
pub(crate) struct Layout<'a> {
    pub(crate) mapping: &'a Mapping,
    /// The field of each column.
    pub(crate) fields: Vec<Option<Field>>,
    /// The columns in which a blank means the same as above.
    pub(crate) same_as_above: Vec<bool>,
}

/// The rows sorted so far.
pub(crate) struct Sorter<'a> {
    layout: Layout<'a>,
    headings: Vec<String>,
    titles: HashSet<Vec<String>>,
    unclosed_quote: Option<u64>,
    /// From this row on there are no rows with more than one cell.
    tail_from: usize,
    above: HashMap<usize, String>,
    date_row: Option<(Record, Cells)>,
    line_before: Option<(Option<String>, Option<String>)>,
    seen: HashMap<[u8; 32], u64>,
    pub(crate) rows: Vec<TakenRow>,
    pub(crate) nil: Vec<NilRow>,
    pub(crate) refused: Vec<Refused>,
}

/// A row on its way, before it is known what it is.
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

    /// Sorts the row that is the table's `at`th below its headings.
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

    /// What is left at the end: a date that no entry followed.
    pub(crate) fn finish(&mut self) {
        self.drop_date_row();
        self.refused.sort_by_key(|r| r.line);
    }

    fn drop_date_row(&mut self) {
        if let Some((record, _)) = self.date_row.take() {
            self.refuse(&record, Reason::DateWithoutEntry);
        }
    }

    /// The row's cells under their fields, or why it is no row of the register.
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

    /// A single cell in a wide table that neither describes anything nor says nil.
    fn stands_alone(&self, column: usize, cell: &str) -> bool {
        let field = self.layout.fields.get(column).copied().flatten();
        let wide = self.layout.fields.len() >= 3 && self.layout.mapping.shape == Shape::Columns;
        wide && !field.is_some_and(|f| SUBSTANCE.contains(&f)) && !words().is_nil(cell)
    }

    /// Fills blanks that mean the same as above, each with a mark.
    fn inherit(&mut self, cells: &[String], marks: &mut Vec<Marked>) -> Vec<String> {
        let mut filled = cells.to_vec();
        for (at, same) in self
            .layout
            .same_as_above
            .iter()
            .enumerate()
            .filter(|(_, same)| **same)
        {
            debug_assert!(same);
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
            Some((said, mark)) => self.take_nil(row, said, mark),
            None if !SUBSTANCE.iter().any(|f| row.cells.contains_key(f)) => {
                self.refuse(row.record, Reason::NothingDescribed);
            }
            None => self.take(row, vec![]),
        }
    }

    fn take_nil(&mut self, mut row: Row<'_>, said: String, mark: Option<Mark>) {
        let (entry, marks) = fill_nil(&row.cells, self.layout.mapping);
        row.marks.extend(marks);
        row.marks.extend(mark.map(Marked::row));
        row.marks.retain(|m| m.mark != Mark::LastCellLost);
        self.mark_identity(&row.cells, &mut row.marks);
        let original = original(row.record);
        self.nil.push(NilRow {
            row_key: row.key,
            entry,
            said,
            marks: row.marks,
            original,
        });
    }

    /// Takes an entry; `before` are the rows that belong to it and stand above it.
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

    /// Sorts a row of a file that has one line of text a row.
    fn sort_line(&mut self, row: Row<'_>) {
        let text = row
            .cells
            .get(&Field::Description)
            .cloned()
            .unwrap_or_default();
        let who = (
            row.cells.get(&Field::Recipient).cloned(),
            row.cells.get(&Field::Kind).cloned(),
        );
        let follows = self.line_before.replace(who.clone()) == Some(who.clone());
        if self.layout.mapping.date_rows && is_date(&text) {
            self.drop_date_row();
            self.date_row = Some((row.record.clone(), row.cells));
            return;
        }
        let not_entry = words().is_sub_heading(&text).then_some(Reason::SubHeading);
        if let Some(reason) = not_entry.or_else(|| {
            words()
                .is_form_heading(&text)
                .then_some(Reason::FormHeading)
        }) {
            self.drop_date_row();
            self.refuse(row.record, reason);
        } else if follows && nil_words(&row).is_none() && self.date_row.is_some() {
            self.take_dated(row);
        } else {
            self.drop_date_row();
            self.sort_row(row);
            self.mark_short_line(follows, &text);
        }
    }

    /// Takes a line together with the date that stood on the row above.
    fn take_dated(&mut self, row: Row<'_>) {
        let Some((record, cells)) = self.date_row.take() else {
            return;
        };
        let date = cells.get(&Field::Description).cloned().unwrap_or_default();
        let line = row.record.line;
        self.take(row, vec![original(&record)]);
        let Some(taken) = self.rows.last_mut().filter(|taken| taken.line() == line) else {
            return;
        };
        let (value, marks) = read_date(&date, self.layout.mapping.date_order);
        // The date of its own row outranks one in the words.
        taken.marks.retain(|m| m.field != Some(Field::ReceivedOn));
        taken.entry.received_on = Some(Understood {
            original: date,
            value,
        });
        let marks = std::iter::once(Mark::DateFromRowAbove).chain(marks);
        taken
            .marks
            .extend(marks.map(|mark| Marked::field(mark, Field::ReceivedOn)));
    }

    /// A short line without date or value, under a line of the same person, may be the rest of that one.
    fn mark_short_line(&mut self, follows: bool, text: &str) {
        let short = plain(text).split(' ').count() <= 6;
        if let Some(taken) = self.rows.last_mut().filter(|_| follows && short)
            && taken.entry.description.as_deref() == Some(squeeze(text).as_str())
            && taken.entry.received_on.is_none()
            && taken.entry.value.is_none()
        {
            taken.marks.push(Marked::row(Mark::MayBelongWithRowAbove));
        }
    }

    /// SHA-256 over the row's own cells, white space folded, and how many rows with the same cells came before.
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

/// The words by which a row says that there is nothing to report. Every cell that says what happened must say nil (or
/// nothing); a date beside them may stand.
fn nil_words(row: &Row<'_>) -> Option<(String, Option<Mark>)> {
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

/// Marks nil returns of someone who has an entry of the same kind in the file.
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
