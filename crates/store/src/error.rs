//! Errors of the store. Each has a message for the reader and details for the log.

use probity_casework::RowKey;

/// The text in PostgreSQL's log when it refuses statements that were written together. PostgreSQL logs it as an
/// error, but it is none for the program.
pub(crate) const MOVED: &str =
    "nothing written, as something is not as it was: Probity looks again";

/// The reason why something was not read or not saved. Its text is a message for the reader. [`StoreError::detail`]
/// is for the log. Neither has personal data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The row has changed since it was read. Nothing of the append was saved.
    #[error(
        "Someone else changed this while you were looking at it. Nothing of yours was saved: look at it again, then repeat what you did."
    )]
    Stale {
        /// The row.
        key: RowKey,
        /// Its version now. `None` if it does not exist.
        found: Option<u64>,
    },
    /// The office has not been set up in this database.
    #[error("There is no office called {0} here. Check the name, or set the office up first.")]
    UnknownOffice(String),
    /// An office with this name already exists.
    #[error("There is an office called {0} here already. Choose another name.")]
    OfficeExists(String),
    /// A newer version of the program has changed this database. It was left as it is.
    #[error(
        "This database belongs to a newer version of the program (it has the change {0}). Start that version instead."
    )]
    Newer(String),
    /// A migration of this database differs from the one that this program has under its name.
    #[error(
        "This database was made by a different build of the program (its change {0} differs). Start the build it belongs to."
    )]
    OtherBuild(String),
    /// There is no database at this address, or it cannot be opened.
    #[error(
        "The database cannot be opened. Check that its address is right and that the program may read it."
    )]
    NotFound(String),
    /// The database can be read but not written.
    #[error(
        "The database is read-only, so nothing was saved. Make its file and folder writable, then try again."
    )]
    ReadOnly(String),
    /// The disk is full, or the database has reached the largest size allowed.
    #[error(
        "There is no room left to save anything, and nothing was saved. Make room, then try again."
    )]
    Full(String),
    /// The disk or the file system failed.
    #[error(
        "The disk the database is on reports a fault, and nothing was saved. Check the disk, then try again."
    )]
    Disk(String),
    /// Other processes kept the database busy for too long.
    #[error("The database is busy, and nothing was saved. Try again in a moment.")]
    Busy(String),
    /// The database does not answer.
    #[error("The database does not answer, and nothing was saved. Try again in a moment.")]
    Unreachable(String),
    /// The connection was lost while saving. It may or may not have been saved.
    #[error(
        "The connection to the database was lost while saving. Look whether it was saved before you send it again."
    )]
    Unsure(String),
    /// Stored data cannot be read. Verification names what differs.
    #[error("Something stored is damaged. Nothing was changed: run the verification to see what.")]
    Damaged(String),
    /// The request is not well formed. This is a fault of the calling program.
    #[error("This cannot be saved as it is: {0}.")]
    Invalid(String),
    /// The writer has ended because the program is shutting down.
    #[error("The program is shutting down, and nothing was saved. Try again in a moment.")]
    Stopped,
    /// Anything else that the database reports.
    #[error(
        "The database reports a fault, and nothing was saved. Ask whoever runs the program to look at its log."
    )]
    Database(String),
}

impl StoreError {
    /// The text for the log, with the database's own words if it gave any.
    pub fn detail(&self) -> String {
        match self {
            Self::Stale { key, found } => format!("stale: {key} is at version {found:?}"),
            Self::Stopped => "the writer has ended".to_owned(),
            Self::UnknownOffice(text)
            | Self::OfficeExists(text)
            | Self::Newer(text)
            | Self::OtherBuild(text)
            | Self::NotFound(text)
            | Self::ReadOnly(text)
            | Self::Full(text)
            | Self::Disk(text)
            | Self::Busy(text)
            | Self::Unreachable(text)
            | Self::Unsure(text)
            | Self::Damaged(text)
            | Self::Invalid(text)
            | Self::Database(text) => text.clone(),
        }
    }

    /// Whether the cause affects every append, so that trying each of a batch alone would fail too.
    pub(crate) const fn concerns_all(&self) -> bool {
        matches!(
            self,
            Self::ReadOnly(_) | Self::Busy(_) | Self::Unreachable(_) | Self::Disk(_)
        )
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(fault) => from_code(fault.as_ref()),
            sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                Self::Unreachable(error.to_string())
            }
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Self::Unreachable(error.to_string()),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Database(error.to_string()),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let Some(fault) = error.sqlite_error() else {
            return Self::Database(error.to_string());
        };
        // The message names tables and columns, but quotes no values.
        let text = format!("{}: {error}", fault.extended_code);
        match fault.extended_code & 0xff {
            5 | 6 => Self::Busy(text),
            8 => Self::ReadOnly(text),
            10 => Self::Disk(text),
            11 | 26 => Self::Damaged(text),
            13 => Self::Full(text),
            14 => Self::NotFound(text),
            _ => Self::Database(text),
        }
    }
}

/// PostgreSQL's codes are five characters.
fn from_code(fault: &dyn sqlx::error::DatabaseError) -> StoreError {
    let code = fault.code().unwrap_or_default();
    // The message names tables and columns. The detail is left out, because it may quote values.
    let text = format!("{code}: {}", fault.message());
    match code.as_ref() {
        "25006" => StoreError::ReadOnly(text),
        "53100" | "53200" | "54000" => StoreError::Full(text),
        // Something that the batch depends on has changed.
        "22P02" if text.contains(MOVED) => StoreError::Busy(text),
        // Another writer was faster and used the same number for an event.
        "23505" | "40001" | "40P01" | "55P03" | "53300" | "57014" => StoreError::Busy(text),
        "57P01" | "57P02" | "57P03" => StoreError::Unreachable(text),
        "58030" => StoreError::Disk(text),
        "3D000" | "28000" | "28P01" => StoreError::NotFound(text),
        "XX001" | "XX002" => StoreError::Damaged(text),
        _ => StoreError::Database(text),
    }
}
