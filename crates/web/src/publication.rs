//! The publication of a declaration or a decision: what will be published and when, in the register's own columns, shown
//! before it is sent.

use probity_i18n::{Message, key};
use probity_service::view::ToBePublished;
use probity_view::labels::Labels;
use serde::Serialize;

use crate::facts_form::Given;

/// The part of the page about publication.
#[derive(Clone, Debug, Serialize)]
pub struct Publication {
    /// Where it will be published, and from when.
    pub says: Message,
    /// What the public will read there. Empty if it is not published.
    pub cells: Vec<Given>,
}

impl Publication {
    /// The publication of an entry, if the declaration makes one.
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
            value: labels.labelled(value),
        });
        Self {
            says: key("declare-public-at-once").with("register", register),
            cells: cells.collect(),
        }
    }

    /// The publication of an entry after a decision.
    #[must_use]
    pub fn of_decision(entry: Option<&ToBePublished>, labels: &Labels) -> Self {
        let mut publication = Self::of(entry, labels);
        if let Some(entry) = entry.filter(|entry| entry.public) {
            let register = labels.text(&entry.label);
            publication.says = key("act-check-public").with("register", register);
        }
        publication
    }

    /// Samples for the page.
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
