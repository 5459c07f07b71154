//! Errors of the service, one enum for each noun, and which error belongs where.
//!
//! | error | when | status |
//! |---|---|---|
//! | [`ServiceError::Fields`] | the input has to be corrected | [`Status::Invalid`] |
//! | [`ServiceError::File`] | the file cannot be read as rows | [`Status::Invalid`], [`Status::WrongKind`], [`Status::TooLarge`] |
//! | [`ServiceError::Denied`] | access or a conflict of interest forbids it | [`Status::NotSignedIn`], [`Status::NotAllowed`] |
//! | `Unknown` of a noun | it does not exist, or the person may not know of it | [`Status::NotFound`] |
//! | [`ServiceError::Stale`] | someone else changed what the request was based on | [`Status::Stale`] |
//! | other variants of a noun | its state does not allow the request | mostly [`Status::Conflict`] |
//! | [`StoreFault`] | the database cannot do it now | [`Status::Unavailable`] |
//! | [`ServiceError::Fault`] | the program has a fault | [`Status::Fault`] |
//!
//! The tables in `error/nouns.rs` give each variant its status, its code and its message. The kinds of problems with
//! fields are in [`Problem`]. Compare variants to find out which error it is, never codes or keys.
//!
//! - Pages and the API show the title of the status, [`ServiceError::own_message`] and [`ServiceError::fields`]. A form
//!   shows the fields' problems beside its questions. The command line shows [`ServiceError::message`] and the fields.
//! - The log gets the code and [`ServiceError::detail`]. Readers never see them. Neither has personal data.
//!
//! Nothing was saved if a request fails, except perhaps for [`StoreFault::Unsure`].

mod display;
mod nouns;
#[cfg(test)]
mod tests;

use std::fmt;

use probity_access::Denied;
use probity_casework::{FieldProblem, Misfit, Problem, Refusal};
use probity_conduct::AskProblem;
use probity_i18n::Message;
use probity_importer::WrongFile;
use probity_store::StoreError;

pub use display::Status;
pub use nouns::{
    AccountError, CaseError, CodeError, DraftError, LedgerError, OfficeError, PersonError,
    RegisterError, StoreFault,
};

use crate::view::SentBefore;

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServiceError {
    /// The person may not do this, or has to sign in first.
    Denied(Denied),
    /// Fields of the form have to be corrected.
    Fields(Vec<FieldProblem>),
    /// The file that was sent cannot be read as rows.
    File(WrongFile),
    /// Someone else changed what the request was based on.
    Stale,
    /// It is already as the request wants it.
    NothingWouldChange,
    /// The same idempotency key was sent before with other content.
    SentBefore(Box<SentBefore>),
    /// About a case.
    Case(CaseError),
    /// About a person.
    Person(PersonError),
    /// About an account or signing in.
    Account(AccountError),
    /// About a draft.
    Draft(DraftError),
    /// About a register or its entries.
    Register(RegisterError),
    /// About an office and its settings.
    Office(OfficeError),
    /// About the codes.
    Code(CodeError),
    /// About the audit log.
    Ledger(LedgerError),
    /// The database cannot do it now.
    Store(StoreFault),
    /// A fault of the program, described for the log.
    Fault(String),
}

impl ServiceError {
    /// The kind of the error.
    #[must_use]
    pub fn status(&self) -> Status {
        self.displayed().status
    }

    /// The stable code, for the log.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.displayed().code
    }

    /// The message for the reader.
    #[must_use]
    pub fn message(&self) -> Message {
        let status = self.status();
        self.own_message().unwrap_or_else(|| status.message())
    }

    /// The error's own message, if it says more than that of its status.
    #[must_use]
    pub fn own_message(&self) -> Option<Message> {
        self.displayed().message
    }

    /// The detail for the log. Empty if the code says all.
    #[must_use]
    pub fn detail(&self) -> String {
        self.displayed().detail
    }

    /// The fields to correct.
    #[must_use]
    pub fn fields(&self) -> Vec<FieldProblem> {
        match self {
            Self::Fields(fields) => fields.clone(),
            Self::File(wrong) => vec![file_problem(*wrong)],
            _ => Vec::new(),
        }
    }

    pub(crate) fn field(field: &str, problem: Problem) -> Self {
        Self::Fields(vec![FieldProblem::new(field, problem)])
    }

    pub(crate) fn fault(why: impl ToString) -> Self {
        Self::Fault(why.to_string())
    }
}

/// The reason why a file cannot be read as rows, as a problem with the field `file`.
#[must_use]
pub fn file_problem(wrong: WrongFile) -> FieldProblem {
    let problem = match wrong {
        WrongFile::Empty => Problem::FileEmpty,
        WrongFile::TooLarge => Problem::FileTooLarge,
        WrongFile::Workbook => Problem::FileWorkbook,
        WrongFile::Markup => Problem::FileMarkup,
        WrongFile::NotText => Problem::FileNotText,
    };
    FieldProblem::new("file", problem)
}

/// For the log.
impl fmt::Display for ServiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let displayed = self.displayed();
        write!(f, "{}: {}", displayed.code, displayed.detail)
    }
}

impl std::error::Error for ServiceError {}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<WrongFile> for ServiceError {
    fn from(wrong: WrongFile) -> Self {
        Self::File(wrong)
    }
}

impl From<Misfit> for ServiceError {
    fn from(misfit: Misfit) -> Self {
        match misfit {
            Misfit::UnreadableAnswer(reference) => CaseError::Unreadable { reference }.into(),
            _ => StoreFault::Damaged {
                why: misfit.to_string(),
            }
            .into(),
        }
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Fields(fields) => Self::Fields(fields),
            Refusal::NotNow(state) => CaseError::MovedOn { state }.into(),
            Refusal::NotHolder => CaseError::NotHolder.into(),
            Refusal::Conflict(_) => Denied::CaseAboutYou.into(),
            Refusal::NoException => CaseError::NoException.into(),
            Refusal::NoChange => Self::NothingWouldChange,
            Refusal::NoEntry => RegisterError::NoEntry.into(),
            Refusal::Unreadable(misfit) => misfit.into(),
        }
    }
}

impl From<AskProblem> for ServiceError {
    fn from(problem: AskProblem) -> Self {
        match problem {
            AskProblem::UnknownOffice(_) => OfficeError::Unknown.into(),
            AskProblem::UnknownSituation(_) => CodeError::UnknownSituation.into(),
            AskProblem::UnknownRole(_) => Self::field("role", Problem::RoleUnknown),
            AskProblem::UnknownPost(_) => Self::field("posts", Problem::PostUnknown),
            AskProblem::NothingInForce(on) => CodeError::NothingInForce { on }.into(),
            other => CodeError::CannotAnswer {
                why: other.to_string(),
            }
            .into(),
        }
    }
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        let why = error.detail();
        Self::Store(match error {
            StoreError::Stale { .. } => return Self::Stale,
            StoreError::UnknownOffice(_) => return OfficeError::Unknown.into(),
            StoreError::OfficeExists(_) => return OfficeError::Exists.into(),
            StoreError::Invalid(_) => return Self::Fault(why),
            StoreError::Newer(_) | StoreError::OtherBuild(_) => StoreFault::Newer { why },
            StoreError::ReadOnly(_) => StoreFault::ReadOnly { why },
            StoreError::Full(_) => StoreFault::Full { why },
            StoreError::Unsure(_) => StoreFault::Unsure { why },
            StoreError::Damaged(_) => StoreFault::Damaged { why },
            StoreError::NotFound(_)
            | StoreError::Disk(_)
            | StoreError::Busy(_)
            | StoreError::Unreachable(_)
            | StoreError::Stopped
            | StoreError::Database(_) => StoreFault::NotAvailable { why },
        })
    }
}
