//! Pages and API of the office's settings.

pub mod api;
pub mod deciding_time;
pub mod opening;
pub mod page;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/settings", Who::Administrator, page::get)
        .get(
            "/{office}/settings/instruments/{instrument}",
            Who::Administrator,
            page::switch,
        )
        .post(
            "/{office}/settings/instruments/{instrument}",
            Who::Administrator,
            page::switched,
        )
        .get(
            "/{office}/settings/deciding-time",
            Who::Administrator,
            deciding_time::get,
        )
        .post(
            "/{office}/settings/deciding-time",
            Who::Administrator,
            deciding_time::set,
        )
        .get(
            "/{office}/settings/opening",
            Who::Administrator,
            opening::get,
        )
        .post(
            "/{office}/settings/opening",
            Who::Administrator,
            opening::open,
        )
        .api(Who::Administrator, routes!(api::show))
        .api(Who::Administrator, routes!(api::readiness))
        .api(Who::Administrator, routes!(api::switch))
        .api(Who::Administrator, routes!(api::decide_finding))
        .api(Who::Anyone, routes!(api::decisions))
        .api(Who::Administrator, routes!(api::set_deciding_time))
        .api(Who::Administrator, routes!(api::open))
}
