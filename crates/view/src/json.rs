//! Rows as JSON, schema `probity-register/1` (`docs/developers/registers.md`).

use std::collections::BTreeMap;

use probity_conduct::Value;
use probity_service::input::RegisterQuery;
use probity_service::view::{Cell, EntryView, RegisterPage};
use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::cells::{CellFormatter, status};

/// The name and version of the schema. A new field does not change it; a changed or removed field does.
pub const SCHEMA: &str = "probity-register/1";
/// The text after the last entry.
pub const TAIL: &str = "\n]}\n";

/// One entry.
#[derive(Debug, Serialize)]
pub struct Entry<'a> {
    /// The last part of its permanent address.
    pub id: &'a str,
    /// `shown`, `open`, `withdrawn` or `withheld`.
    pub status: &'static str,
    /// Whether it comes from an earlier register.
    pub imported: bool,
    /// The value of each column. Blank columns are left out.
    pub cells: BTreeMap<&'a str, Json>,
    /// The ids of labels. They do not depend on the language.
    pub ids: BTreeMap<&'a str, &'a str>,
    /// Columns that were corrected.
    pub corrected: Vec<&'a str>,
    /// Columns that hold an old register's own text, because it could not be read.
    pub unread: Vec<&'a str>,
}

impl<'a> Entry<'a> {
    /// The entry of a row.
    #[must_use]
    pub fn of(row: &'a EntryView, format: &CellFormatter<'_>) -> Self {
        let mut entry = Self {
            id: &row.id,
            status: status(row),
            imported: row.imported,
            cells: BTreeMap::new(),
            ids: BTreeMap::new(),
            corrected: Vec::new(),
            unread: Vec::new(),
        };
        for cell in &row.cells {
            let column: &str = &cell.column;
            if cell.corrected {
                entry.corrected.push(column);
            }
            let Some(labelled) = &cell.value else {
                continue;
            };
            match &labelled.value {
                Value::Choice(id) if labelled.label.is_some() => {
                    entry.ids.insert(column, id);
                }
                Value::Unread(_) => entry.unread.push(column),
                _ => {}
            }
            entry.cells.insert(column, json_of(cell, format));
        }
        entry
    }
}

/// Days as `2026-11-21`, money as pounds in text (`"20.50"`), yes/no and whole numbers as JSON, everything else as
/// text.
fn json_of(cell: &Cell, format: &CellFormatter<'_>) -> Json {
    match cell.bare() {
        Some(value @ (Value::YesNo(_) | Value::Number(_))) => value.to_json(),
        _ => format.exact(cell).into(),
    }
}

/// The text before the first entry.
#[must_use]
pub fn head(
    office: &str,
    page: &RegisterPage,
    query: &RegisterQuery,
    format: &CellFormatter<'_>,
) -> String {
    let about = about(office, page, query, format).to_string();
    let about = about.strip_suffix('}').unwrap_or(&about);
    format!("{about},\"entries\":[")
}

/// The fields of a file or an answer that describe it.
#[must_use]
pub fn about(
    office: &str,
    page: &RegisterPage,
    query: &RegisterQuery,
    format: &CellFormatter<'_>,
) -> Json {
    let columns = page
        .columns
        .iter()
        .map(|column| json!({ "id": column.id, "label": format.label(&column.label) }));
    json!({
        "schema": SCHEMA,
        "office": office,
        "register": page.register,
        "label": format.label(&page.label),
        "language": format.language.tag(),
        "events": page.head,
        "text": query.text,
        "year": query.year,
        "outcome": query.outcome,
        "count": page.total,
        "count_is_more": page.more_than_total,
        "columns": columns.collect::<Vec<_>>(),
    })
}
