//! Asking an office's code: pages and API.

pub mod api;
pub mod page;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/ask", Who::Anyone, page::get)
        .post("/ask", Who::Anyone, page::post)
        .api(Who::Anyone, routes!(api::ask))
}
