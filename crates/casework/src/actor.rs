//! The person or program behind an event.

use std::fmt;

use crate::id::PersonId;

/// The person or program behind an event. Its text form is in the event's envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person who signed in.
    Person(PersonId),
    /// The command line on the server itself, acting for a person if one is named.
    CommandLine(Option<PersonId>),
}

impl Actor {
    /// The person who acts, or for whom the command line acts.
    pub fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::CommandLine(person) => person.as_ref(),
        }
    }

    /// Reads the text form. Text that does not name the command line is a person's id.
    pub fn read(text: &str) -> Self {
        match text.strip_prefix("command-line") {
            Some("") => Self::CommandLine(None),
            Some(rest) if rest.starts_with(':') => {
                Self::CommandLine(Some(PersonId::new(&rest[1..])))
            }
            _ => Self::Person(PersonId::new(text)),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "{person}"),
            Self::CommandLine(None) => f.write_str("command-line"),
            Self::CommandLine(Some(person)) => write!(f, "command-line:{person}"),
        }
    }
}
