//! A case: a submitted situation, built from its events, and what can be done to it next.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use probity_conduct::Value;
use probity_i18n::in_london;
use serde::{Deserialize, Serialize};

use crate::event::{Body, Decision, Event, Routed, Submitted};
use crate::id::PersonId;
use crate::party;
use crate::routing::{Parties, PassedOver};

mod read;

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
    /// While it is on hold: everyone who was passed over, and why.
    pub on_hold: Vec<PassedOver>,
    /// Everyone who has ever had it.
    pub had_it: BTreeSet<PersonId>,
    /// Other people who were informed.
    pub informed: BTreeSet<PersonId>,
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

/// The state of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum State {
    /// Just submitted. A case is in this state only between two events of one command.
    Submitted,
    /// Its holder has to decide it or mark it as read.
    AwaitingDecision,
    /// The submitter has to add information: an answer to its holder or, if no one has the case, what they did
    /// about it.
    AwaitingInformation,
    /// No one can decide it: the office has to fill a post.
    OnHold,
    /// Decided. A result can still be recorded.
    Decided,
    /// Decided. A result still has to be recorded.
    AwaitingOutcome,
    /// Nothing is left to do.
    Closed,
    /// Withdrawn before it was decided.
    Withdrawn,
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl State {
    /// The word used in rows, on pages and in the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::AwaitingDecision => "awaiting-decision",
            Self::AwaitingInformation => "awaiting-information",
            Self::OnHold => "on-hold",
            Self::Decided => "decided",
            Self::AwaitingOutcome => "awaiting-outcome",
            Self::Closed => "closed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it was decided or closed, so that a result can be recorded.
    pub const fn is_past_deciding(self) -> bool {
        matches!(self, Self::Decided | Self::AwaitingOutcome | Self::Closed)
    }

    /// Whether its people have something to add: the information asked for, or the result.
    pub const fn waits_for_its_people(self) -> bool {
        matches!(self, Self::AwaitingInformation | Self::AwaitingOutcome)
    }

    /// Whether someone still has to decide.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::AwaitingDecision | Self::AwaitingInformation | Self::OnHold
        )
    }
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
            on_hold: Vec::new(),
            had_it: BTreeSet::new(),
            informed: BTreeSet::new(),
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
            Body::CaseOnHold { passed_over, .. } => {
                self.state = State::OnHold;
                self.holder = None;
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
                ..
            } => {
                self.submitted.facts.extend(facts.clone());
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
        self.holder = Some(routed.clone());
    }

    fn decided(&mut self, decision: &Decision, at: Timestamp) {
        self.state = if decision.awaits.is_some() {
            State::AwaitingOutcome
        } else {
            State::Decided
        };
        if decision.outcome.is_some() {
            self.outcome.clone_from(&decision.outcome);
        }
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
            self.holder = None;
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
}

/// The people that a submission concerns.
pub fn parties(submitted: &Submitted) -> Parties {
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
        named: submitted.named.iter().cloned().collect(),
        outside: outside.collect(),
        decided: BTreeSet::new(),
        exclusions: submitted.exclusions.clone(),
    }
}

/// The day of a moment, in London.
pub fn day_of(at: Timestamp) -> Date {
    in_london(at).date()
}

/// Facts by field.
pub type Facts = BTreeMap<String, Value>;
