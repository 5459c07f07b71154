//! How each error is displayed: its status, its code, its message and its detail for the log.

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

/// An error as displayed, with what the log keeps of it.
#[derive(Debug)]
pub(super) struct Displayed {
    pub status: Status,
    pub code: &'static str,
    pub message: Option<Message>,
    pub detail: String,
}

impl Displayed {
    pub fn new(status: Status, code: &'static str) -> Self {
        Self {
            status,
            code,
            message: None,
            detail: String::new(),
        }
    }

    /// Adds the error's own message.
    pub fn with_message(mut self, message: impl Into<Message>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Adds something to the detail for the log.
    pub fn with_detail(mut self, detail: impl ToString) -> Self {
        if !self.detail.is_empty() {
            self.detail.push_str(", ");
        }
        self.detail.push_str(&detail.to_string());
        self
    }
}

impl ServiceError {
    pub(super) fn displayed(&self) -> Displayed {
        match self {
            Self::Denied(denied) => denial_displayed(*denied),
            Self::Fields(fields) => {
                // Names of fields can be what the caller typed, so only the kinds of problems are logged.
                let displayed = Displayed::new(Status::Invalid, "fields-to-put-right");
                fields.iter().fold(displayed, |displayed, one| {
                    displayed.with_detail(one.problem.key())
                })
            }
            Self::File(wrong) => {
                let status = match wrong {
                    WrongFile::Empty => Status::Invalid,
                    WrongFile::TooLarge => Status::TooLarge,
                    WrongFile::Workbook | WrongFile::Markup | WrongFile::NotText => {
                        Status::WrongKind
                    }
                };
                Displayed::new(status, file_problem(*wrong).problem.key()).with_detail(wrong)
            }
            Self::Stale => Displayed::new(Status::Stale, "stale"),
            Self::NothingWouldChange => Displayed::new(Status::Conflict, "nothing-would-change")
                .with_message(key("service-nothing-would-change")),
            Self::SentBefore(sent) => {
                Displayed::new(Status::Conflict, "sent-already-with-other-content")
                    .with_message(key("service-sent-already"))
                    .with_detail(&sent.reference)
            }
            Self::Case(error) => error.displayed(),
            Self::Person(error) => error.displayed(),
            Self::Account(error) => error.displayed(),
            Self::Draft(error) => error.displayed(),
            Self::Register(error) => error.displayed(),
            Self::Office(error) => error.displayed(),
            Self::Code(error) => error.displayed(),
            Self::Ledger(error) => error.displayed(),
            Self::Store(error) => error.displayed(),
            Self::Fault(why) => Displayed::new(Status::Fault, "program-fault").with_detail(why),
        }
    }
}

fn denial_displayed(denied: Denied) -> Displayed {
    let status = match denied {
        Denied::NotSignedIn => Status::NotSignedIn,
        _ => Status::NotAllowed,
    };
    let displayed = Displayed::new(status, denied.key());
    match denied {
        Denied::NotSignedIn | Denied::NotAllowed => displayed,
        Denied::CaseAboutYou => displayed.with_message(key("service-case-about-you")),
        Denied::EntryAboutYou => displayed.with_message(key("service-entry-about-you")),
        Denied::AuditorsOnlyRead => displayed.with_message(key("service-auditors-only-read")),
        Denied::YouHaveLeft => displayed.with_message(key("service-you-have-left")),
    }
}
