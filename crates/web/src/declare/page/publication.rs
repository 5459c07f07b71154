//! What will be published of a declaration, and when: told before it is sent, in the register's own columns.

use probity_i18n::{Message, key};
use probity_service::view::ToBePublished;
use serde::Serialize;

use crate::cases;
use crate::facts_form::Given;
use probity_view::labels::Labels;

/// What the page says of publication.
#[derive(Clone, Debug, Serialize)]
pub struct Publication {
    /// Where it will be, and from when.
    pub says: Message,
    /// What anyone will read there; nothing where it is not published.
    pub cells: Vec<Given>,
}

impl Publication {
    /// Of what will be published, if it enters a register.
    #[must_use]
    pub fn of(entry: Option<&ToBePublished>, labels: &Labels) -> Self {
        let Some(entry) = entry else {
            return Self {
                says: key("declare-public-none").into(),
                cells: Vec::new(),
            };
        };
        let register = labels.text(&entry.label);
        if !entry.public {
            return Self {
                says: key("declare-public-kept").with("register", register),
                cells: Vec::new(),
            };
        }
        let cells = entry.cells.iter().map(|(label, value)| Given {
            name: String::new(),
            label: Message::written(labels.text(label)),
            value: cases::case_view::value(value, labels),
        });
        Self {
            says: key("declare-public-at-once").with("register", register),
            cells: cells.collect(),
        }
    }

    /// The page's samples.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        let cells = vec![Given {
            name: String::new(),
            label: Message::written("Offered to"),
            value: "Ann Example".to_owned(),
        }];
        let register = "Register of gifts and hospitality";
        vec![
            Self {
                says: key("declare-public-at-once").with("register", register),
                cells,
            },
            Self {
                says: key("declare-public-none").into(),
                cells: Vec::new(),
            },
        ]
    }
}
