//! Requests to the rules: the person who asks and the resource, taken from casework's state.

use std::collections::BTreeSet;

use probity_casework::PersonId;
use probity_casework::case::Case;
use probity_casework::conflict::{Parties, conflict, is_accused};
use probity_casework::event::Right;
use probity_casework::office::Office;
use probity_casework::people::Person;

/// The person or program that asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Who {
    /// Someone who has not signed in.
    Visitor,
    /// The command line, for no particular person.
    Machine,
    /// Someone who has signed in.
    Person(PersonFacts),
}

/// The attributes of a person that rules can read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PersonFacts {
    /// Their id.
    pub id: PersonId,
    /// They look after the office.
    pub administrator: bool,
    /// They read everything and change nothing of others.
    pub auditor: bool,
    /// They have left the office.
    pub left: bool,
    /// Their line manager, if one is known.
    pub manager: Option<PersonId>,
}

impl Who {
    /// A person as the office knows them.
    pub fn person(person: &Person) -> Self {
        Self::Person(PersonFacts::of(person))
    }

    /// The id of the person who asks.
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

/// The attributes of a case that rules can read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseFacts {
    /// Its reference.
    pub id: String,
    /// The person whom it is about.
    pub subject: PersonId,
    /// The person who sent it.
    pub submitter: PersonId,
    /// The person who has it now, if someone has.
    pub holder: Option<PersonId>,
    /// Everyone who has or had it.
    pub had_it: BTreeSet<PersonId>,
    /// Everyone who was informed of it.
    pub informed: BTreeSet<PersonId>,
    /// People of the office who are named in it.
    pub named: BTreeSet<PersonId>,
    /// Only the person who sent it and the people it is sent to can know of it.
    pub confidential: bool,
    /// The route passes over the person who asks.
    pub conflict: bool,
    /// It is about the person who asks, names them or may name them.
    pub accused: bool,
}

/// The resource of a request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The office as a whole.
    Office {
        /// Whether anyone may ask questions of its code.
        published: bool,
    },
    /// A register.
    Register {
        /// Whether it is public.
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

    /// A case, as it relates to the person who asks.
    pub fn case(case: &Case, who: &Who, office: &Office) -> Self {
        let submitted = &case.submitted;
        // A person who decided it before is kept from deciding again because they do not hold it, so earlier
        // decisions do not count here.
        let concerns = case.parties_ever();
        let of_asker = |holds: fn(&Office, &Parties, &PersonId) -> bool| {
            who.id()
                .is_some_and(|person| holds(office, &concerns, person))
        };
        Self::Case(Box::new(CaseFacts {
            id: submitted.reference.0.clone(),
            subject: submitted.subject.person.clone(),
            submitter: submitted.by.clone(),
            holder: case.holder.as_ref().map(|held| held.person.clone()),
            had_it: case.had_it.clone(),
            informed: case.informed.clone(),
            named: submitted.named.iter().cloned().collect(),
            confidential: submitted.confidential,
            conflict: of_asker(|office, concerns, person| {
                conflict(office, concerns, person).is_some()
            }),
            accused: of_asker(is_accused),
        }))
    }
}

/// The reason why an action is refused. If several rules forbid it, the first reason here counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Denied {
    /// The person has left the office.
    #[error("the person has left the office")]
    YouHaveLeft,
    /// Auditors change nothing of others.
    #[error("auditors only read")]
    AuditorsOnlyRead,
    /// The case concerns the person.
    #[error("the case concerns the person")]
    CaseAboutYou,
    /// The entry concerns the person.
    #[error("the entry concerns the person")]
    EntryAboutYou,
    /// No rule permits it, or a rule forbids it without another reason.
    #[error("not allowed")]
    NotAllowed,
    /// The visitor has to sign in first.
    #[error("not signed in")]
    NotSignedIn,
}

impl Denied {
    /// Every reason.
    pub const ALL: [Self; 6] = [
        Self::YouHaveLeft,
        Self::AuditorsOnlyRead,
        Self::CaseAboutYou,
        Self::EntryAboutYou,
        Self::NotAllowed,
        Self::NotSignedIn,
    ];

    /// The stable key: the `@key` of the rule that forbids.
    pub const fn key(self) -> &'static str {
        match self {
            Self::YouHaveLeft => "you-have-left",
            Self::AuditorsOnlyRead => "auditors-only-read",
            Self::CaseAboutYou => "case-about-you",
            Self::EntryAboutYou => "entry-about-you",
            Self::NotAllowed => "not-allowed",
            Self::NotSignedIn => "not-signed-in",
        }
    }

    /// The reason with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.key() == key)
    }
}
