//! Choosing a language: `GET /language/{tag}?back=/path` stores the choice in a cookie and goes back.

use std::sync::Arc;

use axum::extract::{Path, Query};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Router, routing};
use serde::Deserialize;

use crate::error::WebError;
use crate::reader::LANGUAGE_COOKIE;
use crate::site::Site;

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    back: String,
}

/// The route.
pub fn routes() -> Router {
    Router::new().route("/language/{tag}", routing::get(choose))
}

async fn choose(
    Extension(site): Extension<Arc<Site>>,
    Path(tag): Path<String>,
    Query(choice): Query<Choice>,
) -> Result<Response, WebError> {
    if !site.settings.languages.contains(&tag) {
        return Err(WebError::not_found("a language that is not offered"));
    }
    let cookie =
        format!("{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    let back = if is_own_path(&choice.back) {
        choice.back.as_str()
    } else {
        "/"
    };
    Ok(([(SET_COOKIE, cookie)], Redirect::to(back)).into_response())
}

/// Whether a path stays on this site: browsers read `//host` and `/\host` as another one.
#[must_use]
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && !path.contains(|c: char| c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_redirect_targets() {
        for own in ["/", "/cases/7", "/register?page=2"] {
            assert!(is_own_path(own), "{own}");
        }
        for other in [
            "",
            "x",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/a\r\nb",
            "/\t/evil.example",
        ] {
            assert!(!is_own_path(other), "{other}");
        }
    }
}
