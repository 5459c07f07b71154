//! Home page, accessibility statement and privacy notice.

pub mod accessibility;
pub mod page;
pub mod privacy;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/", Who::Anyone, page::get)
        .get("/{office}", Who::Anyone, page::office)
}
