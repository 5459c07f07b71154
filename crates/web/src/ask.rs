//! Asking an office's code: pages and API.

pub mod acting;
pub mod api;
pub mod page;
pub mod path_api;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/ask", Who::Anyone, page::get)
        .post("/ask", Who::Anyone, page::post)
        .get("/ask/answer", Who::Anyone, page::shared)
        .get("/ask/{token}", Who::Anyone, page::resume)
        .get("/ask/{token}/{step}", Who::Anyone, page::step)
        .post("/ask/{token}/{step}", Who::Anyone, page::save)
        .post("/ask/{token}/declare", Who::Anyone, page::declare)
        .api(Who::Anyone, routes!(api::ask))
        .api(Who::Anyone, routes!(path_api::path))
}
