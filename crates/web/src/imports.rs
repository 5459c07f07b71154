//! Pages and API for importing old registers: file, columns, preview, report.

pub mod api;
pub mod carry;
pub mod page;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/import", Who::Administrator, page::get)
        .post_up_to(
            carry::BODY_LIMIT,
            "/{office}/import/columns",
            Who::Administrator,
            page::columns,
        )
        .post_up_to(
            carry::BODY_LIMIT,
            "/{office}/import/preview",
            Who::Administrator,
            page::preview,
        )
        .post_up_to(
            carry::BODY_LIMIT,
            "/{office}/import/commit",
            Who::Administrator,
            page::commit,
        )
        .api_up_to(carry::BODY_LIMIT, Who::Administrator, routes!(api::preview))
        .api_up_to(carry::BODY_LIMIT, Who::Administrator, routes!(api::commit))
}
