//! One language's messages, and the errors in them.

use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

/// The messages of a language. Languages made from the same text share them.
pub(crate) type Bundle = FluentBundle<Arc<FluentResource>>;

/// Errors in the catalogue or in its use.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A catalogue file is not valid Fluent.
    #[error("{file}: {problem}")]
    Syntax {
        /// Path below `locales/`.
        file: String,
        /// The parser's message.
        problem: String,
    },
    /// Two messages of one language have the same key.
    #[error("{file}: {problem}")]
    Twice {
        /// The file read last.
        file: String,
        /// The key.
        problem: String,
    },
    /// A folder below `locales/` is not named by a language tag.
    #[error("locales/{0} is not named by a language tag such as `en` or `cy`")]
    NotALanguage(String),
    /// There is no English, so nothing to fall back to.
    #[error("locales/en has no catalogue files")]
    NoEnglish,
    /// No language has this message, after falling back.
    #[error("no message `{0}` in the catalogue")]
    MissingKey(String),
    /// The message exists but could not be filled in.
    #[error("message `{key}`: {problem}")]
    Arguments {
        /// The message's key.
        key: String,
        /// The argument that is missing or of the wrong kind.
        problem: String,
    },
}
