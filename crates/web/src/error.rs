//! Errors of the web: what the reader can do, and what the log records.
//!
//! A handler returns a [`WebError`]. [`show`] turns it into a page or JSON in the reader's language. The log's detail
//! never leaves the server, and neither part has personal data.

pub mod page;
pub mod show;

use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use probity_conduct::{FieldProblem, Problem};
use probity_i18n::{Key, Message, key};
use probity_service::SentBefore;

/// A request that failed.
#[derive(Clone, Debug)]
pub struct WebError {
    /// The kind of the error.
    pub kind: Kind,
    /// A message for the reader besides the kind's own, if any.
    pub message: Option<Box<Message>>,
    /// The address of one of our pages to go back to, and its link text.
    pub back: Option<Box<(String, Message)>>,
    /// For callers of the API: the fields that are wrong, each with what is expected.
    pub fields: Vec<WrongField>,
    /// For callers of the API: what was sent before under the same value.
    pub sent: Option<Box<SentBefore>>,
    /// The detail for the log.
    pub logged: String,
    /// Headers of the response, such as `Retry-After`.
    pub headers: Vec<(HeaderName, String)>,
}

/// A field that is wrong.
#[derive(Clone, Debug)]
pub struct WrongField {
    /// Its name.
    pub name: String,
    /// What is wrong and what is expected.
    pub message: Message,
    /// The kind of problem, if it is one of [`Problem`].
    pub problem: Option<Problem>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $make:ident $status:ident: $title:expr, $next:expr;)*) => {
        /// The kinds of errors, each with its status and words.
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
    /// The reader is not signed in.
    SignedOut signed_out UNAUTHORIZED: key("error-signed-out"), key("error-signed-out-next");
    /// This person may not see or do this.
    Forbidden forbidden FORBIDDEN: key("error-forbidden"), key("error-forbidden-next");
    /// The form was sent by another site.
    CrossSite cross_site FORBIDDEN: key("error-cross-site"), key("error-cross-site-next");
    /// Nothing exists at this address.
    NotFound not_found NOT_FOUND: key("error-not-found"), key("error-not-found-next");
    /// The address exists, but not for this method.
    Method method METHOD_NOT_ALLOWED: key("error-method"), key("error-method-next");
    /// Someone else changed it meanwhile.
    Stale stale CONFLICT: key("error-stale"), key("error-stale-next");
    /// The state is not what the request expects, so it cannot be done now.
    Conflict conflict CONFLICT: key("error-conflict"), key("error-conflict-next");
    /// The request is larger than the limit.
    TooLarge too_large PAYLOAD_TOO_LARGE: key("error-too-large"), key("error-too-large-next");
    /// The content type is wrong (a form instead of JSON, for example).
    MediaType media_type UNSUPPORTED_MEDIA_TYPE: key("error-media-type"), key("error-media-type-next");
    /// The content is not acceptable as it is.
    Unprocessable unprocessable UNPROCESSABLE_ENTITY: key("error-unprocessable"), key("error-unprocessable-next");
    /// Too many requests from here.
    TooMany too_many TOO_MANY_REQUESTS: key("error-too-many"), key("error-too-many-next");
    /// A fault of the program.
    Internal internal INTERNAL_SERVER_ERROR: key("error-internal"), key("error-internal-next");
    /// The program cannot answer now.
    Unavailable unavailable SERVICE_UNAVAILABLE: key("error-unavailable"), key("error-unavailable-next");
}

impl From<probity_conduct::AskProblem> for WebError {
    fn from(problem: probity_conduct::AskProblem) -> Self {
        Self::conflict(problem.to_string())
    }
}

impl WebError {
    /// An error of this kind, with the kind's own message.
    #[must_use]
    pub fn new(kind: Kind, logged: impl Into<String>) -> Self {
        Self {
            kind,
            message: None,
            back: None,
            fields: Vec::new(),
            sent: None,
            logged: logged.into(),
            headers: Vec::new(),
        }
    }

    /// The error for a status, or the nearest kind if the status has none of its own.
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

    /// Adds a message for the reader.
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Message>) -> Self {
        self.message = Some(Box::new(message.into()));
        self
    }

    /// Adds a link to go back to.
    #[must_use]
    pub fn back_to(mut self, address: impl Into<String>, link: impl Into<Message>) -> Self {
        self.back = Some(Box::new((address.into(), link.into())));
        self
    }

    /// Adds a field that is wrong.
    #[must_use]
    pub fn with_field(mut self, name: impl Into<String>, message: impl Into<Message>) -> Self {
        self.fields.push(WrongField {
            name: name.into(),
            message: message.into(),
            problem: None,
        });
        self
    }

    /// Adds a field that is wrong, with the kind of problem.
    #[must_use]
    pub fn with_problem(mut self, wrong: &FieldProblem, message: Message) -> Self {
        self.fields.push(WrongField {
            name: wrong.field.clone(),
            message,
            problem: Some(wrong.problem),
        });
        self
    }

    /// Adds the number of seconds after which to try again.
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
    /// Only the status, with the error attached for [`show`].
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
