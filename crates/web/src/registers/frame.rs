//! A register's page around its rows: made once for all pages of one list, as they differ in their rows and in the addresses
//! of the pages before and after them.
//!
//! It is the page itself, made by its template with marks in place of these, and cut there.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::HtmlEscape;

/// Stands where the rows go. Of characters that mean nothing (Unicode, 23.5): a reader who types them anyway gets their
/// page made whole.
pub const ROWS: &str = "\u{f8f0}rows\u{f8f1}";
/// Stands where the address of the page before goes.
pub const PREVIOUS: &str = "\u{f8f0}previous\u{f8f1}";
/// Stands where the address of the next page goes.
pub const NEXT: &str = "\u{f8f0}next\u{f8f1}";

/// The marks in the order of the page; the last two are not on every page.
const MARKS: [&str; 3] = [ROWS, PREVIOUS, NEXT];

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
    /// Whether this page has rows, a way to the first page, a page before it, a page after it.
    pub has: [bool; 4],
}

/// A page cut at its marks.
#[derive(Debug, PartialEq, Eq)]
pub struct Frame {
    before: String,
    /// Which mark it was, and what follows it up to the next.
    after: Vec<(usize, String)>,
}

impl Frame {
    /// Cuts a page at its marks; nothing where there is none for rows, or where one is there twice or in another order.
    #[must_use]
    pub fn cut(html: &str) -> Option<Self> {
        let (mut rest, mut pieces, mut found) = (html, Vec::new(), Vec::new());
        for (n, mark) in MARKS.into_iter().enumerate() {
            if let Some((piece, after)) = rest.split_once(mark) {
                pieces.push(piece);
                found.push(n);
                rest = after;
            }
        }
        pieces.push(rest);
        let marked = |piece: &&str| MARKS.iter().any(|mark| piece.contains(mark));
        if found.first() != Some(&0) || pieces.iter().any(marked) {
            return None;
        }
        let mut pieces = pieces.into_iter().map(str::to_owned);
        Some(Self {
            before: pieces.next()?,
            after: found.into_iter().zip(pieces).collect(),
        })
    }

    /// The page with these rows, which are HTML, and the addresses of the pages before and after, where it has places for them.
    #[must_use]
    pub fn fill(&self, rows: &str, previous: Option<&str>, next: Option<&str>) -> String {
        let address = |given: Option<&str>| HtmlEscape(given.unwrap_or_default()).to_string();
        let given = [rows, &address(previous), &address(next)];
        let pieces = self.after.iter();
        let size = pieces.map(|(mark, piece)| given[*mark].len() + piece.len());
        let mut html = String::with_capacity(self.before.len() + size.sum::<usize>());
        html.push_str(&self.before);
        for (mark, piece) in &self.after {
            html.push_str(given[*mark]);
            html.push_str(piece);
        }
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
        let page = |rows: &str, previous: &str, next: &str| {
            format!("<p>{rows}</p><a href=\"{previous}\">previous</a><a href=\"{next}\">next</a>")
        };
        let (previous, next) = ("/x?a=1&before=1~<", "/x?a=1&after=2~<");
        let escaped = [previous, next].map(|address| HtmlEscape(address).to_string());
        let middle = Frame::cut(&page(ROWS, PREVIOUS, NEXT)).unwrap();
        assert_eq!(
            middle.fill("<b>1</b>", Some(previous), Some(next)),
            page("<b>1</b>", &escaped[0], &escaped[1])
        );
        let first = Frame::cut(&page(ROWS, "", NEXT)).unwrap();
        assert_eq!(
            first.fill("1", None, Some(next)),
            page("1", "", &escaped[1])
        );
        let only = Frame::cut(&format!("<p>{ROWS}</p>")).unwrap();
        assert_eq!(only.fill("1", None, None), "<p>1</p>");
    }

    #[test]
    fn marks_that_somebody_typed_make_no_frame() {
        for typed in MARKS {
            assert_eq!(Frame::cut(&format!("{typed}<p>{ROWS}</p>")), None);
            assert_eq!(
                Frame::cut(&format!("<p>{ROWS}</p>{PREVIOUS}{NEXT}{typed}")),
                None
            );
        }
        assert_eq!(Frame::cut("<p>none</p>"), None);
    }
}
