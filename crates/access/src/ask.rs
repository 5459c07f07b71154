//! What is put to the rules: who, and what it is about, taken from casework's state.

use std::collections::BTreeSet;

use probity_casework::{
    PersonId,
    event::Right,
    matter::{Matter, parties},
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

/// What the rules know of a matter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MatterFacts {
    pub(crate) id: String,
    pub(crate) subject: PersonId,
    pub(crate) submitter: PersonId,
    pub(crate) holder: Option<PersonId>,
    pub(crate) had_it: BTreeSet<PersonId>,
    pub(crate) told: BTreeSet<PersonId>,
    pub(crate) named: BTreeSet<PersonId>,
    pub(crate) confidential: bool,
    pub(crate) barred: bool,
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
    /// A matter.
    Matter(Box<MatterFacts>),
}

impl Resource {
    /// A person as the office knows them.
    pub fn person(person: &Person) -> Self {
        Self::Person(PersonFacts::of(person))
    }

    /// A matter, as it is to whoever asks.
    pub fn matter(matter: &Matter, who: &Who, office: &routing::Office) -> Self {
        let said = &matter.submitted;
        // Whoever decided it before is kept from deciding it again by not having it, not by what concerns them.
        let concerns = parties(said);
        let barred = who
            .id()
            .is_some_and(|person| routing::barred(office, &concerns, person).is_some());
        Self::Matter(Box::new(MatterFacts {
            id: said.reference.0.clone(),
            subject: said.subject.person.clone(),
            submitter: said.by.clone(),
            holder: matter.holder.as_ref().map(|held| held.person.clone()),
            had_it: matter.had_it.clone(),
            told: matter.told.clone(),
            named: said.named.iter().cloned().collect(),
            confidential: said.confidential,
            barred,
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
