//! A case: a submitted situation, built from its events, and what can be done to it next.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::Value;
use probity_i18n::in_london;
use serde::{Deserialize, Serialize};

use crate::conflict::Parties;
use crate::event::{Body, Decision, Event, Routed, Submitted, Task};
use crate::exclusion::PassedOver;
use crate::id::{PersonId, PostId};
use crate::party;

mod read;
mod state;

pub use state::State;

/// A case with everything about it. It is internal: [`crate::entry::Entry`] is the part that a register shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// The submission, with later corrections and additions to its facts.
    pub submitted: Submitted,
    /// When it was submitted.
    pub at: Timestamp,
    /// Its state.
    pub state: State,
    /// The person and post that have it, or had it last.
    pub holder: Option<Routed>,
    /// What someone still has to do, whatever later facts make of the answer. `None` once it is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<Pending>,
    /// While it is on hold: everyone who was passed over, and why.
    pub on_hold: Vec<PassedOver>,
    /// Everyone who has ever had it.
    pub had_it: BTreeSet<PersonId>,
    /// Other people who were informed.
    pub informed: BTreeSet<PersonId>,
    /// The people who stepped aside from it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub recused: BTreeSet<PersonId>,
    /// The question its holder asked, while it waits for the information.
    pub asked: Option<String>,
    /// The decision. `None` while a review is awaited.
    pub decision: Option<Dated<Decision>>,
    /// The review, if one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// The holder's remarks when they marked it as read.
    pub noted: Option<Dated<String>>,
    /// The result that was recorded, and its day.
    pub result: Option<(String, Date)>,
    /// The reason why it was withdrawn.
    pub withdrawn: Option<String>,
    /// The reason why its entry is withheld, while it is.
    pub withheld: Option<String>,
    /// Corrected fields, oldest first.
    pub corrections: Vec<Correction>,
    /// The register's word for the result, as far as it is known.
    pub outcome: Option<String>,
}

/// What someone still has to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Pending {
    /// The task of its holder.
    pub task: Task,
    /// The posts that could have it. Any one of them is enough.
    pub wanted: Vec<PostId>,
}

/// Something with the time when it was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Dated<T> {
    /// When it was done.
    pub at: Timestamp,
    /// What was done.
    pub what: T,
}

/// A review that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Review {
    /// When it was asked for.
    pub at: Timestamp,
    /// The reasons given for it.
    pub reasons: String,
    /// The refusal to review.
    pub first: Dated<Decision>,
}

/// One field that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Correction {
    /// The field.
    pub field: String,
    /// The old value.
    pub old: Option<Value>,
    /// The reason for the correction.
    pub reason: String,
    /// When it was corrected.
    pub at: Timestamp,
}

impl Case {
    /// The case that a submission starts.
    pub fn begin(submitted: Submitted, at: Timestamp) -> Self {
        Self {
            outcome: submitted.response.clone(),
            submitted,
            at,
            state: State::Submitted,
            holder: None,
            pending: None,
            on_hold: Vec::new(),
            had_it: BTreeSet::new(),
            informed: BTreeSet::new(),
            recused: BTreeSet::new(),
            asked: None,
            decision: None,
            review: None,
            noted: None,
            result: None,
            withdrawn: None,
            withheld: None,
            corrections: Vec::new(),
        }
    }

    /// Applies an event of this case. Events that are not about cases change nothing.
    pub fn fold(&mut self, event: &Event) {
        match &event.body {
            Body::CaseRouted(routed) => self.routed(routed),
            Body::CaseOnHold {
                passed_over,
                task,
                wanted,
            } => {
                self.state = State::OnHold;
                self.holder = None;
                self.pending = Some(Pending {
                    task: *task,
                    wanted: wanted.clone(),
                });
                self.on_hold.clone_from(passed_over);
            }
            Body::CaseRecorded {} => self.state = self.after_recording(),
            Body::InformationAsked { question } => {
                self.state = State::AwaitingInformation;
                self.asked = Some(question.clone());
            }
            Body::InformationGiven {
                facts,
                answer,
                outcome,
                named,
                exclusions,
                reply,
            } => {
                for (field, new) in facts {
                    let old = self.submitted.facts.insert(field.clone(), new.clone());
                    if old.is_some() {
                        self.corrected(field, old, reply, event.at);
                    }
                }
                self.settle(facts.keys());
                if let Some(named) = named {
                    self.submitted.named.clone_from(named);
                }
                if let Some(exclusions) = exclusions {
                    self.submitted.exclusions.clone_from(exclusions);
                }
                self.submitted.answer = answer.as_ref().unwrap_or(&self.submitted.answer).clone();
                self.outcome = outcome.clone().or(self.outcome.take());
                self.asked = None;
                self.state = if self.holder.is_some() {
                    State::AwaitingDecision
                } else {
                    self.after_recording()
                };
            }
            Body::CaseNoted { remarks } => {
                self.state = State::Closed;
                self.pending = None;
                self.noted = Some(Dated {
                    at: event.at,
                    what: remarks.clone(),
                });
            }
            Body::DecisionMade(decision) => self.decided(decision, event.at),
            Body::ReviewAsked { reasons, outcome } => {
                self.review_asked(reasons, outcome.as_ref(), event.at);
            }
            Body::OutcomeRecorded { result, on } => {
                self.state = State::Closed;
                self.result = Some((result.clone(), *on));
            }
            Body::SteppedAside { person, .. } => {
                self.recused.insert(person.clone());
            }
            Body::CaseWithdrawn { reason } => {
                self.state = State::Withdrawn;
                self.withdrawn = Some(reason.clone());
            }
            _ => self.fold_entry(event),
        }
    }

    /// The state after recording. A register has to show the result of an offer, so the submitter is asked for it
    /// if it is missing.
    fn after_recording(&self) -> State {
        let outcome_missing = self.submitted.register.is_some()
            && self.submitted.meanings.contains_key("response")
            && self.outcome.is_none();
        if outcome_missing {
            State::AwaitingInformation
        } else {
            State::Closed
        }
    }

    /// Notes that these fields have a value now.
    fn settle<'a>(&mut self, known: impl Iterator<Item = &'a String>) {
        for field in known {
            self.submitted.unknown.retain(|unknown| unknown != field);
        }
    }

    fn routed(&mut self, routed: &Routed) {
        self.state = if self.asked.is_some() {
            State::AwaitingInformation
        } else {
            State::AwaitingDecision
        };
        self.on_hold.clear();
        self.had_it.insert(routed.person.clone());
        self.informed
            .extend(routed.informed.iter().map(|(_, person)| person.clone()));
        self.pending = Some(Pending {
            task: routed.task,
            wanted: routed.wanted.clone(),
        });
        self.holder = Some(routed.clone());
    }

    fn decided(&mut self, decision: &Decision, at: Timestamp) {
        self.pending = None;
        self.state = if decision.awaits.is_some() {
            State::AwaitingOutcome
        } else {
            State::Decided
        };
        if decision.outcome.is_some() {
            self.outcome.clone_from(&decision.outcome);
        }
        let told = decision.against.iter().filter_map(|one| one.told.as_ref());
        self.informed.extend(told.map(|(_, person)| person.clone()));
        self.decision = Some(Dated {
            at,
            what: decision.clone(),
        });
    }

    /// Reopens it for a review. It continues as if undecided, but never goes to a person who decided it before.
    fn review_asked(&mut self, reasons: &str, outcome: Option<&String>, at: Timestamp) {
        if let Some(first) = self.decision.take() {
            self.review = Some(Review {
                at,
                reasons: reasons.to_owned(),
                first,
            });
            self.outcome = outcome.cloned();
            self.result = None;
            let wanted = self.holder.take().map(|held| held.wanted);
            self.pending = wanted.map(|wanted| Pending {
                task: Task::Decide,
                wanted,
            });
            self.state = State::Submitted;
        }
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
                self.settle(new.iter().map(|_| field));
                if outcome.is_some() && self.decision.is_none() {
                    self.outcome.clone_from(outcome);
                }
                self.corrected(field, old.clone(), reason, event.at);
            }
            _ => {}
        }
    }

    fn corrected(&mut self, field: &str, old: Option<Value>, reason: &str, at: Timestamp) {
        self.corrections.push(Correction {
            field: field.to_owned(),
            old,
            reason: reason.to_owned(),
            at,
        });
    }
}

/// The people that a submission concerns. `since` is the day it was sent.
pub fn parties(submitted: &Submitted, since: Date) -> Parties {
    let text = |meaning: &str| {
        submitted
            .meanings
            .get(meaning)
            .and_then(|field| submitted.facts.get(field))
            .and_then(Value::text)
    };
    // A person who is named but unknown to the office may still be someone to whom a decider has declared a
    // connection.
    let outside = ["party", "recipient", "named-person"]
        .into_iter()
        .filter_map(text)
        .filter_map(party::key);
    Parties {
        subject: Some(submitted.subject.person.clone()),
        submitter: Some(submitted.by.clone()),
        named: submitted.named.iter().cloned().collect(),
        outside: outside.collect(),
        decided: BTreeSet::new(),
        recused: BTreeSet::new(),
        exclusions: submitted.exclusions.clone(),
        since: Some(since),
    }
}

/// The day of a moment, in London.
pub fn day_of(at: Timestamp) -> Date {
    in_london(at).date()
}

/// Facts by field.
pub type Facts = BTreeMap<String, Value>;
