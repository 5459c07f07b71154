//! Helpers: a made-up site, a parser for HTML, the demo's office, requests and replies.

pub mod api;
pub mod document;
pub mod example;
pub mod flow;
pub mod gift;
pub mod html;
pub mod office;
pub mod outside;
pub mod reply;
pub mod walk;

use std::sync::Arc;

use probity_web::Site;
use probity_web::engine::Missing;
use probity_web::site::SiteSettings;

/// A site of a made-up office. A missing sentence fails the page.
pub fn site() -> Arc<Site> {
    let started = "2026-11-21T09:00:00Z".parse().unwrap();
    Site::new(SiteSettings {
        missing: Missing::Fail,
        languages: vec!["en".to_owned(), "cy".to_owned(), "qps".to_owned()],
        ..SiteSettings::of("Office of the Mersea Commissioner", started)
    })
    .unwrap()
}
