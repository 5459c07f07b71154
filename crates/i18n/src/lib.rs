//! Every text that people read: the Fluent catalogue, and dates and money as people write them.
//!
//! `locales/<language>/<area>.ftl` has the messages. `en` is complete. Any other language can be partial, and falls
//! back to English message by message. [`PSEUDO`] is made from `en` by adding accents and brackets. A page in it
//! has no plain English left, unless a template or Rust has text of its own.
//!
//! ```
//! use probity_i18n::{Message, Words, key};
//! let words = Words::load()?;
//! let english = words.for_language("en");
//! assert_eq!(english.t("language-name", &[]), "English");
//! let message = key("date-written").with("day", 21).with("month", 11).with("year", 2026);
//! assert_eq!(english.say(&message), "21 November 2026");
//! # Ok::<(), probity_i18n::WordsError>(())
//! ```

mod bundle;
mod catalogue;
mod language;
mod message;
mod pseudo;
mod write;

pub use bundle::WordsError;
pub use catalogue::{PSEUDO, Words};
pub use language::Language;
pub use message::{Arg, Key, Message, key};
pub use write::{in_london, london, money, pounds};
