//! Rows as JSON, schema `probity-register/1` (`docs/developers/registers.md`).

use std::collections::BTreeMap;

use probity_service::input::RegisterQuery;
use probity_service::view::{CellValue, EntryView, RegisterPage};
use serde::Serialize;
use utoipa::ToSchema;

use crate::cells::{CellFormatter, status};

/// The name and version of the schema. A new field does not change it; a changed or removed field does.
pub const SCHEMA: &str = "probity-register/1";
/// The text after the last entry.
pub const TAIL: &str = "\n]}\n";

/// One entry.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RegisterEntry)]
pub struct Entry<'a> {
    /// The last part of its permanent address.
    pub id: &'a str,
    /// `shown`, `open`, `withdrawn` or `withheld`.
    pub status: &'static str,
    /// Whether it comes from an earlier register.
    pub imported: bool,
    /// The value of each column. Blank columns are left out.
    pub cells: BTreeMap<&'a str, CellJson>,
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
            match &cell.value {
                CellValue::Blank => continue,
                CellValue::Label { id, .. } | CellValue::Outcome(id) => {
                    entry.ids.insert(column, id);
                }
                CellValue::Unread(_) => entry.unread.push(column),
                _ => {}
            }
            entry
                .cells
                .insert(column, CellJson::of(&cell.value, format));
        }
        entry
    }
}

/// The value of a cell.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = RegisterCell)]
pub enum CellJson {
    /// Yes or no.
    YesNo(bool),
    /// A whole number.
    Number(i64),
    /// Text, a day as `2026-11-21`, or money as pounds (`20.50`).
    Text(String),
}

impl CellJson {
    fn of(cell: &CellValue, format: &CellFormatter<'_>) -> Self {
        match cell {
            CellValue::YesNo(yes) => Self::YesNo(*yes),
            CellValue::Number(number) => Self::Number(*number),
            _ => Self::Text(format.exact(cell)),
        }
    }
}

/// What a file or an answer says about itself before its entries.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RegisterHead)]
pub struct Head<'a> {
    /// The name and version of the schema.
    pub schema: &'static str,
    /// The office.
    pub office: &'a str,
    /// The register.
    pub register: &'a str,
    /// Its name.
    pub label: String,
    /// The language of the texts.
    pub language: &'a str,
    /// The number of events in the ledger when it was read.
    pub events: u64,
    /// The words that were looked for.
    pub text: Option<&'a str>,
    /// The year in which the chosen financial year begins.
    pub year: Option<i64>,
    /// The chosen outcome.
    pub outcome: Option<&'a str>,
    /// The number of entries that fit the query.
    pub count: u64,
    /// Whether there are more than `count`, because counting stopped there.
    pub count_is_more: bool,
    /// The columns.
    pub columns: Vec<Column<'a>>,
}

/// A column of a register.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RegisterColumn)]
pub struct Column<'a> {
    /// Its key in `cells`.
    pub id: &'a str,
    /// The heading that people read.
    pub label: String,
}

impl<'a> Head<'a> {
    /// The head of the entries that a query finds.
    #[must_use]
    pub fn of(
        office: &'a str,
        page: &'a RegisterPage,
        query: &'a RegisterQuery,
        format: &CellFormatter<'a>,
    ) -> Self {
        let columns = page.columns.iter().map(|column| Column {
            id: &column.id,
            label: format.label(&column.label),
        });
        Self {
            schema: SCHEMA,
            office,
            register: &page.register,
            label: format.label(&page.label),
            language: format.language.tag(),
            events: page.head,
            text: query.text.as_deref(),
            year: query.year,
            outcome: query.outcome.as_deref(),
            count: page.total,
            count_is_more: page.more_than_total,
            columns: columns.collect(),
        }
    }
}

/// The text before the first entry of a file.
#[must_use]
pub fn start(head: &Head<'_>) -> String {
    let text = serde_json::to_string(head).unwrap_or_default();
    let text = text.strip_suffix('}').unwrap_or(&text);
    format!("{text},\"entries\":[")
}
