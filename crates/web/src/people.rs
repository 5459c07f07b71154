//! Pages and API of people and their connections.

pub mod api;
pub mod connections;
pub mod form;
pub mod page;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/{office}/people", Who::SignedIn, page::list)
        .get("/{office}/people/new", Who::Administrator, form::add)
        .post("/{office}/people/new", Who::Administrator, form::added)
        .get("/{office}/people/{person}", Who::Themselves, page::get)
        .get(
            "/{office}/people/{person}/change",
            Who::Administrator,
            form::change,
        )
        .post(
            "/{office}/people/{person}/change",
            Who::Administrator,
            form::changed,
        )
        .get(
            "/{office}/people/{person}/leaving",
            Who::Administrator,
            form::leaving,
        )
        .post(
            "/{office}/people/{person}/leaving",
            Who::Administrator,
            form::left,
        )
        .get(
            "/{office}/people/{person}/connections",
            Who::Themselves,
            connections::list,
        )
        .get(
            "/{office}/people/{person}/connections/new",
            Who::Themselves,
            connections::add,
        )
        .post(
            "/{office}/people/{person}/connections/new",
            Who::Themselves,
            connections::added,
        )
        .get(
            "/{office}/people/{person}/connections/{connection}/end",
            Who::Themselves,
            connections::end,
        )
        .post(
            "/{office}/people/{person}/connections/{connection}/end",
            Who::Themselves,
            connections::ended,
        )
        .get("/{office}/connections", Who::SignedIn, connections::mine)
        .api(Who::SignedIn, routes!(api::list))
        .api(Who::Administrator, routes!(api::add))
        .api(Who::Themselves, routes!(api::show))
        .api(Who::Administrator, routes!(api::change))
        .api(Who::Administrator, routes!(api::leave))
        .api(Who::Themselves, routes!(api::declare_connection))
        .api(Who::Themselves, routes!(api::end_connection))
        .api(Who::Administrator, routes!(api::invite))
        .api(Who::Administrator, routes!(api::close_account))
}
