//! The accessibility statement, which public bodies must publish (Public Sector Bodies (Websites and Mobile
//! Applications) (No. 2) Accessibility Regulations 2018, regulation 8).

use axum::response::Response;
use axum::{Router, routing};
use jiff::civil::{Date, date};
use serde::Serialize;

use crate::error::WebError;
use crate::page::Page;
use crate::reader::Reader;

/// The day on which the statement was last checked against the pages.
const REVIEWED: Date = date(2026, 11, 21);

/// The statement. It names the office whose pages these are.
#[derive(Debug, Serialize)]
pub struct AccessibilityPage {
    office: String,
    reviewed: Date,
}

impl Page for AccessibilityPage {
    const TEMPLATE: &'static str = "home/accessibility.html";

    fn samples() -> Vec<Self> {
        vec![Self {
            office: "Office of the Mersea Commissioner".to_owned(),
            reviewed: REVIEWED,
        }]
    }
}

/// `GET /accessibility`
pub fn routes() -> Router {
    Router::new().route("/accessibility", routing::get(get))
}

async fn get(reader: Reader) -> Result<Response, WebError> {
    reader.page(&AccessibilityPage {
        office: reader.shell().masthead.office,
        reviewed: REVIEWED,
    })
}
