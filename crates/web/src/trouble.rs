//! What the service refuses, as an error of the web: the same key, said in the catalogue's words.

use probity_i18n::{Key, Message, key};
use probity_service::{ServiceError, Status};

use crate::error::{Kind, WebError};
use crate::parts::problems;

impl From<ServiceError> for WebError {
    fn from(error: ServiceError) -> Self {
        let mut web = Self::new(kind(&error), format!("{}: {}", error.key, error.detail));
        if let Some(told) = told(&error) {
            web = web.telling(told);
        }
        if let Some(sent) = &error.sent {
            web = web.with_more("sent", sent.as_ref());
        }
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

/// What the reader is told beyond the kind's own words, for the keys that have more to say.
#[must_use]
pub fn told(error: &ServiceError) -> Option<Message> {
    let sentence = Message::new(sentence(error.key)?);
    let args = error.args.iter();
    Some(args.fold(sentence, |sentence, (name, value)| {
        sentence.with(name, value.as_str())
    }))
}

fn sentence(service: &str) -> Option<Key> {
    Some(match service {
        "case-past-that" => key("service-case-past-that"),
        "sent-already-with-other-content" => key("service-sent-already"),
        "case-not-yours" => key("service-case-not-yours"),
        "case-about-you" => key("service-case-about-you"),
        "entry-about-you" => key("service-entry-about-you"),
        "auditors-only-read" => key("service-auditors-only-read"),
        "entries-withheld" => key("service-entries-withheld"),
        "you-have-left" => key("service-you-have-left"),
        "nothing-would-change" => key("service-nothing-would-change"),
        "recipient-changed" => key("service-recipient-changed"),
        "office-not-open" => key("service-office-not-open"),
        "nothing-in-force" => key("service-nothing-in-force"),
        "code-cannot-answer" => key("service-code-cannot-answer"),
        "person-left" => key("service-person-left"),
        "office-not-ready" => key("service-office-not-ready"),
        "invitation-unknown" => key("service-invitation-unknown"),
        "too-many-attempts" => key("service-too-many-attempts"),
        "sign-in-refused" => key("sign-in-wrong"),
        "event-unreadable" => key("service-event-unreadable"),
        "case-unreadable" => key("service-case-unreadable"),
        "store-newer" => key("service-store-newer"),
        "store-read-only" => key("service-store-read-only"),
        "store-full" => key("service-store-full"),
        "unsure" => key("service-unsure"),
        _ => return None,
    })
}

/// The kind's own words, for a key that has no more to say.
#[must_use]
pub fn in_general(error: &ServiceError) -> Message {
    Message::new(kind(error).title())
}
