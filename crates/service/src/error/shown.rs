//! How each error is shown: its status, its code, its message and its detail for the log.

use probity_access::Denied;
use probity_i18n::{Message, key};
use probity_importer::WrongFile;

use super::{ServiceError, file_problem};

/// The kind of an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The input has to be corrected.
    Invalid,
    /// The input is of a kind that cannot be read.
    WrongKind,
    /// The input is larger than the limit.
    TooLarge,
    /// The person has to sign in first.
    NotSignedIn,
    /// The person may not do this.
    NotAllowed,
    /// It does not exist, or the person may not know of it.
    NotFound,
    /// Someone else changed what the request was based on.
    Stale,
    /// The state is not what the request expects: already decided, not open yet.
    Conflict,
    /// Too many attempts.
    TooMany,
    /// The database is not available now.
    Unavailable,
    /// A fault of the program.
    Fault,
}

impl Status {
    /// The message for errors that have none of their own.
    #[must_use]
    pub fn message(self) -> Message {
        Message::new(match self {
            Self::Invalid => key("error-unprocessable"),
            Self::WrongKind => key("error-media-type"),
            Self::TooLarge => key("error-too-large"),
            Self::NotSignedIn => key("error-signed-out"),
            Self::NotAllowed => key("error-forbidden"),
            Self::NotFound => key("error-not-found"),
            Self::Stale => key("error-stale"),
            Self::Conflict => key("error-conflict"),
            Self::TooMany => key("error-too-many"),
            Self::Unavailable => key("error-unavailable"),
            Self::Fault => key("error-internal"),
        })
    }
}

/// What a face shows of an error, and what the log keeps.
#[derive(Debug)]
pub(super) struct Shown {
    pub status: Status,
    pub code: &'static str,
    pub message: Option<Message>,
    pub detail: String,
}

impl Shown {
    pub fn new(status: Status, code: &'static str) -> Self {
        Self {
            status,
            code,
            message: None,
            detail: String::new(),
        }
    }

    /// Adds the error's own message.
    pub fn saying(mut self, message: impl Into<Message>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Adds something to the detail for the log.
    pub fn noting(mut self, detail: impl ToString) -> Self {
        if !self.detail.is_empty() {
            self.detail.push_str(", ");
        }
        self.detail.push_str(&detail.to_string());
        self
    }
}

impl ServiceError {
    pub(super) fn shown(&self) -> Shown {
        match self {
            Self::Denied(denied) => denied_shown(*denied),
            Self::Fields(fields) => {
                // Names of fields can be what the caller typed, so only the kinds of problems are logged.
                let shown = Shown::new(Status::Invalid, "fields-to-put-right");
                fields
                    .iter()
                    .fold(shown, |shown, one| shown.noting(one.problem.key()))
            }
            Self::File(wrong) => {
                let status = match wrong {
                    WrongFile::Empty => Status::Invalid,
                    WrongFile::TooLarge => Status::TooLarge,
                    WrongFile::Workbook | WrongFile::Markup | WrongFile::NotText => {
                        Status::WrongKind
                    }
                };
                Shown::new(status, file_problem(*wrong).problem.key()).noting(wrong)
            }
            Self::Stale => Shown::new(Status::Stale, "stale"),
            Self::NothingWouldChange => Shown::new(Status::Conflict, "nothing-would-change")
                .saying(key("service-nothing-would-change")),
            Self::SentBefore(sent) => {
                Shown::new(Status::Conflict, "sent-already-with-other-content")
                    .saying(key("service-sent-already"))
                    .noting(&sent.reference)
            }
            Self::Case(error) => error.shown(),
            Self::Person(error) => error.shown(),
            Self::Account(error) => error.shown(),
            Self::Register(error) => error.shown(),
            Self::Office(error) => error.shown(),
            Self::Code(error) => error.shown(),
            Self::Ledger(error) => error.shown(),
            Self::Store(error) => error.shown(),
            Self::Fault(why) => Shown::new(Status::Fault, "program-fault").noting(why),
        }
    }
}

fn denied_shown(denied: Denied) -> Shown {
    let status = match denied {
        Denied::NotSignedIn => Status::NotSignedIn,
        _ => Status::NotAllowed,
    };
    let shown = Shown::new(status, denied.key());
    match denied {
        Denied::NotSignedIn | Denied::NotAllowed => shown,
        Denied::CaseAboutYou => shown.saying(key("service-case-about-you")),
        Denied::EntryAboutYou => shown.saying(key("service-entry-about-you")),
        Denied::AuditorsOnlyRead => shown.saying(key("service-auditors-only-read")),
        Denied::YouHaveLeft => shown.saying(key("service-you-have-left")),
    }
}
