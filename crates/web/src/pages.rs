//! The pages, and the registry that one test renders them all from.

pub mod accessibility;
pub mod act;
pub mod ask;
pub mod declare;
pub mod error;
pub mod home;
pub mod matter;
pub mod matters;
pub mod sign_in;

use axum::Router;

use crate::{assets, language};

crate::pages! {
    accessibility::AccessibilityPage,
    ask::AskAnswerPage,
    ask::AskPage,
    declare::DeclareCheckPage,
    declare::DeclareChoosePage,
    declare::DeclarePage,
    declare::DeclareSentPage,
    error::ErrorPage,
    home::HomePage,
    home::OfficesPage,
    matter::ActPage,
    matter::MatterPage,
    matters::MattersPage,
    sign_in::SignInPage,
    sign_in::SignedInPage,
}

/// The routes that every site has, whatever its office does.
pub fn routes() -> Router {
    Router::new()
        .merge(assets::routes())
        .merge(language::routes())
        .merge(accessibility::routes())
}
