//! What goes wrong, in two parts: what the reader can do about it, and what the log keeps.
//!
//! A handler returns a [`WebError`]; [`show`] turns it into a page or JSON in one place, in the reader's language. The
//! log's detail never leaves the server, and neither part holds personal data.

pub mod page;
pub mod show;

use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use probity_i18n::{Key, Message, key};
use serde::Serialize;
use serde_json::Value;

/// A request that cannot be answered as asked.
#[derive(Clone, Debug)]
pub struct WebError {
    /// What kind of trouble it is.
    pub kind: Kind,
    /// What the reader is told besides the kind's own words, if there is something to add.
    pub told: Option<Box<Message>>,
    /// A page of ours to go back to, and what its link says.
    pub back: Option<Box<(String, Message)>>,
    /// Fields that were wrong, for callers of the API: name and what would be right.
    pub fields: Vec<(String, Message)>,
    /// More that callers of the API get, by name: members of the problem beside those that every problem has.
    pub more: Vec<(&'static str, Value)>,
    /// What the log keeps.
    pub logged: String,
    /// Headers that belong to the answer, such as `Retry-After`.
    pub headers: Vec<(HeaderName, String)>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $make:ident $status:ident: $title:expr, $next:expr;)*) => {
        /// The kinds of trouble, each with its status and words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// The HTTP status.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$kind => StatusCode::$status),* }
            }

            /// The heading.
            #[must_use]
            pub const fn title(self) -> Key {
                match self { $(Self::$kind => $title),* }
            }

            /// What the reader can do next.
            #[must_use]
            pub const fn next(self) -> Key {
                match self { $(Self::$kind => $next),* }
            }
        }

        impl WebError {
            $($(#[$doc])*
            #[must_use]
            pub fn $make(logged: impl Into<String>) -> Self { Self::new(Kind::$kind, logged) })*
        }
    };
}
kinds! {
    /// The request does not make sense.
    BadRequest bad_request BAD_REQUEST: key("error-bad-request"), key("error-bad-request-next");
    /// Nobody is signed in.
    SignedOut signed_out UNAUTHORIZED: key("error-signed-out"), key("error-signed-out-next");
    /// This person may not see or do this.
    Forbidden forbidden FORBIDDEN: key("error-forbidden"), key("error-forbidden-next");
    /// The form was sent by another site.
    CrossSite cross_site FORBIDDEN: key("error-cross-site"), key("error-cross-site-next");
    /// There is nothing here.
    NotFound not_found NOT_FOUND: key("error-not-found"), key("error-not-found-next");
    /// The address exists, but not for this method.
    Method method METHOD_NOT_ALLOWED: key("error-method"), key("error-method-next");
    /// Somebody else changed it meanwhile.
    Stale stale CONFLICT: key("error-stale"), key("error-stale-next");
    /// Things are not as the request supposes: it cannot be done now.
    Conflict conflict CONFLICT: key("error-conflict"), key("error-conflict-next");
    /// More was sent than is accepted.
    TooLarge too_large PAYLOAD_TOO_LARGE: key("error-too-large"), key("error-too-large-next");
    /// What was sent is of the wrong kind (a form where JSON is expected).
    MediaType media_type UNSUPPORTED_MEDIA_TYPE: key("error-media-type"), key("error-media-type-next");
    /// What was sent cannot be accepted as it is.
    Unprocessable unprocessable UNPROCESSABLE_ENTITY: key("error-unprocessable"), key("error-unprocessable-next");
    /// Too many requests from here.
    TooMany too_many TOO_MANY_REQUESTS: key("error-too-many"), key("error-too-many-next");
    /// A fault of ours.
    Internal internal INTERNAL_SERVER_ERROR: key("error-internal"), key("error-internal-next");
    /// We cannot answer now.
    Unavailable unavailable SERVICE_UNAVAILABLE: key("error-unavailable"), key("error-unavailable-next");
}

impl From<probity_conduct::AskProblem> for WebError {
    fn from(problem: probity_conduct::AskProblem) -> Self {
        Self::conflict(problem.to_string())
    }
}

impl WebError {
    /// An error of this kind; the reader is told the kind's own words.
    #[must_use]
    pub fn new(kind: Kind, logged: impl Into<String>) -> Self {
        Self {
            kind,
            told: None,
            back: None,
            fields: Vec::new(),
            more: Vec::new(),
            logged: logged.into(),
            headers: Vec::new(),
        }
    }

    /// The error for a status, the nearest kind where there is none of its own.
    #[must_use]
    pub fn from_status(status: StatusCode, logged: impl Into<String>) -> Self {
        let exact = Kind::ALL.iter().find(|kind| kind.status() == status);
        let nearest = if status.is_server_error() {
            Kind::Internal
        } else {
            Kind::BadRequest
        };
        Self::new(*exact.unwrap_or(&nearest), logged)
    }

    /// The same, telling the reader more.
    #[must_use]
    pub fn telling(mut self, message: impl Into<Message>) -> Self {
        self.told = Some(Box::new(message.into()));
        self
    }

    /// The same, with a way back.
    #[must_use]
    pub fn back_to(mut self, address: impl Into<String>, link: impl Into<Message>) -> Self {
        self.back = Some(Box::new((address.into(), link.into())));
        self
    }

    /// The same, naming one more field that was wrong.
    #[must_use]
    pub fn with_field(mut self, name: impl Into<String>, message: impl Into<Message>) -> Self {
        self.fields.push((name.into(), message.into()));
        self
    }

    /// The same, with something more for callers of the API.
    #[must_use]
    pub fn with_more(mut self, name: &'static str, thing: impl Serialize) -> Self {
        // What cannot be written as JSON is left out: the sentence says what is wrong without it.
        self.more
            .extend(serde_json::to_value(thing).ok().map(|thing| (name, thing)));
        self
    }

    /// The same, saying after how many seconds to try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.headers
            .push((axum::http::header::RETRY_AFTER, seconds.to_string()));
        self
    }
}

impl std::fmt::Display for WebError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.kind.status(), self.logged)
    }
}

impl std::error::Error for WebError {}

impl IntoResponse for WebError {
    /// The bare status, with the error attached for [`show`].
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
