//! The person or program that makes a request.

use probity_access::Denied;
use probity_casework::{Actor as Doer, PersonId};

use crate::error::ServiceError;

/// Who makes the request, and in which office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Someone who has not signed in.
    Nobody {
        /// The office whose pages they read.
        office: String,
    },
    /// Someone who has signed in.
    Person {
        /// Their office.
        office: String,
        /// Their identifier.
        id: PersonId,
    },
    /// The command line.
    CommandLine {
        /// The office that the command is about.
        office: String,
        /// The person on whose behalf it acts, if any. It may then do what they may.
        on_behalf: Option<PersonId>,
    },
}

impl Actor {
    /// The office.
    pub fn office(&self) -> &str {
        match self {
            Self::Nobody { office }
            | Self::Person { office, .. }
            | Self::CommandLine { office, .. } => office,
        }
    }

    /// The person, if any.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Nobody { .. } => None,
            Self::Person { id, .. } => Some(id),
            Self::CommandLine { on_behalf, .. } => on_behalf.as_ref(),
        }
    }

    /// The person, for requests that only a person can make.
    pub(crate) fn someone(&self) -> Result<&PersonId, ServiceError> {
        self.person().ok_or_else(|| Denied::NotSignedIn.into())
    }

    /// The actor that an event's envelope records.
    pub(crate) fn doer(&self) -> Result<Doer, ServiceError> {
        match self {
            Self::Nobody { .. } => Err(Denied::NotSignedIn.into()),
            Self::Person { id, .. } => Ok(Doer::Person(id.clone())),
            Self::CommandLine { on_behalf, .. } => Ok(Doer::CommandLine(on_behalf.clone())),
        }
    }
}
