//! Pages and API of codes: clauses, situations, versions, comparisons, coverage, findings.

pub mod api;
pub mod compare;
pub mod coverage;
pub mod decisions;
pub mod fidelity;
pub mod fidelity_api;
pub mod findings;
pub mod map;
pub mod original;
pub mod page;
pub mod reading_api;
pub mod versions;

use utoipa_axum::routes;

use crate::route::{Routes, Who};

/// The routes of this noun.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/compare", Who::Anyone, compare::get)
        .post("/compare", Who::Anyone, compare::post)
        .get("/{office}/situations", Who::Anyone, page::situations)
        .get("/{office}/{instrument}", Who::Anyone, page::get)
        .get("/{office}/{instrument}/{clause}", Who::Anyone, page::clause)
        .get(
            "/{office}/{instrument}/versions",
            Who::Anyone,
            versions::list,
        )
        .get(
            "/{office}/{instrument}/versions/{old}/{new}",
            Who::Anyone,
            versions::compare,
        )
        .get(
            "/{office}/{instrument}/fidelity",
            Who::Anyone,
            fidelity::get,
        )
        .post(
            "/{office}/{instrument}/fidelity",
            Who::Overseer,
            fidelity::post,
        )
        .get(
            "/{office}/{instrument}/original/{file}",
            Who::Anyone,
            original::get,
        )
        .api(Who::Anyone, routes!(fidelity_api::get))
        .api(Who::Overseer, routes!(fidelity_api::sign))
        .api(Who::Anyone, routes!(reading_api::instrument))
        .api(Who::Anyone, routes!(reading_api::clause))
        .api(Who::Anyone, routes!(reading_api::comparisons))
        .api(Who::Anyone, routes!(reading_api::comparison))
        .api(Who::Anyone, routes!(reading_api::compare_topic))
        .api(Who::Anyone, routes!(reading_api::compare_case))
        .get("/{office}/findings", Who::Administrator, findings::get)
        .get("/{office}/code/coverage", Who::Anyone, coverage::get)
        .get("/{office}/code/map", Who::Anyone, map::get)
        .get(
            "/{office}/code/map/{situation}",
            Who::Anyone,
            map::situation::get,
        )
        .get(
            "/{office}/findings/{finding}",
            Who::Administrator,
            decisions::decide,
        )
        .post(
            "/{office}/findings/{finding}",
            Who::Administrator,
            decisions::decided,
        )
        .get("/{office}/decisions", Who::Anyone, decisions::get)
        .api(Who::Anyone, routes!(api::offices))
        .api(Who::Anyone, routes!(api::situations))
        .api(Who::Anyone, routes!(api::situation))
        .api(Who::Anyone, routes!(api::coverage))
        .api(Who::Anyone, routes!(api::map))
        .api(Who::Anyone, routes!(api::profiles))
        .api(Who::Anyone, routes!(api::diff))
}
