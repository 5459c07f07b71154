//! Public pages and files, kept as they were sent.
//!
//! What is public is a function of the ledger's head: nothing can change on it without an event. So what was made for
//! one head is given to everyone until the head moves. The cache is bounded in entries and in bytes; what was not asked
//! for longest goes first, and what belongs to an older head goes at once.

use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use axum::body::Bytes;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG,
    IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// What tells one kept answer from another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The office.
    pub office: String,
    /// Events in its ledger.
    pub head: u64,
    /// Path and query.
    pub address: String,
    /// The language's tag.
    pub language: String,
}

/// One answer, whole and, once someone wanted it so, compressed, with its validator.
#[derive(Debug)]
pub struct Kept {
    body: Bytes,
    gzip: OnceLock<Bytes>,
    media_type: &'static str,
    language: String,
    tag: String,
    /// For files: how browsers should name them.
    disposition: Option<String>,
}

impl Kept {
    /// An answer to keep.
    #[must_use]
    pub fn new(body: impl Into<Bytes>, media_type: &'static str, language: &str) -> Self {
        let body = body.into();
        let digest = Sha256::digest(&body);
        Self {
            gzip: OnceLock::new(),
            tag: URL_SAFE_NO_PAD.encode(&digest[..18]),
            body,
            media_type,
            language: language.to_owned(),
            disposition: None,
        }
    }

    /// The same, to be saved under this name.
    #[must_use]
    pub fn named(mut self, file: &str) -> Self {
        self.disposition = Some(format!("attachment; filename=\"{file}\""));
        self
    }

    /// The most that it can come to take: compressed it is kept only where that makes it smaller.
    fn bytes(&self) -> usize {
        2 * self.body.len()
    }

    fn squeezed(&self) -> &Bytes {
        self.gzip.get_or_init(|| gzip(&self.body))
    }

    /// The answer for someone who is signed in: shared caches do not keep it.
    #[must_use]
    pub fn private(&self, asked: &HeaderMap) -> Response {
        let mut answer = self.answer(asked);
        let keep = HeaderValue::from_static("private, no-store");
        answer.headers_mut().insert(CACHE_CONTROL, keep);
        answer
    }

    /// The answer to a request with these headers: 304 where the reader has it already.
    ///
    /// Each encoding has a validator of its own, because a strong one stands for exact bytes (RFC 9110, 8.8.1).
    #[must_use]
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let squeezed = takes_gzip(asked) && !self.squeezed().is_empty();
        let tag = if squeezed {
            format!("\"{}-gz\"", self.tag)
        } else {
            format!("\"{}\"", self.tag)
        };
        let mut headers = HeaderMap::with_capacity(8);
        let mut set = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        set(ETAG, &tag);
        set(CACHE_CONTROL, "public, no-cache");
        set(VARY, "cookie, accept-language, accept, accept-encoding");
        if has(asked, &tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        set(CONTENT_TYPE, self.media_type);
        set(CONTENT_LANGUAGE, &self.language);
        if let Some(disposition) = &self.disposition {
            set(axum::http::header::CONTENT_DISPOSITION, disposition);
        }
        if squeezed {
            set(CONTENT_ENCODING, "gzip");
        }
        let body = if squeezed {
            self.squeezed().clone()
        } else {
            self.body.clone()
        };
        (headers, body).into_response()
    }
}

/// Compressed, or nothing where that does not make it smaller.
fn gzip(body: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::new(4));
    let written = encoder.write_all(body).and_then(|()| encoder.finish());
    let squeezed = written.unwrap_or_default();
    if squeezed.len() < body.len() {
        squeezed.into()
    } else {
        Bytes::new()
    }
}

/// Whether the reader takes gzip: named, and not with a weight of nothing.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let lines = asked
        .get_all(ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|one| {
        let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
        let never = weight
            .replace(' ', "")
            .strip_prefix("q=")
            .is_some_and(|q| q.parse() == Ok(0.0_f32));
        coding.trim().eq_ignore_ascii_case("gzip") && !never
    })
}

/// Whether `If-None-Match` names this validator, or any (RFC 9110, 13.1.2).
fn has(asked: &HeaderMap, tag: &str) -> bool {
    let lines = asked
        .get_all(IF_NONE_MATCH)
        .into_iter()
        .filter_map(|line| line.to_str().ok());
    lines
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .any(|one| one == "*" || one.trim_start_matches("W/") == tag)
}

/// The cache. Cheap to clone; clones share it.
#[derive(Clone)]
pub struct Cache(Arc<Mutex<Inner>>);

struct Inner {
    kept: HashMap<Arc<Key>, Used>,
    /// By the turn in which each was last asked for.
    order: BTreeMap<u64, Arc<Key>>,
    /// Each office's head, as far as answers were kept for it.
    newest: HashMap<String, u64>,
    bytes: usize,
    turn: u64,
    most: usize,
    most_bytes: usize,
}

struct Used {
    kept: Arc<Kept>,
    turn: u64,
}

impl Cache {
    /// A cache that holds at most so many answers and bytes.
    #[must_use]
    pub fn new(most: usize, most_bytes: usize) -> Self {
        let inner = Inner {
            kept: HashMap::new(),
            order: BTreeMap::new(),
            newest: HashMap::new(),
            bytes: 0,
            turn: 0,
            most,
            most_bytes,
        };
        Self(Arc::new(Mutex::new(inner)))
    }

    /// The kept answer, if there is one.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        inner.asked_for(key)
    }

    /// Keeps an answer; one that is larger than an eighth of the cache is only handed back.
    pub fn put(&self, key: Key, kept: Kept) -> Arc<Kept> {
        let kept = Arc::new(kept);
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes() <= inner.most_bytes / 8 {
            inner.put(key, Arc::clone(&kept));
        }
        kept
    }

    /// Answers kept and their bytes.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        let inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (inner.kept.len(), inner.bytes)
    }
}

impl Inner {
    fn asked_for(&mut self, key: &Key) -> Option<Arc<Kept>> {
        let used = self.kept.get_mut(key)?;
        if let Some(key) = self.order.remove(&used.turn) {
            self.turn += 1;
            used.turn = self.turn;
            self.order.insert(self.turn, key);
        }
        Some(Arc::clone(&used.kept))
    }

    fn put(&mut self, key: Key, kept: Arc<Kept>) {
        if !self.is_newest(&key.office, key.head) {
            return;
        }
        self.forget(&key);
        let key = Arc::new(key);
        self.bytes += kept.bytes();
        self.turn += 1;
        self.order.insert(self.turn, Arc::clone(&key));
        let turn = self.turn;
        self.kept.insert(key, Used { kept, turn });
        while self.kept.len() > self.most || self.bytes > self.most_bytes {
            match self.order.first_key_value() {
                Some((_, oldest)) => self.forget(&Arc::clone(oldest)),
                None => break,
            }
        }
    }

    /// Whether nothing was made for a later head of the office. What was made for earlier ones goes, once for each head.
    fn is_newest(&mut self, office: &str, head: u64) -> bool {
        match self.newest.get_mut(office) {
            Some(newest) if *newest >= head => return *newest == head,
            Some(newest) => *newest = head,
            None => drop(self.newest.insert(office.to_owned(), head)),
        }
        let outdated = |old: &&Arc<Key>| old.office == office && old.head < head;
        let gone: Vec<Arc<Key>> = self.kept.keys().filter(outdated).cloned().collect();
        gone.iter().for_each(|old| self.forget(old));
        true
    }

    fn forget(&mut self, key: &Key) {
        if let Some(used) = self.kept.remove(key) {
            self.order.remove(&used.turn);
            self.bytes -= used.kept.bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(head: u64, address: &str) -> Key {
        Key {
            office: "mersea".to_owned(),
            head,
            address: address.to_owned(),
            language: "en".to_owned(),
        }
    }

    fn kept(text: &str) -> Kept {
        Kept::new(text.to_owned(), "text/plain", "en")
    }

    fn asking(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).unwrap())])
    }

    #[test]
    fn a_new_head_makes_room_at_once() {
        let cache = Cache::new(10, 100_000);
        cache.put(key(1, "/a"), kept("one"));
        cache.put(key(1, "/b"), kept("two"));
        assert!(cache.get(&key(1, "/a")).is_some());
        cache.put(key(2, "/a"), kept("three"));
        assert_eq!(cache.size().0, 1);
        assert!(cache.get(&key(1, "/b")).is_none());
        // Made for a head that has moved since: handed out, not kept.
        cache.put(key(1, "/b"), kept("late"));
        assert_eq!(cache.size().0, 1);
    }

    #[test]
    fn bounds_hold_and_what_was_asked_for_last_stays() {
        let cache = Cache::new(3, 1_000);
        for address in ["/a", "/b", "/c"] {
            cache.put(key(1, address), kept(address));
        }
        assert!(cache.get(&key(1, "/a")).is_some());
        cache.put(key(1, "/d"), kept("/d"));
        assert!(cache.get(&key(1, "/a")).is_some() && cache.get(&key(1, "/b")).is_none());
        cache.put(key(1, "/large"), kept(&"x".repeat(2_000)));
        assert!(cache.get(&key(1, "/large")).is_none());
        for at in 0..50 {
            cache.put(key(1, &format!("/{at}")), kept(&format!("{at}").repeat(40)));
            let (entries, bytes) = cache.size();
            assert!(entries <= 3 && bytes <= 1_000);
        }
    }

    #[test]
    fn a_reader_who_has_it_is_told_so() {
        let kept = kept(&"words ".repeat(100));
        let plain = kept.answer(&HeaderMap::new());
        let tag = plain.headers()[ETAG].to_str().unwrap().to_owned();
        for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
            assert_eq!(
                kept.answer(&asking(IF_NONE_MATCH, &known)).status(),
                StatusCode::NOT_MODIFIED,
                "{known}"
            );
        }
        assert_eq!(
            kept.answer(&asking(IF_NONE_MATCH, "\"other\"")).status(),
            StatusCode::OK
        );
        let squeezed = kept.answer(&asking(ACCEPT_ENCODING, "br, gzip;q=0.5"));
        assert_eq!(squeezed.headers()[CONTENT_ENCODING], "gzip");
        assert_ne!(squeezed.headers()[ETAG], tag.as_str());
        assert!(
            kept.answer(&asking(ACCEPT_ENCODING, "gzip;q=0"))
                .headers()
                .get(CONTENT_ENCODING)
                .is_none()
        );
    }
}
