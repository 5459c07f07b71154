//! The pages, and the registry that one test renders them all from.

pub mod accessibility;
pub mod error;

use axum::Router;

use crate::{assets, language};

crate::pages! {
    accessibility::AccessibilityPage,
    error::ErrorPage,
}

/// The routes that every site has, whatever its office does.
pub fn routes() -> Router {
    Router::new()
        .merge(assets::routes())
        .merge(language::routes())
        .merge(accessibility::routes())
}
