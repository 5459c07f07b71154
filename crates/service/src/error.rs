//! Errors: a key with a sentence in the catalogue that says what to do, and a detail for the log.

use probity_access::Denied;
use probity_casework::{FieldProblem, Misfit, Refusal};
use probity_importer::WrongFile;
use probity_store::StoreError;

use crate::view::SentBefore;

/// Why a request failed. Nothing was saved, unless the key is `unsure`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {detail}")]
pub struct ServiceError {
    /// The kind of error.
    pub status: Status,
    /// The catalogue's key.
    pub key: &'static str,
    /// The arguments of the sentence, by name.
    pub args: Vec<(&'static str, String)>,
    /// Fields of the form to correct.
    pub fields: Vec<FieldProblem>,
    /// What was sent before under the same value, if that is the reason.
    pub sent: Option<Box<SentBefore>>,
    /// For the log. Holds no personal data.
    pub detail: String,
}

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
    /// The state is not what the request expects: stale, already decided, not open yet.
    Conflict,
    /// Too many attempts.
    TooMany,
    /// The database is not available now.
    Unavailable,
    /// A fault of the program.
    Fault,
}

impl ServiceError {
    pub(crate) fn new(status: Status, key: &'static str) -> Self {
        Self {
            status,
            key,
            args: Vec::new(),
            fields: Vec::new(),
            sent: None,
            detail: String::new(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(crate) fn not_found(key: &'static str) -> Self {
        Self::new(Status::NotFound, key)
    }

    pub(crate) fn conflict(key: &'static str) -> Self {
        Self::new(Status::Conflict, key)
    }

    pub(crate) fn not_allowed(key: &'static str) -> Self {
        let status = if key == "not-signed-in" {
            Status::NotSignedIn
        } else {
            Status::NotAllowed
        };
        Self::new(status, key)
    }

    pub(crate) fn fields(fields: Vec<FieldProblem>) -> Self {
        Self {
            fields,
            ..Self::new(Status::Invalid, "fields-to-put-right")
        }
    }

    pub(crate) fn field(field: &str, key: &'static str) -> Self {
        Self::fields(vec![FieldProblem::new(field, key)])
    }

    /// A fault of the program, described for the log.
    pub(crate) fn fault(why: impl ToString) -> Self {
        Self {
            detail: why.to_string(),
            ..Self::new(Status::Fault, "program-fault")
        }
    }

    /// Whether someone else changed what the request was based on.
    pub(crate) fn is_stale(&self) -> bool {
        self.key == "stale"
    }
}

impl From<Denied> for ServiceError {
    fn from(denied: Denied) -> Self {
        Self::not_allowed(denied.key)
    }
}

impl From<Misfit> for ServiceError {
    fn from(misfit: Misfit) -> Self {
        let error = match &misfit {
            Misfit::NoAnswer(reference) => Self::new(Status::Unavailable, "case-unreadable")
                .with("reference", reference.as_str()),
            _ => Self::new(Status::Unavailable, "store-damaged"),
        };
        Self {
            detail: misfit.to_string(),
            ..error
        }
    }
}

/// Problems with the file that was sent.
impl From<WrongFile> for ServiceError {
    fn from(wrong: WrongFile) -> Self {
        let status = match wrong {
            WrongFile::Empty => Status::Invalid,
            WrongFile::TooLarge => Status::TooLarge,
            WrongFile::Workbook | WrongFile::Markup | WrongFile::NotText => Status::WrongKind,
        };
        Self {
            status,
            detail: wrong.to_string(),
            ..Self::field("file", wrong.key())
        }
    }
}

impl From<Refusal> for ServiceError {
    fn from(refusal: Refusal) -> Self {
        let key = refusal.key();
        match refusal {
            Refusal::Fields(fields) => Self::fields(fields),
            Refusal::NotNow(state) => Self::conflict(key).with("state", state),
            Refusal::NotHolder | Refusal::Conflict(_) => Self::not_allowed(key),
            Refusal::NoChange => Self::conflict(key),
            Refusal::NoEntry => Self::not_found(key),
            Refusal::Unreadable(misfit) => misfit.into(),
        }
    }
}

impl From<StoreError> for ServiceError {
    fn from(error: StoreError) -> Self {
        let (status, key) = match &error {
            StoreError::Stale { .. } => (Status::Conflict, "stale"),
            StoreError::UnknownOffice(_) => (Status::NotFound, "office-unknown"),
            StoreError::OfficeExists(_) => (Status::Conflict, "office-exists"),
            StoreError::Newer(_) | StoreError::OtherBuild(_) => {
                (Status::Unavailable, "store-newer")
            }
            StoreError::ReadOnly(_) => (Status::Unavailable, "store-read-only"),
            StoreError::Full(_) => (Status::Unavailable, "store-full"),
            StoreError::Unsure(_) => (Status::Unavailable, "unsure"),
            StoreError::Damaged(_) => (Status::Unavailable, "store-damaged"),
            StoreError::Invalid(_) => (Status::Fault, "program-fault"),
            _ => (Status::Unavailable, "store-unavailable"),
        };
        Self {
            detail: error.detail(),
            ..Self::new(status, key)
        }
    }
}
