//! From text to records: finds the row of headings, and keeps each record's line and original cells.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::decode::Decoded;
use crate::kind::{MOST_BYTES, WrongFile, text};
use crate::text::{is_blank, squeeze};

mod heading;

use heading::heading_at;

/// One row of the file, verbatim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The line of the file on which it starts, counted from 1. A row with line breaks in its cells has several
    /// lines.
    pub line: u64,
    /// Its cells, as many as it has.
    pub cells: Vec<String>,
}

impl Record {
    /// Whether every cell is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| is_blank(cell))
    }

    /// The form for comparing rows: white space folded, and no blank cells at the end.
    pub(crate) fn folded(&self) -> Vec<String> {
        let mut cells: Vec<_> = self.cells.iter().map(|cell| squeeze(cell)).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        cells
    }

    /// The only cell that is not blank, if there is exactly one.
    pub(crate) fn only_cell(&self) -> Option<usize> {
        let mut filled = (0..self.cells.len()).filter(|i| !is_blank(&self.cells[*i]));
        filled.next().filter(|_| filled.next().is_none())
    }
}

/// A file as rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// SHA-256 of the file's bytes, hex.
    pub file_sha256: String,
    /// The text with its encoding.
    pub decoded: Decoded,
    /// The character between cells.
    pub delimiter: char,
    /// The row of headings, if one was found.
    pub heading: Option<Record>,
    /// The rows above the headings.
    pub above: Vec<Record>,
    /// The rows below the headings, or every row if there are no headings.
    pub records: Vec<Record>,
    /// The line of the row with a quotation mark that is never closed.
    pub unclosed_quote: Option<u64>,
}

impl Table {
    /// The headings as printed. Empty if no row of headings was found.
    #[must_use]
    pub fn headings(&self) -> Vec<String> {
        self.heading
            .as_ref()
            .map(|h| h.cells.clone())
            .unwrap_or_default()
    }
}

/// Reads a file as a table, without interpreting it. It is the first step, before a mapping is proposed, and the
/// only way to get rows.
///
/// # Errors
/// When the file is not text, is empty or is too large.
pub fn look(bytes: &[u8]) -> Result<Table, WrongFile> {
    if bytes.len() > MOST_BYTES {
        return Err(WrongFile::TooLarge);
    }
    let decoded = text(bytes)?;
    let delimiter = delimiter(&decoded.text);
    let mut above = split(&decoded.text, delimiter);
    let unclosed_quote = unclosed(&decoded.text, above.last());
    let (heading, records) = match heading_at(&above) {
        Some(at) => {
            let records = above.split_off(at + 1);
            (above.pop(), records)
        }
        None => (None, std::mem::take(&mut above)),
    };
    Ok(Table {
        file_sha256: hex::encode(Sha256::digest(bytes)),
        decoded,
        delimiter,
        heading,
        above,
        records,
        unclosed_quote,
    })
}

/// The character between cells: a comma, unless the first line has none and has semicolons or tabs.
fn delimiter(text: &str) -> char {
    let first = text.lines().find(|line| !is_blank(line)).unwrap_or("");
    let others = [';', '\t'];
    others
        .into_iter()
        .find(|d| !first.contains(',') && first.contains(*d))
        .unwrap_or(',')
}

fn split(text: &str, delimiter: char) -> Vec<Record> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut lines = Lines {
        text,
        at: 0,
        line: 1,
    };
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    // The input is text in memory, so reading cannot fail.
    while reader.read_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.line_of(usize::try_from(start).unwrap_or(usize::MAX));
        records.push(Record {
            line,
            cells: record.iter().map(str::to_owned).collect(),
        });
    }
    records
}

/// Counts lines up to the start of a record. The CSV reader's own count leaves out empty lines before it.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn line_of(&mut self, start: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let more =
            |at: usize| at < start || bytes.get(at).is_some_and(|b| matches!(b, b'\r' | b'\n'));
        while self.at < bytes.len() && more(self.at) {
            let pair = bytes[self.at] == b'\r' && bytes.get(self.at + 1) == Some(&b'\n');
            if matches!(bytes[self.at], b'\r' | b'\n') && !pair {
                self.line += 1;
            }
            self.at += 1;
        }
        self.line
    }
}

/// The last row's line, if its quotation marks are unbalanced and it has line breaks in it.
fn unclosed(text: &str, last: Option<&Record>) -> Option<u64> {
    let last = last?;
    let runs_on = last.cells.last()?.contains('\n');
    let raw = text
        .split_inclusive('\n')
        .skip(usize::try_from(last.line).ok()?.saturating_sub(1));
    let quotes: usize = raw.map(|line| line.matches('"').count()).sum();
    (runs_on && quotes % 2 == 1).then_some(last.line)
}

#[cfg(test)]
mod tests;
