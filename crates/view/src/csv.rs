//! Rows as CSV (RFC 4180): UTF-8, the columns' ids as headings, lines ending in CR LF.
//!
//! A spreadsheet runs a cell that begins like a formula, so such a cell gets an apostrophe in front: `=1+1` is written
//! `'=1+1`. Negative amounts are numbers and stay as they are.

use probity_conduct::Value;
use probity_service::view::EntryView;

use crate::cells::{CellFormatter, status};

/// Columns before the register's own: the entry's permanent id, its state, and the columns that were corrected.
const OWN: [&str; 3] = ["entry", "status", "corrected"];

/// The heading line for these column ids.
#[must_use]
pub fn head<'a>(columns: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    write(
        &mut line,
        OWN.into_iter().chain(columns).map(|id| (id, false)),
    );
    line
}

/// Adds the line of one row.
pub fn row(out: &mut String, row: &EntryView, format: &CellFormatter<'_>) {
    let corrected = row.cells.iter().filter(|cell| cell.corrected);
    let corrected: Vec<&str> = corrected.map(|cell| &*cell.column).collect();
    let own = [row.id.clone(), status(row).to_owned(), corrected.join(" ")];
    let own = own.into_iter().map(|text| (text, false));
    let cells = row.cells.iter().map(|cell| {
        let number = matches!(cell.bare(), Some(Value::Money(_) | Value::Number(_)));
        (format.exact(cell), number)
    });
    let all: Vec<(String, bool)> = own.chain(cells).collect();
    write(
        out,
        all.iter().map(|(text, number)| (text.as_str(), *number)),
    );
}

fn write<'a>(out: &mut String, cells: impl Iterator<Item = (&'a str, bool)>) {
    for (at, (text, number)) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(out, text, number);
    }
    out.push_str("\r\n");
}

fn cell(out: &mut String, text: &str, number: bool) {
    // Some spreadsheets end a text at a NUL and would hide the rest.
    let text = text.replace('\0', "\u{fffd}");
    let formula =
        !number && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let quoted =
        text.contains([',', '"', '\r', '\n', '\t']) || text.starts_with(' ') || text.ends_with(' ');
    let apostrophe = if formula { "'" } else { "" };
    if quoted {
        out.push_str(&format!("\"{apostrophe}{}\"", text.replace('"', "\"\"")));
    } else {
        out.push_str(apostrophe);
        out.push_str(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, number: bool) -> String {
        let mut out = String::new();
        cell(&mut out, text, number);
        out
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
            let cell = written(text, false);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{cell:?}");
        }
        assert_eq!(written("-3.00", true), "-3.00");
        assert_eq!(written("Two = one", false), "Two = one");
    }

    #[test]
    fn cells_are_quoted_by_rfc_4180() {
        assert_eq!(written("a \"b\", c", false), "\"a \"\"b\"\", c\"");
        assert_eq!(written("one\ntwo", false), "\"one\ntwo\"");
        assert_eq!(written(" x", false), "\" x\"");
        assert_eq!(head(["a", "b"]), "entry,status,corrected,a,b\r\n");
    }
}
