//! The page with the columns: the proposed mapping as a form, and the form read as a mapping.

use probity_i18n::{Message, key};
use probity_importer::{DateOrder, Field, Mapping, Table};
use probity_view::import_words;

use crate::form::{Choice, Form};
use crate::imports::page::view::{Carried, ImportColumn, ImportColumnsPage};

/// Cells listed for each column.
const CELLS: usize = 3;
/// Characters listed for each cell.
const LETTERS: usize = 80;

/// The form's field name for a column.
fn name(at: usize) -> String {
    format!("column-{at}")
}

/// A form that shows a mapping.
#[must_use]
pub fn start(mapping: &Mapping) -> Form {
    let order = match mapping.date_order {
        DateOrder::DayFirst => "day-first",
        DateOrder::MonthFirst => "month-first",
    };
    let currency = mapping.currency.clone().unwrap_or_default();
    let form = Form::new()
        .with("date-order", order)
        .with("currency", currency);
    let columns = mapping.columns.iter().enumerate();
    columns.fold(form, |form, (at, column)| {
        form.with(&name(at), column.field.map_or("", Field::key))
    })
}

/// Puts the person's choices into the mapping, and errors on the form. A column left as proposed keeps its reasons.
pub fn take(form: &mut Form, mapping: &mut Mapping) {
    let mut taken: Vec<Field> = Vec::new();
    for (at, column) in mapping.columns.iter_mut().enumerate() {
        let name = name(at);
        let field = match form.value(&name) {
            "" => None,
            chosen => match Field::from_key(chosen) {
                None => {
                    form.error(&name, key("import-field-unknown"));
                    continue;
                }
                known => known,
            },
        };
        if field.is_some_and(|field| taken.contains(&field)) {
            form.error(&name, key("import-field-twice"));
        }
        taken.extend(field);
        if field != column.field {
            column.field = field;
            column.confidence = 100;
            column.why = vec![probity_importer::Why::Stated];
        }
    }
    match form.value("date-order") {
        "day-first" => mapping.date_order = DateOrder::DayFirst,
        "month-first" => mapping.date_order = DateOrder::MonthFirst,
        _ => form.error("date-order", key("import-date-order-missing")),
    }
    let currency = form.value("currency").to_uppercase();
    let known = currency.len() == 3 && currency.bytes().all(|letter| letter.is_ascii_uppercase());
    mapping.currency = Some(currency).filter(|_| known);
    if !known && !form.value("currency").is_empty() {
        form.error("currency", key("import-currency-unknown"));
    }
}

/// The page with the columns.
#[must_use]
pub fn page(form: Form, carried: Carried, mapping: &Mapping, table: &Table) -> ImportColumnsPage {
    let column = |(at, column): (usize, &probity_importer::Column)| ImportColumn {
        name: name(at),
        heading: Some(column.heading.trim().to_owned()).filter(|heading| !heading.is_empty()),
        confidence: column.confidence,
        why: column.why.iter().map(import_words::why).collect(),
        cells: cells(table, at),
        same_as_above: column.blank_is_same_as_above,
    };
    let order = |value: &str, text| Choice::new(value, Message::new(text));
    ImportColumnsPage {
        form,
        carried,
        columns: mapping.columns.iter().enumerate().map(column).collect(),
        fields: Field::ALL
            .iter()
            .map(|field| Choice::new(field.key(), import_words::field(*field)))
            .collect(),
        orders: vec![
            order("day-first", key("import-day-first")),
            order("month-first", key("import-month-first")),
        ],
    }
}

/// The first few different cells of a column.
fn cells(table: &Table, at: usize) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for record in &table.records {
        let cell = record.cells.get(at).map_or("", |cell| cell.trim());
        let short: String = cell.chars().take(LETTERS).collect();
        if !short.is_empty() && !distinct.contains(&short) {
            distinct.push(short);
        }
        if distinct.len() == CELLS {
            break;
        }
    }
    distinct
}
