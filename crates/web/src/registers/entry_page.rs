//! The page of one entry, at its permanent address.

use jiff::Timestamp;
use probity_i18n::{Message, key};
use serde::Serialize;

use crate::page::Page;

/// The page of an entry.
#[derive(Debug, Serialize)]
pub struct EntryPage {
    /// The entry's title: its reference, or its day if it has none.
    pub title: Message,
    /// The register's label.
    pub label: String,
    /// The register's address.
    pub register: String,
    /// This entry's address.
    pub address: String,
    /// Whether it is withheld. It then has no cells.
    pub withheld: bool,
    /// Notes: withdrawn, still open, from an old register.
    pub notes: Vec<Message>,
    /// Its columns and their values.
    pub cells: Vec<EntryCell>,
    /// Links to what the reader may do.
    pub may: Vec<EntryLink>,
    /// The action that was just done.
    pub done: Option<Message>,
    /// When the last event happened that the page depends on.
    pub made: Option<Timestamp>,
    /// The number of events in the ledger then.
    pub head: u64,
}

/// One column of an entry.
#[derive(Debug, Serialize)]
pub struct EntryCell {
    /// The column's label.
    pub label: String,
    /// Its value. `None` if it is blank.
    pub value: Option<String>,
    /// Whether it is an old register's own text, which could not be read as the column's type.
    pub unread: bool,
    /// Whether it was corrected.
    pub corrected: bool,
}

/// A link.
#[derive(Debug, Serialize)]
pub struct EntryLink {
    /// Its text.
    pub label: Message,
    /// Its address.
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
