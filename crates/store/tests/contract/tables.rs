//! Tests of the page about the tables: it lists every table and column, and its queries run.

use std::fmt::Write as _;
use std::path::PathBuf;

use probity_casework::{ColumnValue, Columns, Row, Table};

use crate::database::{Database, OFFICE, case, day, entry, person, save, some};

/// The heading after which the page is written from the declaration.
const LISTED: &str = "\n### ";

fn page() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("../../docs/developers/tables.md")
}

/// The list of a table's own columns, as the page has it.
fn listed(table: Table) -> String {
    let mut text = format!("{LISTED}{}\n\n{}\n", table.as_str(), table.about());
    if table.columns().is_empty() {
        return text;
    }
    text.push_str("\n| column | type | meaning |\n|---|---|---|\n");
    for (column, meaning) in table.columns() {
        let kind = match column.empty() {
            ColumnValue::Text(_) => "text",
            ColumnValue::Int(_) => "number",
        };
        writeln!(text, "| `{}` | {kind} | {meaning} |", column.name()).unwrap();
    }
    text
}

#[test]
fn the_page_lists_every_table() {
    let stored = std::fs::read_to_string(page()).unwrap();
    let by_hand = stored.split(LISTED).next().unwrap().trim_end();
    let expected = format!("{by_hand}\n{}", Table::ALL.map(listed).concat());
    if std::env::var("PROBITY_WRITE_DOCS").as_deref() == Ok("1") {
        std::fs::write(page(), &expected).unwrap();
        return;
    }
    assert_eq!(stored, expected, "run it with PROBITY_WRITE_DOCS=1");
}

fn rows() -> Vec<Row> {
    let columns = |state: &str, on: &str| Columns {
        state: some(state),
        party: some("acme"),
        day: day(on),
        financial_year: Some(2025),
        value_pence: Some(1_250),
        ..Columns::default()
    };
    let held = |state: &str, on: &str| Columns {
        held_by: some("kim"),
        ..columns(state, on)
    };
    let named = Row {
        columns: Columns {
            name: some("Kim"),
            ..Columns::default()
        },
        ..person("kim", "{}")
    };
    let mut rows = vec![
        named,
        case("M-1", held("awaiting-decision", "2025-05-02")),
        case("M-2", held("awaiting-decision", "2025-06-01")),
        case("M-3", columns("on-hold", "2025-07-01")),
        case("M-4", held("decided", "2025-04-01")),
    ];
    rows.extend(["M-1", "M-2", "M-4"].map(|id| entry(id, columns("shown", "2025-06-01"))));
    let other = Columns {
        party: some("bridge"),
        value_pence: None,
        financial_year: Some(2024),
        ..columns("shown", "2024-12-01")
    };
    rows.push(entry("M-5", other));
    rows
}

pub async fn the_queries_of_the_page_run(db: Database) {
    save(&db.store, rows()).await;
    let page = std::fs::read_to_string(page()).unwrap();
    let queries = page.split("```sql\n").skip(1);
    let queries = queries.map(|rest| rest.split("```").next().unwrap());
    let queries: Vec<String> = queries
        .map(|sql| sql.replace("'demo'", &format!("'{OFFICE}'")))
        .collect();
    let lines = [
        (
            "COALESCE(holder, '-') || ' ' || open_cases || ' ' || oldest",
            "Kim 2 2025-05-02, - 1 2025-07-01",
        ),
        (
            "financial_year || ' ' || entries || ' ' || with_a_value || ' ' \
             || CAST(COALESCE(pounds, 0) * 100 AS INTEGER)",
            "2024 1 0 0, 2025 3 3 3750",
        ),
        (
            "giver || ' ' || offers || ' ' || CAST(COALESCE(pounds, 0) * 100 AS INTEGER) || ' ' || latest",
            "acme 3 3750 2025-06-01, bridge 1 0 2024-12-01",
        ),
    ];
    assert_eq!(queries.len(), lines.len());
    for (query, (line, expected)) in queries.iter().zip(lines) {
        let found = db
            .texts(&format!("SELECT {line} FROM ({query}) AS q"))
            .await;
        assert_eq!(found.join(", "), expected, "{query}");
    }
}
