//! Sentences for errors of the service.

use probity_i18n::{Key, Message, key};
use probity_service::{ServiceError, Status};

/// The error's own sentence, if its key has one.
#[must_use]
pub fn message(error: &ServiceError) -> Option<Message> {
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

/// The sentence for an error's kind, if its key has none.
#[must_use]
pub fn in_general(error: &ServiceError) -> Message {
    Message::new(match error.status {
        Status::Invalid => key("error-unprocessable"),
        Status::WrongKind => key("error-media-type"),
        Status::TooLarge => key("error-too-large"),
        Status::NotSignedIn => key("error-signed-out"),
        Status::NotAllowed => key("error-forbidden"),
        Status::NotFound => key("error-not-found"),
        Status::Conflict if error.key == "stale" => key("error-stale"),
        Status::Conflict => key("error-conflict"),
        Status::TooMany => key("error-too-many"),
        Status::Unavailable => key("error-unavailable"),
        Status::Fault => key("error-internal"),
    })
}
