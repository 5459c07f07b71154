//! Every sentence that people read: the Fluent catalogue, dates and money as people write them.
//!
//! `locales/<language>/<area>.ftl` holds the sentences. `en` is whole; any other language may be partial and falls back
//! to it, sentence by sentence. [`PSEUDO`] is made from `en` by accenting and bracketing it: a page shown in it has no
//! plain English left, unless somebody wrote a sentence into a template or into Rust.
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
pub use write::{in_london, money};
