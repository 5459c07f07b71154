//! What is put to the rules: who, and what it is about, taken from casework's state.

use std::collections::BTreeSet;

use probity_casework::{
    PersonId,
    case::{Case, parties},
    event::Right,
    people::Person,
    routing,
};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Who {
    /// Someone who has not signed in.
    Visitor,
    /// The command line, for nobody in particular.
    Machine,
    /// Someone who has signed in.
    Person(PersonFacts),
}

/// What the rules know of a person.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonFacts {
    pub(crate) id: PersonId,
    pub(crate) administrator: bool,
    pub(crate) auditor: bool,
    pub(crate) left: bool,
    pub(crate) manager: Option<PersonId>,
}

impl Who {
    /// A person as the office knows them.
    pub fn person(person: &Person) -> Self {
        Self::Person(PersonFacts::of(person))
    }

    /// The person asking.
    pub fn id(&self) -> Option<&PersonId> {
        match self {
            Self::Person(person) => Some(&person.id),
            Self::Visitor | Self::Machine => None,
        }
    }
}

impl PersonFacts {
    fn of(person: &Person) -> Self {
        Self {
            id: person.id.clone(),
            administrator: person.profile.rights.contains(&Right::Administrator),
            auditor: person.profile.rights.contains(&Right::Auditor),
            left: person.left.is_some(),
            manager: person.profile.manager.clone(),
        }
    }
}

/// What the rules know of a case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseFacts {
    pub(crate) id: String,
    pub(crate) subject: PersonId,
    pub(crate) submitter: PersonId,
    pub(crate) holder: Option<PersonId>,
    pub(crate) had_it: BTreeSet<PersonId>,
    pub(crate) told: BTreeSet<PersonId>,
    pub(crate) named: BTreeSet<PersonId>,
    pub(crate) confidential: bool,
    pub(crate) conflict: bool,
}

/// What they ask about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The office as a whole.
    Office {
        /// Whether anyone may ask its code.
        published: bool,
    },
    /// A register.
    Register {
        /// Whether it leaves the office.
        public: bool,
    },
    /// An entry of an old register.
    ImportedEntry,
    /// A person.
    Person(PersonFacts),
    /// A case.
    Case(Box<CaseFacts>),
}

impl Resource {
    /// A person as the office knows them.
    pub fn person(person: &Person) -> Self {
        Self::Person(PersonFacts::of(person))
    }

    /// A case, as it is to whoever asks.
    pub fn case(case: &Case, who: &Who, office: &routing::Office) -> Self {
        let said = &case.submitted;
        // Whoever decided it before is kept from deciding it again by not having it, not by what concerns them.
        let concerns = parties(said);
        let conflict = who
            .id()
            .is_some_and(|person| routing::conflict(office, &concerns, person).is_some());
        Self::Case(Box::new(CaseFacts {
            id: said.reference.0.clone(),
            subject: said.subject.person.clone(),
            submitter: said.by.clone(),
            holder: case.holder.as_ref().map(|held| held.person.clone()),
            had_it: case.had_it.clone(),
            told: case.told.clone(),
            named: said.named.iter().cloned().collect(),
            confidential: said.confidential,
            conflict,
        }))
    }
}

/// Refused, and why: a stable key for the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("refused: {key}")]
pub struct Denied {
    /// `not-signed-in`, `not-allowed`, or the `@key` of the rule that forbids.
    pub key: &'static str,
}
