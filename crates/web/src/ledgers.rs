//! The ledger as people read it and as outsiders fetch it.

pub mod files;
pub mod show;
pub mod words;
