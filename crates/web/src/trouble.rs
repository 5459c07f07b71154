//! What the desk refuses, as an error of the web: the same key, said in the catalogue's words.

use probity_desk::{DeskError, Status};
use probity_words::{Key, Message, key};

use crate::error::{Kind, WebError};
use crate::parts::problems;

impl From<DeskError> for WebError {
    fn from(error: DeskError) -> Self {
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

fn kind(error: &DeskError) -> Kind {
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
pub fn told(error: &DeskError) -> Option<Message> {
    let sentence = Message::new(sentence(error.key)?);
    let args = error.args.iter();
    Some(args.fold(sentence, |sentence, (name, value)| {
        sentence.with(name, value.as_str())
    }))
}

fn sentence(desk: &str) -> Option<Key> {
    Some(match desk {
        "matter-past-that" => key("desk-matter-past-that"),
        "sent-already-with-other-content" => key("desk-sent-already"),
        "matter-not-yours" => key("desk-matter-not-yours"),
        "matter-about-you" => key("desk-matter-about-you"),
        "entry-about-you" => key("desk-entry-about-you"),
        "auditors-only-read" => key("desk-auditors-only-read"),
        "entries-withheld" => key("desk-entries-withheld"),
        "you-have-left" => key("desk-you-have-left"),
        "nothing-would-change" => key("desk-nothing-would-change"),
        "recipient-changed" => key("desk-recipient-changed"),
        "office-not-open" => key("desk-office-not-open"),
        "nothing-in-force" => key("desk-nothing-in-force"),
        "code-cannot-answer" => key("desk-code-cannot-answer"),
        "person-left" => key("desk-person-left"),
        "office-not-ready" => key("desk-office-not-ready"),
        "invitation-unknown" => key("desk-invitation-unknown"),
        "too-many-attempts" => key("desk-too-many-attempts"),
        "sign-in-refused" => key("sign-in-wrong"),
        "event-unreadable" => key("desk-event-unreadable"),
        "case-unreadable" => key("desk-case-unreadable"),
        "store-newer" => key("desk-store-newer"),
        "store-read-only" => key("desk-store-read-only"),
        "store-full" => key("desk-store-full"),
        "unsure" => key("desk-unsure"),
        _ => return None,
    })
}

/// The kind's own words, for a key that has no more to say.
#[must_use]
pub fn in_general(error: &DeskError) -> Message {
    Message::new(kind(error).title())
}
