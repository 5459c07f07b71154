//! Pages and API of the ledger: the audit log's page, its public files, verification.

pub mod api;
pub mod files;
pub mod page;
pub mod words;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/ledger", Who::Auditor, page::get)
        .post("/{office}/ledger/verify", Who::Auditor, page::verify)
        .get(
            "/{office}/ledger/checkpoint",
            Who::Anyone,
            files::checkpoint,
        )
        .get("/{office}/ledger/tile/{*path}", Who::Anyone, files::tile)
        .api(Who::Anyone, routes!(api::get))
        .api(Who::Auditor, routes!(api::events))
        .api(Who::Auditor, routes!(api::verify))
}
