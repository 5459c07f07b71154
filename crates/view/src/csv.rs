//! Rows as CSV (RFC 4180): UTF-8, the columns' ids as headings, lines ending in CR LF.
//!
//! A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe in front: `=1+1` is written
//! `'=1+1`. Negative amounts are numbers and stay as they are.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use probity_conduct::Value;
use probity_service::view::EntryView;

use crate::cells::{CellFormatter, status};

/// Columns before the register's own: the entry's permanent id, its state, and the columns that were corrected.
const OWN: [&str; 3] = ["entry", "status", "corrected"];

/// The heading line for these column ids.
#[must_use]
pub fn head<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let ids = OWN.into_iter().chain(columns);
    line(&ids.map(text).collect::<Vec<_>>())
}

/// Adds the line of one row.
pub fn row(out: &mut String, row: &EntryView, format: &CellFormatter<'_>) {
    let corrected = row.cells.iter().filter(|cell| cell.corrected);
    let corrected: Vec<&str> = corrected.map(|cell| &*cell.column).collect();
    let own = [&row.id, status(row), &corrected.join(" ")].map(text);
    let cells = row.cells.iter().map(|cell| {
        let written = format.exact(cell);
        match cell.bare() {
            Some(Value::Money(_) | Value::Number(_)) => written,
            _ => text(&written),
        }
    });
    out.push_str(&line(&own.into_iter().chain(cells).collect::<Vec<_>>()));
}

/// A cell that no spreadsheet runs as a formula or ends early.
fn text(written: &str) -> String {
    // Some spreadsheets end a text at a NUL and would hide the rest.
    let text = written.replace('\0', "\u{fffd}");
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        return format!("'{text}");
    }
    text
}

#[expect(clippy::expect_used, reason = "writing to memory does not fail")]
fn line(cells: &[String]) -> String {
    // Some spreadsheets split cells at tabs and trim spaces, unless quoted.
    let odd = |cell: &String| cell.contains('\t') || cell.trim_matches(' ') != cell;
    let quotes = if cells.iter().any(odd) {
        QuoteStyle::Always
    } else {
        QuoteStyle::Necessary
    };
    let mut line = WriterBuilder::new()
        .quote_style(quotes)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    line.write_record(cells).expect("a vector takes every line");
    let line = line.into_inner().expect("a vector is always flushed");
    String::from_utf8(line).expect("cells are UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cell: &str) -> String {
        line(&[text(cell)]).trim_end_matches("\r\n").to_owned()
    }

    #[test]
    fn a_cell_that_a_spreadsheet_would_run_becomes_text() {
        for text in [
            "=HYPERLINK(\"x\")",
            "+44 20",
            "-2+3",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "＝1",
        ] {
            let cell = written(text);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        assert_eq!(line(&["-3.00".to_owned()]), "-3.00\r\n");
        assert_eq!(written("Two = one"), "Two = one");
    }

    #[test]
    fn cells_are_quoted_by_rfc_4180() {
        assert_eq!(written("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(written("one\ntwo"), "\"one\ntwo\"");
        assert_eq!(written(" x"), "\" x\"");
        assert_eq!(written("x\ty"), "\"x\ty\"");
        assert_eq!(head(["a", "b"]), "entry,status,corrected,a,b\r\n");
    }
}
