//! Pages rendered on the server, the JSON API, sessions.
//!
//! How a page is made: a context type that implements [`Page`], a template below `templates/pages/`, sentences in
//! `crates/i18n/locales/en/`, one line in [`pages`]' registry, and a handler that takes a [`Reader`] and returns
//! `Result<Response, WebError>`. `docs/developers/pages.md` goes through it step by step.

pub mod api;
pub mod app;
pub mod assets;
pub mod client;
pub mod engine;
pub mod error;
pub mod form;
pub mod guard;
pub mod imports;
pub mod language;
pub mod ledgers;
pub mod navigation;
pub mod page;
pub mod pages;
pub mod parts;
pub mod public_cache;
pub mod reader;
pub mod reading;
pub mod registers;
pub mod routes;
pub mod session;
pub mod shell;
pub mod site;
pub mod trouble;

pub use app::App;
pub use engine::{Engine, EngineError};
pub use error::WebError;
pub use form::Form;
pub use page::{Page, Registered};
pub use reader::Reader;
pub use session::{SignedIn, Visitor};
pub use shell::{Masthead, NavigationItem};
pub use site::Site;
