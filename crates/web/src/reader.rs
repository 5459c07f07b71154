//! The reader of a request: language, page or JSON, and page frame. Handlers take it as an argument and respond with
//! it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LANGUAGE, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum_extra::extract::CookieJar;
use fluent_langneg::{NegotiationStrategy, convert_vec_str_to_langids_lossy, negotiate_languages};
use probity_i18n::Language;
use unic_langid::LanguageIdentifier;

use crate::error::WebError;
use crate::page::Page;
use crate::shell::{Masthead, Shell};
use crate::site::Site;

/// The cookie with the chosen language. It has nothing else.
pub const LANGUAGE_COOKIE: &str = "language";

/// The reader of one request.
#[derive(Clone)]
pub struct Reader {
    /// Templates, catalogue, settings.
    pub site: Arc<Site>,
    /// The language of the response.
    pub language: Language,
    /// The request's path, without its query.
    pub path: String,
    /// Whether the response has to be JSON: for a path below `/api/`, or an `Accept` header with JSON and without HTML.
    pub wants_json: bool,
    /// The page frame. `None` means the site's.
    masthead: Option<Arc<Masthead>>,
}

impl Reader {
    /// Reads the request's head. Takes the [`Masthead`] that the `identify` middleware put into the extensions, or else
    /// the site's.
    #[must_use]
    pub fn of(parts: &Parts, site: &Arc<Site>) -> Self {
        Self {
            language: language_for(&parts.headers, site),
            path: parts.uri.path().to_owned(),
            wants_json: wants_json(parts),
            masthead: parts.extensions.get::<Arc<Masthead>>().cloned(),
            site: Arc::clone(site),
        }
    }

    /// Replaces the frame.
    #[must_use]
    pub fn within(mut self, masthead: Arc<Masthead>) -> Self {
        self.masthead = Some(masthead);
        self
    }

    /// The frame of this reader's page.
    #[must_use]
    pub fn shell(&self) -> Shell {
        let masthead = self.masthead.as_deref();
        let masthead = masthead.unwrap_or(&self.site.settings.masthead);
        let others = self.site.choices.iter();
        Shell {
            language: self.language.tag().to_owned(),
            languages: others
                .filter(|choice| choice.tag != self.language.tag())
                .map(|choice| choice.clone().back_to(&self.path))
                .collect(),
            masthead: masthead.clone().at(&self.path),
        }
    }

    /// Responds with a page.
    ///
    /// # Errors
    /// If a template fails. The reader then gets the page for a fault of the program.
    pub fn page<P: Page>(&self, page: &P) -> Result<Response, WebError> {
        self.page_with(StatusCode::OK, page)
    }

    /// Responds with a page whose form has errors (status 422). The form keeps everything that was typed.
    ///
    /// # Errors
    /// As for [`Reader::page`].
    pub fn form_again<P: Page>(&self, page: &P) -> Result<Response, WebError> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// A page as text, for responses that are cached.
    ///
    /// # Errors
    /// As for [`Reader::page`].
    pub fn html<P: Page>(&self, page: &P) -> Result<String, WebError> {
        let html = self.site.engine.render(&self.shell(), page);
        html.map_err(|problem| WebError::internal(format!("template {}: {problem}", P::TEMPLATE)))
    }

    /// Responds with a page and a status.
    ///
    /// # Errors
    /// As for [`Reader::page`].
    pub fn page_with<P: Page>(&self, status: StatusCode, page: &P) -> Result<Response, WebError> {
        let html = self.html(page)?;
        let headers = [
            (CONTENT_LANGUAGE, header(self.language.tag())),
            (
                VARY,
                HeaderValue::from_static("cookie, accept-language, accept"),
            ),
        ];
        Ok((status, headers, Html(html)).into_response())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, WebError> {
        let site = parts.extensions.get::<Arc<Site>>().cloned();
        let site = site.ok_or_else(|| WebError::internal("the router lacks guard::around"))?;
        Ok(Self::of(parts, &site))
    }
}

fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("en"))
}

fn first<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    value.unwrap_or_default()
}

/// The cookie's language, else the offered language that the browser prefers, else the office's default.
fn language_for(headers: &HeaderMap, site: &Site) -> Language {
    let offered = &site.settings.languages;
    if let Some(chosen) = cookie(headers, LANGUAGE_COOKIE).filter(|tag| offered.contains(tag)) {
        return site.words.for_language(&chosen);
    }
    let available: Vec<LanguageIdentifier> = convert_vec_str_to_langids_lossy(offered);
    let wanted = by_weight(first(headers, &ACCEPT_LANGUAGE));
    let strategy = NegotiationStrategy::Lookup;
    let found = negotiate_languages(&wanted, &available, available.first(), strategy);
    let usual = offered.first().map_or("en", String::as_str);
    let best = found.first().map(ToString::to_string);
    site.words.for_language(best.as_deref().unwrap_or(usual))
}

/// The languages of an `Accept-Language` header, the most wanted first (RFC 9110, section 12.5.4).
fn by_weight(header: &str) -> Vec<LanguageIdentifier> {
    let weighted = header.split(',').filter_map(|entry| {
        let (tag, weight) = entry.split_once(';').unwrap_or((entry, ""));
        let weight = weight.trim().strip_prefix("q=").unwrap_or("1");
        let weight: f32 = weight.parse().ok().filter(|weight| *weight > 0.0)?;
        Some((tag.trim().parse().ok()?, weight))
    });
    let mut weighted: Vec<(LanguageIdentifier, f32)> = weighted.collect();
    weighted.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    weighted.into_iter().map(|(tag, _)| tag).collect()
}

/// The value of a cookie.
pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(name).map(|cookie| cookie.value().to_owned())
}

fn wants_json(parts: &Parts) -> bool {
    let accept = first(&parts.headers, &ACCEPT);
    parts.uri.path().starts_with("/api/")
        || (accept.contains("json") && !accept.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_sorted_by_weight() {
        let tags = |header| {
            let wanted = by_weight(header).into_iter();
            wanted.map(|tag| tag.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(tags("en;q=0.5, cy"), ["cy", "en"]);
        assert_eq!(tags("fr;q=0, en-GB;q=0.8, cy;q=0.9"), ["cy", "en-GB"]);
        assert_eq!(tags("*, ;q=x"), Vec::<String>::new());
    }
}
