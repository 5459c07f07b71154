//! Pages for declaring, reporting and notifying: the forms, the check before sending, the receipt.

pub mod page;
pub mod sent;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/declare", Who::SignedIn, page::choose)
        .get("/{office}/declare/{situation}", Who::SignedIn, page::get)
        .post("/{office}/declare/{situation}", Who::SignedIn, page::post)
        .get("/{office}/drafts/{token}", Who::SignedIn, page::resume)
        .get("/{office}/drafts/{token}/{step}", Who::SignedIn, page::step)
        .post("/{office}/drafts/{token}/{step}", Who::SignedIn, page::save)
        .post(
            "/{office}/drafts/{token}/discard",
            Who::SignedIn,
            page::discard,
        )
        .get("/{office}/cases/{reference}/sent", Who::Party, sent::get)
}
