//! Registers as they leave the office: one row in three forms (page, CSV, JSON), what an address asks for, and the cache.

pub mod cache;
pub mod csv;
pub mod entry;
pub mod files;
pub mod frame;
pub mod json;
pub mod list;
pub mod publication;
pub mod query;
pub mod row;
pub mod show;
pub mod words;
