//! Accounts and sessions: signing in and out, invitations, passphrases.

pub mod api;
pub mod page;
pub mod sign_in;
pub mod welcome;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Who::Anyone, sign_in::get)
        .post("/sign-in", Who::Anyone, sign_in::post)
        .post("/sign-out", Who::Anyone, sign_in::sign_out)
        .get(
            "/{office}/people/{person}/invite",
            Who::Administrator,
            page::invite,
        )
        .post(
            "/{office}/people/{person}/invite",
            Who::Administrator,
            page::invited,
        )
        .get(
            "/{office}/people/{person}/close-account",
            Who::Administrator,
            page::close,
        )
        .post(
            "/{office}/people/{person}/close-account",
            Who::Administrator,
            page::closed,
        )
        .get("/{office}/passphrase", Who::SignedIn, page::passphrase)
        .post(
            "/{office}/passphrase",
            Who::SignedIn,
            page::passphrase_changed,
        )
        .get("/welcome", Who::Anyone, welcome::get)
        .post("/welcome", Who::Anyone, welcome::post)
        .get("/welcome/{token}", Who::Anyone, welcome::exchange)
        .api(Who::Anyone, routes!(api::sign_in))
        .api(Who::SignedIn, routes!(api::me))
        .api(Who::SignedIn, routes!(api::sign_out))
}
