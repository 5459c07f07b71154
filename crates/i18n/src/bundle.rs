//! One language's messages, and what can be wrong with them.

use std::sync::Arc;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;

/// Languages made from the same text share it.
pub(crate) type Bundle = FluentBundle<Arc<FluentResource>>;

/// What can be wrong with the catalogue or with how it is used.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// A catalogue file is not valid Fluent.
    #[error("{file}: {problem}")]
    Syntax {
        /// Path below `locales/`.
        file: String,
        /// What the parser says.
        problem: String,
    },
    /// Two messages of one language have the same key.
    #[error("{file}: {problem}")]
    Twice {
        /// The file read last.
        file: String,
        /// Which key.
        problem: String,
    },
    /// A folder below `locales/` is not named by a language tag.
    #[error("locales/{0} is not named by a language tag such as `en` or `cy`")]
    NotALanguage(String),
    /// There is no English at all, so nothing to fall back to.
    #[error("locales/en has no catalogue files")]
    NoEnglish,
    /// No language of the chain has this message.
    #[error("no message `{0}` in the catalogue")]
    MissingKey(String),
    /// The message exists but could not be filled in.
    #[error("message `{key}`: {problem}")]
    Arguments {
        /// The message.
        key: String,
        /// Which argument is missing or of the wrong kind.
        problem: String,
    },
}
