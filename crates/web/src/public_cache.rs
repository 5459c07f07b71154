//! The only cache of responses: public pages and files, for readers who are not signed in.
//!
//! Public pages depend on the office's ledger, the codes and the day. So the key of a response has the ledger's head,
//! the day, the address and the language: a new event or a new day gives a new key, and old responses expire. The codes
//! do not change while the program runs.

use std::sync::Arc;

use axum::body::Bytes;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use headers::{HeaderMapExt, IfNoneMatch};
use jiff::civil::Date;
use moka::sync::Cache;
use sha2::{Digest, Sha256};

/// The size of the cache in bytes.
const BYTES: u64 = 32 * 1024 * 1024;

/// Everything that a response depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The office.
    pub office: String,
    /// The number of events in its ledger.
    pub head: u64,
    /// The day on which it was made.
    pub day: Date,
    /// The path and the query.
    pub address: String,
    /// The language's tag.
    pub language: String,
}

/// A response that can be sent again, with its validator.
#[derive(Debug)]
pub struct CachedResponse {
    body: Bytes,
    media_type: &'static str,
    language: String,
    /// `W/"…"`: weak, because the same text is sent compressed and as it is (RFC 9110, section 8.8.1).
    tag: String,
    /// For files: the name under which browsers save it.
    file_name: Option<String>,
}

impl CachedResponse {
    /// A response to cache.
    #[must_use]
    pub fn new(body: impl Into<Bytes>, media_type: &'static str, language: &str) -> Self {
        let body = body.into();
        let digest = Sha256::digest(&body);
        Self {
            tag: format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..18])),
            body,
            media_type,
            language: language.to_owned(),
            file_name: None,
        }
    }

    /// A response whose SHA-256 (hex) is known already.
    #[must_use]
    pub fn with_sum(body: Bytes, media_type: &'static str, language: &str, sum: &str) -> Self {
        Self {
            tag: format!("W/\"{sum}\""),
            body,
            media_type,
            language: language.to_owned(),
            file_name: None,
        }
    }

    /// Makes it a file with this name.
    #[must_use]
    pub fn named(mut self, file: &str) -> Self {
        self.file_name = Some(format!("attachment; filename=\"{file}\""));
        self
    }

    /// The response for someone who is signed in. No cache on the way may store it.
    #[must_use]
    pub fn private(&self, asked: &HeaderMap) -> Response {
        let mut answer = self.answer(asked);
        let keep = HeaderValue::from_static("private, no-store");
        answer.headers_mut().insert(CACHE_CONTROL, keep);
        answer
    }

    /// The response to a request with these headers: 304 if the reader has this version already.
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let mut headers = HeaderMap::with_capacity(8);
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(ETAG, &self.tag);
        set(CACHE_CONTROL, "public, no-cache");
        set(VARY, "cookie, accept-language, accept");
        if self.is_known_to(asked) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        set(CONTENT_TYPE, self.media_type);
        set(CONTENT_LANGUAGE, &self.language);
        if let Some(name) = &self.file_name {
            set(CONTENT_DISPOSITION, name);
        }
        (headers, self.body.clone()).into_response()
    }

    fn is_known_to(&self, asked: &HeaderMap) -> bool {
        let known: Option<IfNoneMatch> = asked.typed_get();
        let tag = self.tag.parse().ok();
        known
            .zip(tag)
            .is_some_and(|(known, tag)| !known.precondition_passes(&tag))
    }
}

/// The cached responses.
#[derive(Clone)]
pub struct PublicCache(Cache<Key, Arc<CachedResponse>>);

impl Default for PublicCache {
    fn default() -> Self {
        Self(
            Cache::builder()
                .max_capacity(BYTES)
                .weigher(|key: &Key, kept: &Arc<CachedResponse>| {
                    let size = key.address.len() + kept.body.len();
                    u32::try_from(size).unwrap_or(u32::MAX)
                })
                .build(),
        )
    }
}

impl PublicCache {
    /// The response cached under this key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Arc<CachedResponse>> {
        self.0.get(key)
    }

    /// Caches a response and returns it.
    pub fn put(&self, key: Key, response: CachedResponse) -> Arc<CachedResponse> {
        let response = Arc::new(response);
        self.0.insert(key, Arc::clone(&response));
        response
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::IF_NONE_MATCH;

    use super::*;

    fn asking(value: &str) -> HeaderMap {
        HeaderMap::from_iter([(IF_NONE_MATCH, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_reader_who_has_the_response_gets_no_body() {
        let response = CachedResponse::new("words".to_owned(), "text/plain", "en");
        let whole = response.answer(&HeaderMap::new());
        let tag = whole.headers()[ETAG].to_str().unwrap().to_owned();
        let strong = tag.trim_start_matches("W/").to_owned();
        for known in [tag.clone(), strong, format!("\"x\", {tag}"), "*".to_owned()] {
            let answer = response.answer(&asking(&known));
            assert_eq!(answer.status(), StatusCode::NOT_MODIFIED, "{known}");
        }
        let answer = response.answer(&asking("\"other\""));
        assert_eq!(answer.status(), StatusCode::OK);
    }

    #[test]
    fn a_response_for_another_head_or_day_is_not_served() {
        let cache = PublicCache::default();
        let key = |head, day| Key {
            office: "mersea".to_owned(),
            head,
            day: jiff::civil::date(2026, 11, day),
            address: "/a".to_owned(),
            language: "en".to_owned(),
        };
        let response = CachedResponse::new("words".to_owned(), "text/plain", "en");
        cache.put(key(1, 1), response);
        assert!(cache.get(&key(1, 1)).is_some());
        assert!(cache.get(&key(2, 1)).is_none() && cache.get(&key(1, 2)).is_none());
    }
}
