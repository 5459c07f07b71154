//! `GET /{office}/registers/{register}/{entry}`: one entry at its permanent address.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use jiff::Timestamp;
use probity_conduct::Value;
use probity_i18n::{Key, Message, key};
use probity_service::view::EntryView;
use probity_view::cells::CellFormatter;
use serde::Deserialize;
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;
use crate::session::Visitor;
use crate::state::App;

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

/// The action that was just done, for the page that follows.
#[derive(Debug, Default, Deserialize)]
pub struct EntryQuery {
    done: Option<String>,
}

/// The entry's page.
///
/// # Errors
/// For an unknown entry, or one whose register the reader may not see.
pub async fn get(
    reader: Reader,
    State(app): State<Arc<App>>,
    visitor: Visitor,
    Path((office, register, id)): Path<(String, String, String)>,
    Query(after): Query<EntryQuery>,
) -> Result<Response, WebError> {
    let actor = visitor.actor(&office);
    let head = app.service.ledger.head(&office).await?;
    let entry = app.service.registers.entry(&actor, &register, &id).await?;
    let publishes = match &visitor.0 {
        Some(me) if me.administrator => {
            app.service
                .registers
                .may_publish(&me.actor, &entry.id)
                .await?
        }
        _ => false,
    };
    let format = CellFormatter::of(&reader.language);
    let codes = app.codes().register(&register);
    let labels = codes.iter().flat_map(|register| &register.columns);
    let labels: Vec<String> = labels.map(|column| format.label(&column.label)).collect();
    let above = format!("/{office}/registers/{register}");
    let address = format!("{above}/{}", entry.id);
    reader.page(&EntryPage {
        title: title(&entry, &format),
        label: codes.map_or_else(String::new, |register| format.label(&register.label)),
        withheld: entry.withheld,
        notes: notes(&entry),
        cells: if entry.withheld {
            Vec::new()
        } else {
            cells(&entry, &labels, &format)
        },
        may: if publishes {
            links(&entry, &address)
        } else {
            Vec::new()
        },
        done: after
            .done
            .as_deref()
            .filter(|_| publishes)
            .and_then(done)
            .map(Message::from),
        made: app.service.ledger.last_event(&office, head).await?,
        register: above,
        address,
        head,
    })
}

/// The title of an entry: the value of its first column, or else its day.
#[must_use]
pub fn title(entry: &EntryView, format: &CellFormatter<'_>) -> Message {
    let first = entry.cells.first().map(|cell| format.text(cell));
    match (first.filter(|text| !text.is_empty()), entry.day) {
        (Some(text), _) => Message::written(text),
        (None, Some(day)) => key("entry-untitled-of").with("day", day),
        (None, None) => key("entry-untitled").into(),
    }
}

fn notes(entry: &EntryView) -> Vec<Message> {
    let notes = [
        (entry.open, key("entry-open")),
        (entry.withdrawn, key("entry-withdrawn")),
        (entry.imported, key("entry-imported")),
    ];
    let notes = notes
        .into_iter()
        .filter(|(holds, _)| *holds && !entry.withheld);
    notes.map(|(_, note)| note.into()).collect()
}

fn cells(entry: &EntryView, labels: &[String], format: &CellFormatter<'_>) -> Vec<EntryCell> {
    let cells = entry.cells.iter().zip(labels);
    let cells = cells.map(|(cell, label)| EntryCell {
        label: label.clone(),
        value: Some(format.text(cell)).filter(|text| !text.is_empty()),
        unread: matches!(cell.bare(), Some(Value::Unread(_))),
        corrected: cell.corrected,
    });
    cells.collect()
}

fn links(entry: &EntryView, address: &str) -> Vec<EntryLink> {
    let link = |label: Key, act: &str| EntryLink {
        label: label.into(),
        href: format!("{address}/{act}"),
    };
    if entry.withheld {
        return vec![link(key("entry-show"), "show")];
    }
    vec![
        link(key("entry-correct"), "correct"),
        link(key("entry-withhold"), "withhold"),
    ]
}

fn done(act: &str) -> Option<Key> {
    Some(match act {
        "withhold" => key("entry-done-withheld"),
        "show" => key("entry-done-shown"),
        "correct" => key("entry-done-corrected"),
        _ => return None,
    })
}
