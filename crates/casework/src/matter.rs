//! A matter: one situation that was really submitted, folded from its events, and what may be done to it next.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    answer::Judged,
    event::{Body, Decision, Event, Routed, Submitted},
    fact::Fact,
    id::PersonId,
    party,
    routing::{Parties, PassedOver},
    row::{Index, Row, Table},
};

/// A matter with everything about it. Internal: what a register shows of it is [`crate::entry::Entry`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// What was submitted, with later corrections and additions to its facts.
    pub submitted: Submitted,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub state: State,
    /// Who has it, or had it last.
    pub holder: Option<Routed>,
    /// Why nobody has it, while it is held up.
    pub held_up: Vec<PassedOver>,
    /// Everyone who ever had it.
    pub had_it: BTreeSet<PersonId>,
    /// Others who were told.
    pub told: BTreeSet<PersonId>,
    /// What its holder wants to know, while it waits for that.
    pub asked: Option<String>,
    /// What was decided.
    pub decision: Option<Dated<Decision>>,
    /// What its holder kept with it on taking note.
    pub noted: Option<Dated<String>>,
    /// What became of it, and the day it did.
    pub became: Option<(String, Date)>,
    /// Why it was withdrawn.
    pub withdrawn: Option<String>,
    /// Why its entry is withheld, while it is.
    pub withheld: Option<String>,
    /// Fields that were corrected, oldest first.
    pub corrections: Vec<Correction>,
    /// The register's word for what happened, as far as it is known.
    pub outcome: Option<String>,
}

/// Where a matter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Just submitted; only between two events of one command.
    Submitted,
    /// Its holder has to decide or take note.
    AwaitingDecision,
    /// Whoever submitted it has to say more: to its holder, or where it has none what they did about it.
    AwaitingInformation,
    /// Nobody may decide it: the office has to fill a post.
    HeldUp,
    /// Decided; what became of it may still be recorded.
    Decided,
    /// Nothing is left to do.
    Closed,
    /// Withdrawn before it was decided.
    Withdrawn,
}

impl State {
    /// The word that rows, pages and the API give.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::AwaitingDecision => "awaiting-decision",
            Self::AwaitingInformation => "awaiting-information",
            Self::HeldUp => "held-up",
            Self::Decided => "decided",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether someone still has to decide.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::AwaitingDecision | Self::AwaitingInformation | Self::HeldUp
        )
    }
}

/// Something with the moment at which it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated<T> {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: T,
}

/// One field that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The field.
    pub field: String,
    /// What it said.
    pub old: Option<Fact>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

impl Matter {
    /// The matter that a submission begins.
    pub fn begin(submitted: Submitted, at: Timestamp) -> Self {
        Self {
            outcome: submitted.response.clone(),
            submitted,
            at,
            state: State::Submitted,
            holder: None,
            held_up: Vec::new(),
            had_it: BTreeSet::new(),
            told: BTreeSet::new(),
            asked: None,
            decision: None,
            noted: None,
            became: None,
            withdrawn: None,
            withheld: None,
            corrections: Vec::new(),
        }
    }

    /// The matter after an event of its own. Events that are not about matters change nothing.
    pub fn fold(&mut self, event: &Event) {
        match &event.body {
            Body::MatterRouted(routed) => self.routed(routed),
            Body::MatterHeldUp { passed_over, .. } => {
                self.state = State::HeldUp;
                self.holder = None;
                self.held_up.clone_from(passed_over);
            }
            Body::MatterRecorded {} => self.state = self.after_recording(),
            Body::InformationAsked { question } => {
                self.state = State::AwaitingInformation;
                self.asked = Some(question.clone());
            }
            Body::InformationGiven {
                facts,
                answer,
                outcome,
                ..
            } => {
                self.submitted.facts.extend(facts.clone());
                self.submitted.answer = answer.as_ref().unwrap_or(&self.submitted.answer).clone();
                self.outcome = outcome.clone().or(self.outcome.take());
                self.asked = None;
                self.state = if self.holder.is_some() {
                    State::AwaitingDecision
                } else {
                    self.after_recording()
                };
            }
            Body::MatterNoted { remarks } => {
                self.state = State::Closed;
                self.noted = Some(Dated {
                    at: event.at,
                    what: remarks.clone(),
                });
            }
            Body::DecisionMade(decision) => self.decided(decision, event.at),
            Body::OutcomeRecorded { became, on } => {
                self.state = State::Closed;
                self.became = Some((became.clone(), *on));
            }
            Body::MatterWithdrawn { reason } => {
                self.state = State::Withdrawn;
                self.withdrawn = Some(reason.clone());
            }
            _ => self.fold_entry(event),
        }
    }

    /// A register has to say what happened to an offer: where nobody said yet, whoever submitted it still has to.
    fn after_recording(&self) -> State {
        let unsaid = self.submitted.register.is_some()
            && self.submitted.roles.contains_key("response")
            && self.outcome.is_none();
        if unsaid {
            State::AwaitingInformation
        } else {
            State::Closed
        }
    }

    fn routed(&mut self, routed: &Routed) {
        self.state = if self.asked.is_some() {
            State::AwaitingInformation
        } else {
            State::AwaitingDecision
        };
        self.held_up.clear();
        self.had_it.insert(routed.person.clone());
        self.told
            .extend(routed.told.iter().map(|(_, person)| person.clone()));
        self.holder = Some(routed.clone());
    }

    fn decided(&mut self, decision: &Decision, at: Timestamp) {
        self.state = State::Decided;
        if decision.outcome.is_some() {
            self.outcome.clone_from(&decision.outcome);
        }
        self.decision = Some(Dated {
            at,
            what: decision.clone(),
        });
    }

    fn fold_entry(&mut self, event: &Event) {
        match &event.body {
            Body::EntryWithheld { reason, .. } => self.withheld = Some(reason.clone()),
            Body::EntryShown { .. } => self.withheld = None,
            Body::EntryCorrected {
                field,
                old,
                new,
                outcome,
                reason,
                ..
            } => {
                match new {
                    Some(new) => self.submitted.facts.insert(field.clone(), new.clone()),
                    None => self.submitted.facts.remove(field),
                };
                if outcome.is_some() && self.decision.is_none() {
                    self.outcome.clone_from(outcome);
                }
                self.corrections.push(Correction {
                    field: field.clone(),
                    old: old.clone(),
                    reason: reason.clone(),
                    at: event.at,
                });
            }
            _ => {}
        }
    }

    /// The fact whose field plays a role.
    pub fn role(&self, role: &str) -> Option<&Fact> {
        self.submitted
            .roles
            .get(role)
            .and_then(|field| self.submitted.facts.get(field))
    }

    /// The text of the fact whose field plays a role.
    pub fn role_text(&self, role: &str) -> Option<&str> {
        self.role(role).and_then(Fact::text)
    }

    /// What the instruments said, as far as it decides who does what.
    pub fn judged(&self) -> Judged {
        Judged::read(&self.submitted.answer).unwrap_or_default()
    }

    /// Whom it concerns.
    pub fn parties(&self) -> Parties {
        parties(&self.submitted)
    }

    /// The day it is listed by: when it happened, else when it was submitted.
    pub fn day(&self) -> Date {
        self.role("occurred-on")
            .and_then(Fact::day)
            .or(self.submitted.occurred_on)
            .unwrap_or_else(|| day_of(self.at))
    }

    /// Whether a person has it now.
    pub fn is_held_by(&self, person: &PersonId) -> bool {
        self.state.is_open()
            && self
                .holder
                .as_ref()
                .is_some_and(|held| &held.person == person)
    }

    /// Its rows: the matter's and, where it enters a register, the entry's.
    pub fn rows(&self) -> Vec<Row> {
        let said = &self.submitted;
        let party = self.role_text("party").map(str::to_owned);
        let index = Index {
            state: Some(self.state.as_str().to_owned()),
            subject: Some(said.subject.person.0.clone()),
            holder: self.holder.as_ref().map(|held| held.person.0.clone()),
            submitter: Some(said.by.0.clone()),
            situation: Some(said.situation.clone()),
            register: said
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            outcome: self.outcome.clone(),
            party_key: party.as_deref().and_then(party::key),
            party,
            day: Some(self.day()),
            submitted: Some(self.at),
            due: self
                .holder
                .as_ref()
                .filter(|_| self.state.is_open())
                .and_then(|held| held.due),
            year: Some(said.year),
            pence: self.role("value").and_then(Fact::pence),
            text: self.search_text(),
        };
        let mut rows = vec![Row::holding(
            Table::Matter,
            said.reference.as_str(),
            index,
            self,
        )];
        rows.extend(crate::entry::Entry::of_matter(self).map(|entry| entry.row()));
        rows
    }

    fn search_text(&self) -> String {
        let said = &self.submitted;
        let mut words = vec![said.reference.as_str(), &said.subject.name];
        words.extend(said.facts.values().filter_map(|fact| match fact {
            Fact::Text(text) => Some(text.as_str()),
            _ => None,
        }));
        words.join(" ").to_lowercase()
    }
}

/// Whom a submission concerns.
pub fn parties(said: &Submitted) -> Parties {
    let text = |role: &str| {
        said.roles
            .get(role)
            .and_then(|field| said.facts.get(field))
            .and_then(Fact::text)
    };
    // A person who is named but is nobody the office knows may still be someone to whom a decider has declared a tie.
    let outside = ["party", "recipient", "named-person"]
        .into_iter()
        .filter_map(text)
        .filter_map(party::key);
    Parties {
        subject: Some(said.subject.person.clone()),
        named: said.named.iter().cloned().collect(),
        outside: outside.collect(),
    }
}

/// A moment's day in London.
pub fn day_of(at: Timestamp) -> Date {
    at.in_tz("Europe/London").map_or_else(
        |_| at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        |zoned| zoned.date(),
    )
}

/// Facts by field.
pub type Facts = BTreeMap<String, Fact>;
