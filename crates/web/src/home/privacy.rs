//! What is kept about people here, who sees it, and for how long. An office may link to a notice of its own instead.

use axum::response::Response;
use axum::{Router, routing};
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;

/// The notice.
#[derive(Debug, Serialize)]
pub struct PrivacyPage {}

/// `GET /privacy`
///
/// # Errors
/// As [`Reader::page`].
pub async fn get(reader: Reader) -> Result<Response, WebError> {
    reader.page(&PrivacyPage {})
}

/// Its route, which needs nothing of an office.
pub fn routes() -> Router {
    Router::new().route("/privacy", routing::get(get))
}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "home/privacy.html";

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}
