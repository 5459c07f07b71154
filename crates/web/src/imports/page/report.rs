//! The preview and the report of an import, for their pages.

use probity_importer::{NilRow, Original, Refused, Summary, TakenRow};
use probity_service::{ImportPreview, ImportReport};
use probity_view::{import_rows, import_words};

use crate::form::Form;
use crate::imports::page::view::{
    Carried, ImportPreviewPage, ImportRefused, ImportReportPage, ImportRow, ImportSums,
};

/// Rows of each kind that a preview shows. For the rest it shows the number.
const SHOWN: usize = 100;

/// The preview's page.
#[must_use]
pub fn preview(carried: Carried, preview: &ImportPreview) -> ImportPreviewPage {
    let read = &preview.read;
    let known = read
        .rows
        .iter()
        .filter(|row| preview.known.contains(&row.row_key))
        .count();
    let new = read.rows.len() - known;
    let row = |row: &TakenRow| taken(row, &read.headings, preview.known.contains(&row.row_key));
    ImportPreviewPage {
        form: Form::new(),
        carried,
        sums: sums(&read.summary, new, known),
        unknown_headings: read.new_headings.clone(),
        rows: read.rows.iter().take(SHOWN).map(row).collect(),
        more_rows: read.rows.len().saturating_sub(SHOWN),
        nil: read
            .nil
            .iter()
            .take(SHOWN)
            .map(|row| nil(row, &read.headings))
            .collect(),
        more_nil: read.nil.len().saturating_sub(SHOWN),
        refused: read.refused.iter().take(SHOWN).map(refused).collect(),
        more_refused: read.refused.len().saturating_sub(SHOWN),
        anything: new > 0,
        all_known: new == 0 && known > 0,
    }
}

/// The report's page. It does not repeat the cells of rows: the person has the file, and the preview showed them.
#[must_use]
pub fn report(
    done: &ImportReport,
    office: &str,
    register: &str,
    label: String,
    name: String,
) -> ImportReportPage {
    let refused = done.refused.iter().map(|row| ImportRefused {
        line: row.line.to_string(),
        reason: import_words::reason_of(&row.reason),
        cells: Vec::new(),
    });
    ImportReportPage {
        name,
        label,
        register: format!("/{office}/registers/{register}"),
        again: format!("/{office}/import"),
        sums: sums(&done.summary, done.added, done.known),
        refused: refused.collect(),
        before: done.added == 0 && done.known > 0,
    }
}

fn sums(summary: &Summary, new: usize, known: usize) -> ImportSums {
    ImportSums {
        read: summary.read,
        taken: new,
        known,
        nil: summary.nil,
        refused: summary.refused,
        doubts: import_rows::counted(&summary.marks),
    }
}

fn taken(row: &TakenRow, headings: &[String], known: bool) -> ImportRow {
    let lines: Vec<String> = row
        .original
        .iter()
        .map(|original| original.line.to_string())
        .collect();
    ImportRow {
        lines: lines.join(", "),
        original: row
            .original
            .iter()
            .flat_map(|original| as_it_stood(original, headings))
            .collect(),
        understood: import_rows::understood(&row.entry),
        doubts: import_rows::doubts(&row.marks),
        known,
    }
}

fn nil(row: &NilRow, headings: &[String]) -> ImportRow {
    ImportRow {
        lines: row.original.line.to_string(),
        original: as_it_stood(&row.original, headings),
        understood: import_rows::understood(&row.entry),
        doubts: import_rows::doubts(&row.marks),
        known: false,
    }
}

/// The cells that are not blank, each with its heading.
fn as_it_stood(original: &Original, headings: &[String]) -> Vec<(Option<String>, String)> {
    let cells = original
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty());
    let cells = cells.map(|(at, cell)| {
        let heading = headings.get(at).map(|heading| heading.trim().to_owned());
        (heading.filter(|heading| !heading.is_empty()), cell.clone())
    });
    cells.collect()
}

fn refused(row: &Refused) -> ImportRefused {
    let cells = row.original.iter().filter(|cell| !cell.trim().is_empty());
    ImportRefused {
        line: row.line.to_string(),
        reason: import_words::reason(row.reason).into(),
        cells: cells.cloned().collect(),
    }
}
