//! A code to be read: its clauses with what they do here, in the reader's language. One view for page, API and command line.

pub mod clause;
pub mod code;
pub mod compare;
mod condition;
pub mod diff;
pub mod notice;
pub mod prepared;
pub mod rule;

pub use crate::reading::clause::ClauseView;
pub use crate::reading::code::CodeView;
pub use crate::reading::notice::NoticeView;
