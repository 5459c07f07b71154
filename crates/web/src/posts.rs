//! Pages and API of posts and their holders.

pub mod api;
pub mod page;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/posts", Who::SignedIn, page::list)
        .get(
            "/{office}/posts/{post}/take",
            Who::Administrator,
            page::take,
        )
        .post(
            "/{office}/posts/{post}/take",
            Who::Administrator,
            page::taken,
        )
        .get(
            "/{office}/posts/{post}/leave/{person}",
            Who::Administrator,
            page::leave,
        )
        .post(
            "/{office}/posts/{post}/leave/{person}",
            Who::Administrator,
            page::left,
        )
        .api(Who::SignedIn, routes!(api::list))
        .api(Who::Administrator, routes!(api::take))
        .api(Who::Administrator, routes!(api::leave))
}
