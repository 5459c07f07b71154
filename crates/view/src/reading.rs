//! A code to read: its clauses and how this program uses them, in the reader's language. Page, API and command line
//! share it.

pub mod clause;
pub mod code;
pub mod compare;
mod condition;
pub mod diff;
pub mod fidelity;
pub mod notice;
pub mod original;
pub mod prepared;
pub mod rule;
pub mod wording;

pub use crate::reading::clause::ClauseView;
pub use crate::reading::code::CodeView;
pub use crate::reading::fidelity::FidelityView;
pub use crate::reading::notice::NoticeView;
pub use crate::reading::original::OriginalView;
