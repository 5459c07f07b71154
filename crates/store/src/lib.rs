//! Stores events and the rows that follow from them, in SQLite or PostgreSQL, behind one interface.
//!
//! Every change is an [`Append`]: events and the rows that follow from them, saved in one transaction or not at
//! all. Each process has one writer, which commits all waiting appends together. Each append is answered after its
//! own commit. An append names the versions of the rows that it depends on ([`Expect`]), so that no decision is
//! based on data that has changed.
//!
//! | module | holds |
//! |---|---|
//! | [`append`] | a caller's request to save |
//! | [`rows`] | rows as stored; `probity-casework` declares their tables |
//! | [`read`] | rows by name, lists by filter, events, tiles and proofs |
//! | [`verify`] | everything stored, compared with what it should be |
//! | [`access`] | sessions, invitations and attempts: kept beside the ledger, because they expire by themselves |
//! | [`drafts`] | what people have typed and not sent yet: kept beside the ledger for the same reason |
//! | [`faults`] | writes that fail on purpose, for tests |
//!
//! Both databases get the same statements. The few that differ check `is_postgres`. Times and random bytes come
//! from the caller.

pub mod access;
pub mod append;
mod cursor;
pub mod drafts;
mod error;
pub mod faults;
mod idempotency_key;
mod migrate;
mod open;
mod options;
mod pools;
mod postgres;
pub mod read;
mod rebuild;
pub mod rows;
mod sql;
mod sqlite;
mod store;
mod text;
pub mod verify;
mod writer;

pub use append::{Append, Committed, Erasure, Expect, IdempotencyKey, NewEvent, Written};
pub use cursor::{Cursor, CursorError};
pub use error::StoreError;
pub use options::Options;
pub use read::documents::Documents;
pub use read::events::{Payload, StoredEvent};
pub use read::filter::{Filter, Part};
pub use read::list::{Page, Tally};
pub use read::party::{PartyFilter, PartyHistory, PartySum};
pub use read::search::SearchResult;
pub use read::total::Total;
pub use read::tree::Head;
pub use rows::Stored;
pub use store::Store;
pub use verify::{Comparison, Difference, LedgerReport, Snapshot};
