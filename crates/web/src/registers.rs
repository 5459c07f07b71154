//! Registers as they leave the office: one row in three forms (page, CSV, JSON), and what an address asks for.

pub mod csv;
pub mod entry;
pub mod files;
pub mod json;
pub mod list;
pub mod publication;
pub mod query;
pub mod row;
pub mod show;
pub mod words;
