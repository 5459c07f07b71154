//! The privacy notice: what is recorded about people, who sees it, and for how long. An office can link to its own
//! instead.

use axum::response::Response;
use axum::{Router, routing};
use probity_service::{DRAFT_DAYS, DRAFT_HOURS};
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;

/// The notice.
#[derive(Debug, Serialize)]
pub struct PrivacyPage {
    /// The hours for which the answers to a question are kept.
    pub hours: i64,
    /// The days for which a declaration that was not sent is kept.
    pub days: i64,
}

impl PrivacyPage {
    fn new() -> Self {
        Self {
            hours: DRAFT_HOURS,
            days: DRAFT_DAYS,
        }
    }
}

/// `GET /privacy`
///
/// # Errors
/// As for [`Reader::page`].
pub async fn get(reader: Reader) -> Result<Response, WebError> {
    reader.page(&PrivacyPage::new())
}

/// The notice's route, which does not need an office.
pub fn routes() -> Router {
    Router::new().route("/privacy", routing::get(get))
}

impl Page for PrivacyPage {
    const TEMPLATE: &'static str = "home/privacy.html";

    fn samples() -> Vec<Self> {
        vec![Self::new()]
    }
}
