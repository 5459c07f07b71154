//! Bringing an old register in, step by step: choose a file, confirm the columns, look at the rows, read the report.

use probity_i18n::{Message, key};
use serde::Serialize;

use crate::form::{Choice, Form};
use crate::page::Page;
use probity_view::import_rows::{Doubt, Understood};

/// Step 1: which register, which file.
#[derive(Debug, Serialize)]
pub struct ImportFilePage {
    /// Register and file.
    pub form: Form,
    /// Where the steps are.
    pub address: String,
    /// Registers that can be added to.
    pub registers: Vec<Choice>,
}

/// What every step after the first carries along.
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
    /// Where the steps are.
    pub address: String,
}

/// Step 2: which column is what.
#[derive(Debug, Serialize)]
pub struct ImportColumnsPage {
    /// One choice a column, and how dates and money are read.
    pub form: Form,
    /// What is carried along.
    pub carried: Carried,
    /// The columns.
    pub columns: Vec<ImportColumn>,
    /// What a column can be.
    pub fields: Vec<Choice>,
    /// Day first or month first.
    pub orders: Vec<Choice>,
}

/// One column of the file.
#[derive(Clone, Debug, Serialize)]
pub struct ImportColumn {
    /// The form's name for it.
    pub name: String,
    /// The heading as printed; none where there is none.
    pub heading: Option<String>,
    /// How sure the proposal is, 0 to 100.
    pub confidence: u8,
    /// Why it is proposed.
    pub why: Vec<Message>,
    /// Some of its cells.
    pub cells: Vec<String>,
    /// A blank cell means the same as above.
    pub same_as_above: bool,
}

/// Step 3: what would be imported.
#[derive(Debug, Serialize)]
pub struct ImportPreviewPage {
    /// Errors of the whole step.
    pub form: Form,
    /// What is carried along.
    pub carried: Carried,
    /// The sums.
    pub sums: ImportSums,
    /// Headings that were kept as original only because the mapping does not know them.
    pub unknown_headings: Vec<String>,
    /// Rows that would be taken, the first of them.
    pub rows: Vec<ImportRow>,
    /// How many more there are.
    pub more_rows: usize,
    /// Nil returns, the first of them.
    pub nil: Vec<ImportRow>,
    /// How many more there are.
    pub more_nil: usize,
    /// Rows that are not taken, the first of them.
    pub refused: Vec<ImportRefused>,
    /// How many more there are.
    pub more_refused: usize,
    /// Whether there is anything to import.
    pub anything: bool,
    /// All that could be imported was here before.
    pub all_known: bool,
}

/// The sums of a file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportSums {
    /// Rows in the file.
    pub read: usize,
    /// Entries that would be, or were, imported.
    pub taken: usize,
    /// Entries that an earlier import brought already.
    pub known: usize,
    /// Nil returns.
    pub nil: usize,
    /// Rows not taken.
    pub refused: usize,
    /// Doubts in words, each with how often.
    pub doubts: Vec<(Message, usize)>,
}

/// One row: as it stood, and as it was understood.
#[derive(Clone, Debug, Serialize)]
pub struct ImportRow {
    /// Its lines in the file.
    pub lines: String,
    /// Heading and cell as they stood; no heading where the file has none.
    pub original: Vec<(Option<String>, String)>,
    /// What was understood.
    pub understood: Vec<Understood>,
    /// What to know before relying on it.
    pub doubts: Vec<Doubt>,
    /// It was imported before.
    pub known: bool,
}

/// One row that is not taken.
#[derive(Clone, Debug, Serialize)]
pub struct ImportRefused {
    /// Its line.
    pub line: String,
    /// Why.
    pub reason: Message,
    /// Its cells, those that are not blank.
    pub cells: Vec<String>,
}

/// Step 4: what was imported.
#[derive(Debug, Serialize)]
pub struct ImportReportPage {
    /// The file's name.
    pub name: String,
    /// The register's label.
    pub label: String,
    /// The register's address.
    pub register: String,
    /// Where another file can be imported.
    pub again: String,
    /// The sums.
    pub sums: ImportSums,
    /// Every row that was not taken.
    pub refused: Vec<ImportRefused>,
    /// The very same file was imported before.
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
