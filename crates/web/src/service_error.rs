//! Conversion of the service's errors into errors of the web, with the same sentences.

use probity_service::{ServiceError, Status};
use probity_view::{errors, problems};

use crate::error::{Kind, WebError};

impl From<ServiceError> for WebError {
    fn from(error: ServiceError) -> Self {
        let mut web = Self::new(kind(&error), format!("{}: {}", error.key, error.detail));
        if let Some(message) = errors::message(&error) {
            web = web.telling(message);
        }
        web.sent.clone_from(&error.sent);
        let fields = error.fields.iter();
        fields.fold(web, |web, problem| {
            web.with_field(&problem.field, problems::message(problem, &problem.field))
        })
    }
}

fn kind(error: &ServiceError) -> Kind {
    match error.status {
        Status::Invalid => Kind::Unprocessable,
        Status::WrongKind => Kind::MediaType,
        Status::TooLarge => Kind::TooLarge,
        Status::NotSignedIn => Kind::SignedOut,
        Status::NotAllowed => Kind::Forbidden,
        Status::NotFound => Kind::NotFound,
        Status::Conflict if error.key == "stale" => Kind::Stale,
        Status::Conflict => Kind::Conflict,
        Status::TooMany => Kind::TooMany,
        Status::Unavailable => Kind::Unavailable,
        Status::Fault => Kind::Internal,
    }
}
