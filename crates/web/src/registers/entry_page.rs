//! One entry of a register, under its permanent address.

use jiff::Timestamp;
use probity_i18n::{Message, key};
use serde::Serialize;

use crate::page::Page;

/// What an entry's page shows.
#[derive(Debug, Serialize)]
pub struct EntryPage {
    /// What the entry is called: its reference, or its day where it has none.
    pub title: Message,
    /// The register's label.
    pub label: String,
    /// The register's address.
    pub register: String,
    /// This entry's address.
    pub address: String,
    /// It is withheld: there are no cells.
    pub withheld: bool,
    /// What else there is to say about it: withdrawn, still open, from an old register.
    pub notes: Vec<Message>,
    /// Columns with what they say.
    pub cells: Vec<EntryCell>,
    /// What the reader may do, with addresses.
    pub may: Vec<EntryLink>,
    /// What was just done.
    pub done: Option<Message>,
    /// When the last event happened that the page was made from.
    pub made: Option<Timestamp>,
    /// Events in the ledger then.
    pub head: u64,
}

/// One column of an entry.
#[derive(Debug, Serialize)]
pub struct EntryCell {
    /// The column's label.
    pub label: String,
    /// What it says; none where nothing is stated.
    pub value: Option<String>,
    /// The old register's own words, which could not be read as what the column wants.
    pub unread: bool,
    /// It was corrected.
    pub corrected: bool,
}

/// One thing to do.
#[derive(Debug, Serialize)]
pub struct EntryLink {
    /// What it says.
    pub label: Message,
    /// Where it goes.
    pub href: String,
}

impl EntryPage {
    fn sample() -> Self {
        let cell = |label: &str, value: Option<&str>| EntryCell {
            label: label.to_owned(),
            value: value.map(str::to_owned),
            unread: false,
            corrected: false,
        };
        Self {
            title: Message::written("GH-2026-7K3M"),
            label: "Register of gifts".to_owned(),
            register: "/mersea/registers/gifts".to_owned(),
            address: "/mersea/registers/gifts/GH-2026-7K3M".to_owned(),
            withheld: false,
            notes: vec![
                key("entry-open").into(),
                key("entry-withdrawn").into(),
                key("entry-imported").into(),
            ],
            cells: vec![
                cell("Reference", Some("GH-2026-7K3M")),
                EntryCell {
                    corrected: true,
                    ..cell("Offered by", Some("Bell & Sons"))
                },
                EntryCell {
                    unread: true,
                    ..cell("Date of offer", Some("Sept"))
                },
                cell("Role", None),
            ],
            may: vec![EntryLink {
                label: key("entry-withhold").into(),
                href: "/mersea".to_owned(),
            }],
            done: Some(key("entry-done-corrected").into()),
            made: "2026-11-21T09:30:00Z".parse().ok(),
            head: 42,
        }
    }
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "registers/entry.html";

    fn samples() -> Vec<Self> {
        let withheld = Self {
            withheld: true,
            cells: Vec::new(),
            notes: Vec::new(),
            may: Vec::new(),
            done: None,
            made: None,
            title: key("entry-untitled").into(),
            ..Self::sample()
        };
        vec![Self::sample(), withheld]
    }
}
