//! Registers and their entries: pages, files, API, and publication.

pub mod api;
pub mod entry;
pub mod files;
pub mod list;
pub mod page;
pub mod publication;
pub mod query;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/registers", Who::Anyone, list::get)
        .get("/{office}/registers/{register}", Who::Anyone, page::get)
        .get(
            "/{office}/registers/{register}/{entry}",
            Who::Anyone,
            entry::get,
        )
        .get(
            "/{office}/registers/{register}/{entry}/{act}",
            Who::Administrator,
            publication::get,
        )
        .post(
            "/{office}/registers/{register}/{entry}/{act}",
            Who::Administrator,
            publication::post,
        )
        .api(Who::Anyone, routes!(api::get))
        .api(Who::Anyone, routes!(api::entry))
        .api(Who::Administrator, routes!(api::publish))
}
