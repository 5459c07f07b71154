//! A caller's request to save events and rows, all of it or nothing.

use jiff::Timestamp;
use probity_casework::{Column, ColumnValue, Row, RowKey};

use crate::error::StoreError;

/// Events with the rows that follow from them, in one transaction.
#[derive(Debug, Clone, Default)]
pub struct Append {
    /// The office that the events belong to.
    pub office: String,
    /// The rows as the caller read them. If one has changed since, nothing is saved.
    pub expects: Vec<Expect>,
    /// The key that makes sure this is saved only once, if there is one.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The events, in order. There must be at least one.
    pub events: Vec<NewEvent>,
    /// The rows as they are now.
    pub rows: Vec<Written>,
    /// Rows to delete.
    pub deletes: Vec<RowKey>,
    /// Payloads of earlier events to erase.
    pub erase: Vec<Erasure>,
}

/// A row as the caller read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expect {
    /// The row.
    pub key: RowKey,
    /// Its version. `None` if it must not exist yet.
    pub version: Option<u64>,
}

/// A key that makes sure something is saved once, however often it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Chosen by the sender, unique in the office.
    pub key: String,
    /// The reply for everyone who sends it again.
    pub reply: String,
}

/// One event to record.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// When it happened.
    pub at: Timestamp,
    /// Its kind, for the envelope.
    pub kind: String,
    /// The case it belongs to.
    pub case: Option<String>,
    /// The id of the person or program that did it, never a name.
    pub actor: String,
    /// The exact bytes to keep. They can be erased later.
    pub payload: Vec<u8>,
    /// Fresh random bytes, so that no one can guess the payload from the ledger.
    pub salt: [u8; 32],
}

/// A row, and the event of this append that it follows from.
#[derive(Debug, Clone)]
pub struct Written {
    /// Index into [`Append::events`] of the last event that changes the row. The sequence number of that event
    /// becomes the row's version.
    pub event: usize,
    /// The row.
    pub row: Row,
}

/// A payload to erase, and the event of this append that records it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// The event whose payload is erased. If it is erased already, the earlier erasure stays.
    pub seq: u64,
    /// Index into [`Append::events`].
    pub event: usize,
}

/// The result of an append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Sequence number of the first event.
    pub first_seq: u64,
    /// Sequence number of the last event.
    pub last_seq: u64,
    /// Whether it was saved before under the same key, so that nothing was saved now.
    pub replayed: bool,
    /// The [`IdempotencyKey::reply`] of the time when it was saved.
    pub reply: Option<String>,
}

impl Append {
    /// Refuses what could never be saved, before it is queued.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        let refuse = |what: &str| Err(StoreError::Invalid(what.to_owned()));
        if self.events.is_empty() {
            return refuse("there is no event");
        }
        let indices = self
            .rows
            .iter()
            .map(|w| w.event)
            .chain(self.erase.iter().map(|e| e.event));
        if indices.into_iter().any(|event| event >= self.events.len()) {
            return refuse("a row follows from an event that is not there");
        }
        for Row { key, columns, .. } in self.rows.iter().map(|written| &written.row) {
            if key.table.is_tallied() && columns.register.is_none() {
                return refuse("a register's entry names no register");
            }
            if let Some((column, _)) = columns.filled().find(|(column, _)| !key.table.has(*column))
            {
                let (table, column) = (key.table.as_str(), column.name());
                return refuse(&format!("{table} has no {column}"));
            }
        }
        if self.texts().any(|text| text.contains('\0')) || self.rows.iter().any(has_zero) {
            return refuse("a text holds the character zero, which cannot be kept");
        }
        if self
            .events
            .iter()
            .any(|e| e.kind.is_empty() || e.actor.is_empty() || e.case.as_deref() == Some(""))
        {
            return refuse("an event has no kind, no actor or an empty case");
        }
        Ok(())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let expects = self.expects.iter().map(|expect| expect.key.id.as_str());
        let deletes = self.deletes.iter().map(|key| key.id.as_str());
        let idempotency_key = self
            .idempotency_key
            .iter()
            .flat_map(|given| [given.key.as_str(), given.reply.as_str()]);
        let events = self.events.iter().filter_map(|event| event.case.as_deref());
        expects.chain(deletes).chain(idempotency_key).chain(events)
    }
}

/// Whether a row has the character zero in a text that is kept as it is. Words for searching never have it.
fn has_zero(Written { row, .. }: &Written) -> bool {
    let zero = |text: &str| text.contains('\0');
    let in_column = |(column, value)| match value {
        ColumnValue::Text(Some(text)) => column != Column::Words && zero(&text),
        ColumnValue::Text(None) | ColumnValue::Int(_) => false,
    };
    zero(&row.key.id) || zero(&row.doc) || row.columns.filled().any(in_column)
}
