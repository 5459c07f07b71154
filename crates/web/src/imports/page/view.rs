//! Pages to import an old register: choose a file, confirm the columns, check the rows, read the report.

use probity_i18n::{Message, key};
use probity_view::import_rows::{Doubt, Understood};
use serde::Serialize;

use crate::form::{Choice, Form};
use crate::page::Page;

/// Step 1: the register and the file.
#[derive(Debug, Serialize)]
pub struct ImportFilePage {
    /// The register and the file.
    pub form: Form,
    /// The address of the steps.
    pub address: String,
    /// Registers to import into.
    pub registers: Vec<Choice>,
}

/// The values that every later step carries along.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Carried {
    /// The file's name.
    pub name: String,
    /// The register's id.
    pub register: String,
    /// The register's label.
    pub label: String,
    /// The file, see [`crate::imports::carry`].
    pub file: String,
    /// SHA-256 of the file, hex.
    pub sha256: String,
    /// The mapping as JSON.
    pub mapping: String,
    /// The address of the steps.
    pub address: String,
}

/// Step 2: the meaning of each column.
#[derive(Debug, Serialize)]
pub struct ImportColumnsPage {
    /// One choice for each column, and how dates and money are read.
    pub form: Form,
    /// The values carried along.
    pub carried: Carried,
    /// The columns.
    pub columns: Vec<ImportColumn>,
    /// The fields that a column can be read as.
    pub fields: Vec<Choice>,
    /// The choice of day first or month first.
    pub orders: Vec<Choice>,
}

/// One column of the file.
#[derive(Clone, Debug, Serialize)]
pub struct ImportColumn {
    /// The form's field name for it.
    pub name: String,
    /// The heading as printed. `None` if it has none.
    pub heading: Option<String>,
    /// How sure the proposal is, 0 to 100.
    pub confidence: u8,
    /// Why it is proposed.
    pub why: Vec<Message>,
    /// Some of its cells.
    pub cells: Vec<String>,
    /// Whether a blank cell means the same as the cell above.
    pub same_as_above: bool,
}

/// Step 3: what would be imported.
#[derive(Debug, Serialize)]
pub struct ImportPreviewPage {
    /// Errors of the whole step.
    pub form: Form,
    /// The values carried along.
    pub carried: Carried,
    /// The totals.
    pub sums: ImportSums,
    /// Headings that are kept only as original text, because the mapping does not know them.
    pub unknown_headings: Vec<String>,
    /// The first rows that would be imported.
    pub rows: Vec<ImportRow>,
    /// The number of further rows.
    pub more_rows: usize,
    /// The first nil returns.
    pub nil: Vec<ImportRow>,
    /// The number of further nil returns.
    pub more_nil: usize,
    /// The first refused rows.
    pub refused: Vec<ImportRefused>,
    /// The number of further refused rows.
    pub more_refused: usize,
    /// Whether there is anything to import.
    pub anything: bool,
    /// Whether everything in the file was imported before.
    pub all_known: bool,
}

/// The totals of a file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportSums {
    /// Rows in the file.
    pub read: usize,
    /// Entries that would be imported, or were.
    pub taken: usize,
    /// Entries that were imported before.
    pub known: usize,
    /// Nil returns.
    pub nil: usize,
    /// Refused rows.
    pub refused: usize,
    /// Doubts in words, each with how often it occurs.
    pub doubts: Vec<(Message, usize)>,
}

/// One row: the original cells, and what was understood.
#[derive(Clone, Debug, Serialize)]
pub struct ImportRow {
    /// Its lines in the file.
    pub lines: String,
    /// The original cells with their headings. `None` if the column has no heading.
    pub original: Vec<(Option<String>, String)>,
    /// What was understood.
    pub understood: Vec<Understood>,
    /// What to know before relying on it.
    pub doubts: Vec<Doubt>,
    /// Whether it was imported before.
    pub known: bool,
}

/// A refused row.
#[derive(Clone, Debug, Serialize)]
pub struct ImportRefused {
    /// Its line.
    pub line: String,
    /// The reason.
    pub reason: Message,
    /// Its cells that are not blank.
    pub cells: Vec<String>,
}

/// Step 4: what was imported.
#[derive(Debug, Serialize)]
pub struct ImportReportPage {
    /// The file's name.
    pub name: String,
    /// The register's label.
    pub label: String,
    /// The address of the register.
    pub register: String,
    /// The address to import another file.
    pub again: String,
    /// The totals.
    pub sums: ImportSums,
    /// Every refused row.
    pub refused: Vec<ImportRefused>,
    /// Whether this same file was imported before.
    pub before: bool,
}

fn carried() -> Carried {
    Carried {
        name: "gifts 2024.csv".to_owned(),
        register: "gifts".to_owned(),
        label: "Register of gifts".to_owned(),
        file: "H4sI".to_owned(),
        sha256: "ab".repeat(32),
        mapping: "{\"columns\":[]}".to_owned(),
        address: "/mersea/import".to_owned(),
    }
}

fn row() -> ImportRow {
    ImportRow {
        lines: "4".to_owned(),
        original: vec![
            (Some("Gift & <b>".to_owned()), "Biscuits".to_owned()),
            (None, "x".to_owned()),
        ],
        understood: vec![Understood {
            field: key("import-field-description").into(),
            value: Message::written("Biscuits"),
        }],
        doubts: vec![
            Doubt {
                mark: key("import-mark-undated").into(),
                field: None,
                line: None,
            },
            Doubt {
                mark: key("import-mark-two-digit-year").into(),
                field: Some(key("import-field-offered-on").into()),
                line: None,
            },
            Doubt {
                mark: key("import-mark-duplicate-in-file").into(),
                field: None,
                line: Some("3".to_owned()),
            },
        ],
        known: true,
    }
}

fn refused() -> ImportRefused {
    let reason = key("import-reason-title").into();
    ImportRefused {
        line: "1".to_owned(),
        reason,
        cells: vec!["Register of gifts".to_owned()],
    }
}

fn sums() -> ImportSums {
    let doubts = vec![(key("import-mark-undated").into(), 1)];
    ImportSums {
        read: 4,
        taken: 1,
        known: 1,
        nil: 1,
        refused: 1,
        doubts,
    }
}

impl Page for ImportFilePage {
    const TEMPLATE: &'static str = "imports/import_file.html";

    fn samples() -> Vec<Self> {
        let page = |form| Self {
            form,
            address: "/mersea/import".to_owned(),
            registers: vec![Choice::new("gifts", Message::written("Register of gifts"))],
        };
        let mut wrong = Form::from_pairs([("register", "gifts")]);
        wrong.error("file", key("import-file-missing"));
        vec![page(Form::new().with("register", "gifts")), page(wrong)]
    }
}

impl Page for ImportColumnsPage {
    const TEMPLATE: &'static str = "imports/import_columns.html";

    fn samples() -> Vec<Self> {
        let column = |name: &str, heading: Option<&str>| ImportColumn {
            name: name.to_owned(),
            heading: heading.map(str::to_owned),
            confidence: 93,
            why: vec![
                key("import-why-heading-is").with("name", "gift"),
                key("import-why-contents-agree").into(),
            ],
            cells: vec!["Biscuits".to_owned(), "A & <b>".to_owned()],
            same_as_above: heading.is_none(),
        };
        let page = |form| Self {
            form,
            carried: carried(),
            columns: vec![
                column("column-0", Some("Gift")),
                ImportColumn {
                    cells: Vec::new(),
                    ..column("column-1", None)
                },
            ],
            fields: vec![Choice::new("description", key("import-field-description"))],
            orders: vec![
                Choice::new("day-first", key("import-day-first")),
                Choice::new("month-first", key("import-month-first")),
            ],
        };
        let start = || {
            Form::new()
                .with("column-0", "description")
                .with("date-order", "day-first")
        };
        let mut wrong = start();
        wrong.error("column-1", key("import-field-twice"));
        vec![page(start()), page(wrong)]
    }
}

impl Page for ImportPreviewPage {
    const TEMPLATE: &'static str = "imports/import_preview.html";

    fn samples() -> Vec<Self> {
        let full = Self {
            form: Form::new(),
            carried: carried(),
            sums: sums(),
            unknown_headings: vec!["Odd".to_owned()],
            rows: vec![row()],
            more_rows: 2,
            nil: vec![ImportRow {
                known: false,
                ..row()
            }],
            more_nil: 1,
            refused: vec![refused()],
            more_refused: 1,
            anything: true,
            all_known: false,
        };
        let mut wrong = Form::new();
        wrong.error_overall(key("import-file-changed"));
        let nothing = Self {
            form: wrong,
            carried: carried(),
            sums: ImportSums::default(),
            unknown_headings: Vec::new(),
            rows: Vec::new(),
            more_rows: 0,
            nil: Vec::new(),
            more_nil: 0,
            refused: Vec::new(),
            more_refused: 0,
            anything: false,
            all_known: false,
        };
        vec![full, nothing]
    }
}

impl Page for ImportReportPage {
    const TEMPLATE: &'static str = "imports/import_report.html";

    fn samples() -> Vec<Self> {
        let page = |before, sums, refused| Self {
            name: "gifts 2024.csv".to_owned(),
            label: "Register of gifts".to_owned(),
            register: "/mersea/registers/gifts".to_owned(),
            again: "/mersea/import".to_owned(),
            sums,
            refused,
            before,
        };
        vec![
            page(false, sums(), vec![refused()]),
            page(true, ImportSums::default(), Vec::new()),
        ]
    }
}
