//! A register's page around its rows: made once for all pages of one list, as they differ in their rows and in where the
//! next page begins.
//!
//! It is the page itself, made by its template with marks in place of the two, and cut there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::HtmlEscape;

/// Stands where the rows go. Of characters that mean nothing (Unicode, 23.5): a reader who types them anyway gets their
/// page made whole.
pub const ROWS: &str = "\u{f8f0}rows\u{f8f1}";
/// Stands where the address of the next page goes.
pub const NEXT: &str = "\u{f8f0}next\u{f8f1}";

/// The most that are kept; then all are forgotten.
const MOST: usize = 200;

/// What tells one frame from another: all that its page shows besides rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The office.
    pub office: String,
    /// Events in its ledger.
    pub head: u64,
    /// The first page's path and query.
    pub address: String,
    /// The language's tag.
    pub language: String,
    /// How many rows the list has, and whether there are more than that.
    pub total: (u64, bool),
    /// Whether this page has rows, a page before it, a page after it.
    pub has: [bool; 3],
}

/// A page cut where its rows go, and where the next page's address does.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    before: String,
    between: String,
    after: Option<String>,
}

impl Frame {
    /// Cuts a page at its marks; nothing where they are not there once each, in order.
    #[must_use]
    pub fn cut(html: &str) -> Option<Self> {
        let (before, rest) = html.split_once(ROWS)?;
        let (between, after) = match rest.split_once(NEXT) {
            Some((between, after)) => (between, Some(after)),
            None => (rest, None),
        };
        let whole = [before, between, after.unwrap_or_default()];
        let marked = |part: &&str| part.contains(ROWS) || part.contains(NEXT);
        (!whole.iter().any(marked)).then(|| Self {
            before: before.to_owned(),
            between: between.to_owned(),
            after: after.map(str::to_owned),
        })
    }

    /// The page with these rows, which are HTML, and the next page's address, where it has a place for one.
    #[must_use]
    pub fn fill(&self, rows: &str, next: Option<&str>) -> String {
        let next = HtmlEscape(next.unwrap_or_default()).to_string();
        let after = self.after.as_deref().unwrap_or_default();
        let size = self.before.len() + rows.len() + self.between.len() + next.len() + after.len();
        let mut html = String::with_capacity(size);
        html.push_str(&self.before);
        html.push_str(rows);
        html.push_str(&self.between);
        if self.after.is_some() {
            html.push_str(&next);
        }
        html.push_str(after);
        html
    }
}

/// The frames that are kept.
#[derive(Default)]
pub struct Frames(Mutex<HashMap<Key, Arc<Frame>>>);

impl Frames {
    /// The kept frame, if there is one.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Arc<Frame>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(key).cloned()
    }

    /// Keeps a frame. What belongs to an older head is forgotten.
    pub fn put(&self, key: Key, frame: Frame) -> Arc<Frame> {
        let frame = Arc::new(frame);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|old, _| old.office != key.office || old.head >= key.head);
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Arc::clone(&frame));
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_filled_as_if_made_whole() {
        let page = |rows: &str, next: &str| format!("<p>{rows}</p><a href=\"{next}\">next</a>");
        let frame = Frame::cut(&page(ROWS, NEXT)).unwrap();
        let escaped = HtmlEscape("/x?a=1&after=2~<").to_string();
        assert_eq!(
            frame.fill("<b>1</b>", Some("/x?a=1&after=2~<")),
            page("<b>1</b>", &escaped)
        );
        let last = Frame::cut(&format!("<p>{ROWS}</p>")).unwrap();
        assert_eq!(last.fill("1", None), "<p>1</p>");
    }

    #[test]
    fn marks_that_somebody_typed_make_no_frame() {
        for typed in [ROWS, NEXT] {
            assert_eq!(Frame::cut(&format!("{typed}<p>{ROWS}</p>")), None);
            assert_eq!(Frame::cut(&format!("<p>{ROWS}</p>{NEXT}{typed}")), None);
        }
        assert_eq!(Frame::cut("<p>none</p>"), None);
    }
}
