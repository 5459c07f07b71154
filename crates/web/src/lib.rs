//! Pages rendered on the server, the JSON API, sessions.
//!
//! A page needs a context type that implements [`Page`], a template in `templates/<noun>/`, sentences in
//! `crates/i18n/locales/en/`, one line in [`pages`]' registry, and a handler that takes a [`Reader`] and returns
//! `Result<Response, WebError>`. `docs/developers/pages.md` explains it step by step.

pub mod accounts;
pub mod api;
pub mod ask;
pub mod assets;
pub mod cases;
pub mod client;
pub mod codes;
pub mod declare;
pub mod engine;
pub mod error;
pub mod facts_form;
pub mod flow;
pub mod form;
pub mod home;
pub mod idempotency_key;
pub mod identify;
pub mod imports;
pub mod language;
pub mod layers;
pub mod ledger;
pub mod navigation;
pub mod page;
pub mod pages;
pub mod people;
pub mod posts;
pub mod public_cache;
pub mod publication;
pub mod reader;
pub mod registers;
pub mod route;
pub mod routes;
mod service_error;
pub mod session;
pub mod settings;
pub mod sheet;
pub mod shell;
pub mod site;
pub mod situations;
pub mod state;
pub mod static_files;

pub use engine::{Engine, EngineError};
pub use error::WebError;
pub use form::Form;
pub use page::{Page, Registered};
pub use reader::Reader;
pub use session::{SignedIn, Visitor};
pub use shell::{Masthead, NavigationItem};
pub use site::Site;
pub use state::App;
