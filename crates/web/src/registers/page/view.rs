//! The page of a register: rows, search, filters, further rows, and links to the files.

use jiff::Timestamp;
use probity_conduct::Value;
use probity_i18n::{Message, PSEUDO, Words, key};
use probity_service::view::{Cell, EntryView, Labelled};
use probity_view::cells::CellFormatter;
use probity_view::register_words;
use serde::Serialize;

use crate::form::{Choice, Form};
use crate::page::Page;

/// The page of a register.
#[derive(Debug, Serialize)]
pub struct RegisterPage {
    /// The search and the filters.
    pub form: Form,
    /// The register's label.
    pub label: String,
    /// Its address.
    pub address: String,
    /// Whether it is public.
    pub public: bool,
    /// The labels of the columns on the page.
    pub columns: Vec<String>,
    /// Whether there are more columns, on the entries' own pages and in the files.
    pub more_columns: bool,
    /// The rows.
    pub rows: Vec<RegisterRow>,
    /// The number of rows, in words.
    pub total: Message,
    /// Financial years to choose from.
    pub years: Vec<Choice>,
    /// Outcomes to choose from.
    pub outcomes: Vec<Choice>,
    /// Whether a search or filter leaves out rows.
    pub filtered: bool,
    /// The address of the first rows, if these are not the first.
    pub first: Option<String>,
    /// The address of the rows before these.
    pub previous: Option<String>,
    /// The address of the rows after these.
    pub next: Option<String>,
    /// The address of all these rows as CSV.
    pub csv: String,
    /// The address of all these rows as JSON.
    pub json: String,
    /// When the last event happened that the page depends on. `None` if the ledger is empty.
    pub made: Option<Timestamp>,
    /// The number of events in the ledger then.
    pub head: u64,
}

/// One row.
#[derive(Debug, Serialize)]
pub struct RegisterRow {
    /// The address of its entry.
    pub address: String,
    /// Whether it is withheld.
    pub withheld: bool,
    /// Whether it is not decided yet.
    pub open: bool,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether any value was corrected.
    pub corrected: bool,
    /// One cell for each column.
    pub cells: Vec<RegisterCell>,
}

/// One cell of a row.
#[derive(Debug, Serialize)]
pub struct RegisterCell {
    /// Its text in the reader's language. `None` if it is blank.
    pub text: Option<String>,
    /// Whether it is an amount of money.
    pub money: bool,
    /// Whether it could not be read as the column's type.
    pub unread: bool,
}

impl RegisterRow {
    /// A row for an entry of the register at this address.
    #[must_use]
    pub fn new(entry: &EntryView, register: &str, format: &CellFormatter<'_>) -> Self {
        let cell = |cell: &Cell| RegisterCell {
            text: Some(format.text(cell)).filter(|text| !text.is_empty()),
            money: matches!(cell.bare(), Some(Value::Money(_))),
            unread: matches!(cell.bare(), Some(Value::Unread(_))),
        };
        Self {
            address: format!("{register}/{}", entry.id),
            withheld: entry.withheld,
            open: entry.open && !entry.withheld,
            withdrawn: entry.withdrawn,
            corrected: entry.corrected,
            cells: entry.cells.iter().map(cell).collect(),
        }
    }
}

/// The number of rows, in words.
#[must_use]
pub fn total(count: u64, more: bool) -> Message {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let key = if more {
        key("register-total-more")
    } else {
        key("register-total")
    };
    Message::new(key).with("count", count)
}

impl RegisterPage {
    fn sample(rows: &[EntryView]) -> Self {
        let columns: Vec<String> = [
            "Reference",
            "Date of offer",
            "Estimated value",
            "Accepted or refused",
        ]
        .map(str::to_owned)
        .to_vec();
        let address = "/mersea/registers/gifts";
        // Cells are text in the reader's language. In the pseudo-language, a test sees where their words come from.
        let language = Words::load().ok().map(|words| words.for_language(PSEUDO));
        let row = |entry| {
            let format = CellFormatter::of(language.as_ref()?);
            Some(RegisterRow::new(entry, address, &format))
        };
        Self {
            form: Form::new().with("text", "Bell & Sons").with("year", "2025"),
            label: "Register of gifts".to_owned(),
            address: address.to_owned(),
            public: true,
            more_columns: true,
            columns,
            total: total(rows.len() as u64, false),
            rows: rows.iter().filter_map(row).collect(),
            years: vec![Choice::new("2025", register_words::year(2025))],
            outcomes: vec![Choice::new(
                "declined",
                register_words::outcome_message("declined"),
            )],
            filtered: true,
            first: Some("/mersea/registers/gifts".to_owned()),
            previous: Some("/mersea/registers/gifts?before=w".to_owned()),
            next: Some("/mersea/registers/gifts?after=x".to_owned()),
            csv: "/mersea/registers/gifts.csv".to_owned(),
            json: "/mersea/registers/gifts.json".to_owned(),
            made: "2026-11-21T09:30:00Z".parse().ok(),
            head: 42,
        }
    }
}

/// One row in each state.
fn sample_rows() -> Vec<EntryView> {
    let cell = |value| Cell {
        column: "x".into(),
        field: None,
        value,
        corrected: false,
    };
    let row = |id: &str, values: Vec<Option<Labelled>>| EntryView {
        id: id.to_owned(),
        imported: false,
        withheld: false,
        withdrawn: false,
        open: false,
        corrected: false,
        day: None,
        situation: None,
        cells: values.into_iter().map(cell).collect(),
    };
    let values = || {
        vec![
            Some(Labelled::text("A & <b>")),
            Some(Labelled::date(jiff::civil::date(2026, 11, 21))),
            Some(Value::Money(2_050).into()),
            Some(Labelled::outcome("declined")),
        ]
    };
    let odd = vec![
        None,
        Some(Value::Unread("Sept".to_owned()).into()),
        None,
        Some(Value::YesNo(true).into()),
    ];
    vec![
        row("M-1", values()),
        EntryView {
            open: true,
            ..row("M-2", values())
        },
        EntryView {
            withdrawn: true,
            corrected: true,
            ..row("M-3", odd)
        },
        EntryView {
            withheld: true,
            ..row("M-4", vec![Some(Labelled::text("M-4"))])
        },
    ]
}

impl Page for RegisterPage {
    const TEMPLATE: &'static str = "registers/register.html";

    fn samples() -> Vec<Self> {
        let full = Self::sample(&sample_rows());
        let nothing_found = Self {
            next: None,
            first: None,
            total: total(0, false),
            ..Self::sample(&[])
        };
        let empty = Self {
            form: Form::new(),
            filtered: false,
            public: false,
            made: None,
            head: 0,
            years: Vec::new(),
            next: None,
            first: None,
            total: total(1_000, true),
            ..Self::sample(&[])
        };
        vec![full, nothing_found, empty]
    }
}
