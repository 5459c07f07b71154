//! All routes with the layers around them: what the program serves.

use std::sync::Arc;

use axum::{Extension, Router, middleware};
use tower_http::csrf::ConfigError;

use crate::api::openapi::{self, ApiDocument};
use crate::route::{Route, Routes};
use crate::state::App;
use crate::{
    accounts, ask, cases, codes, declare, home, identify, imports, language, layers, ledger,
    people, posts, registers, settings, static_files,
};

/// All routes, before their state is given.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .and(home::routes())
        .and(ask::routes())
        .and(codes::routes())
        .and(accounts::routes())
        .and(declare::routes())
        .and(cases::routes())
        .and(people::routes())
        .and(posts::routes())
        .and(registers::routes())
        .and(imports::routes())
        .and(settings::routes())
        .and(ledger::routes())
        .and(openapi::routes())
}

/// The list of all routes. A test requests each as the wrong person and without signing in.
#[must_use]
pub fn list() -> Vec<Route> {
    routes().list
}

/// The router with all routes and layers.
///
/// # Errors
/// If the public address is not an origin, for example because it has a path.
pub fn router(app: &Arc<App>) -> Result<Router, ConfigError> {
    let document = ApiDocument(openapi::text(routes()).into());
    let (routes, _) = routes().router.split_for_parts();
    let routes = routes
        .with_state(Arc::clone(app))
        .layer(Extension(document))
        .merge(without_office())
        .layer(middleware::from_fn_with_state(
            Arc::clone(app),
            identify::identify,
        ));
    layers::around(routes, &app.site)
}

/// Routes that every site has, no matter which offices run there.
pub fn without_office() -> Router {
    Router::new()
        .merge(static_files::routes())
        .merge(language::routes())
        .merge(home::accessibility::routes())
        .merge(home::privacy::routes())
}
