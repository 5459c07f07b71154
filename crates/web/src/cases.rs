//! Pages and API of cases: lists, one case with its history, and everything that is done to it.

pub mod act;
pub mod api;
pub mod case_block;
pub mod case_view;
pub mod disposal;
pub mod duties;
pub mod history;
pub mod list;
pub mod oversight;
pub mod page;
pub mod understood;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/cases", Who::SignedIn, list::get)
        .get("/{office}/cases/{reference}", Who::Party, page::get)
        .get("/{office}/cases/{reference}/{act}", Who::Party, act::get)
        .post("/{office}/cases/{reference}/{act}", Who::Party, act::post)
        .get("/{office}/on-hold", Who::Administrator, oversight::on_hold)
        .post(
            "/{office}/on-hold/{reference}/send-on",
            Who::Administrator,
            oversight::send_on,
        )
        .get("/{office}/all-cases", Who::Auditor, oversight::all)
        .post("/{office}/all-cases", Who::Auditor, oversight::search)
        .get("/{office}/disposal", Who::Administrator, disposal::get)
        .post("/{office}/disposal", Who::Administrator, disposal::post)
        .api(Who::SignedIn, routes!(api::declare))
        .api(Who::SignedIn, routes!(api::preview))
        .api(Who::SignedIn, routes!(api::list))
        .api(Who::Party, routes!(api::show))
        .api(Who::Party, routes!(api::understood))
        .api(Who::Party, routes!(api::decide))
        .api(Who::Party, routes!(api::deciding::preview_decision))
        .api(Who::Party, routes!(api::deciding::step_aside))
        .api(Who::Party, routes!(api::note))
        .api(Who::Party, routes!(api::question))
        .api(Who::Party, routes!(api::reply))
        .api(Who::Party, routes!(api::outcome))
        .api(Who::Party, routes!(api::review))
        .api(Who::Party, routes!(api::withdraw))
        .api(Who::Administrator, routes!(api::reroute))
        .api(Who::Administrator, routes!(api::dispose))
}
