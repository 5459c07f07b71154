//! Conversion of the service's errors into errors of the web, with the same sentences.

use probity_conduct::{FieldProblem, Problem};
use probity_i18n::{Message, key};
use probity_service::{ServiceError, Status};

use crate::error::{Kind, WebError};

impl From<ServiceError> for WebError {
    fn from(error: ServiceError) -> Self {
        let mut web = Self::new(kind(error.status()), error.to_string());
        if let Some(message) = error.own_message() {
            web = web.with_message(message);
        }
        if let ServiceError::SentBefore(sent) = &error {
            web.sent = Some(sent.clone());
        }
        (error.fields().iter()).fold(web, |web, problem| web.with_problem(problem, says(problem)))
    }
}

/// What callers of the API can do about a problem. Forms have sentences of their own.
fn says(problem: &FieldProblem) -> Message {
    let name = problem.field.as_str();
    match problem.problem {
        Problem::NotConfirmed => {
            let value = problem.args.get("value").map_or("", String::as_str);
            let message = key("api-not-confirmed").with("value", value);
            message.with("name", name.trim_start_matches("facts."))
        }
        _ => problem.message_with_choices(name),
    }
}

fn kind(status: Status) -> Kind {
    match status {
        Status::Invalid => Kind::Unprocessable,
        Status::WrongKind => Kind::MediaType,
        Status::TooLarge => Kind::TooLarge,
        Status::NotSignedIn => Kind::SignedOut,
        Status::NotAllowed => Kind::Forbidden,
        Status::NotFound => Kind::NotFound,
        Status::Stale => Kind::Stale,
        Status::Conflict => Kind::Conflict,
        Status::TooMany => Kind::TooMany,
        Status::Unavailable => Kind::Unavailable,
        Status::Fault => Kind::Internal,
    }
}
