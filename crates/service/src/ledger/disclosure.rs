//! Disclosure of events: which of them a reader gets, and how much of each. Only this module decides it, for the audit
//! log page, the API, the bundles of entries, a case's history and the findings of verification.
//!
//! An event of a confidential case is open to people who may see the case: its submitter, and its handlers without a
//! conflict. Everyone else gets its number and the hash of its leaf. These prove that it is in the ledger, and show
//! neither who did what and when, nor in which case. An event that cannot be read is withheld as well.

use std::borrow::Cow;
use std::collections::HashMap;

use probity_casework::{Body, CaseId, RowKey, World};
use probity_ledger::{Envelope, Hash, leaf_hash};
use probity_store::{Payload, StoredEvent};

use crate::actor::Actor;
use crate::cases::list::read;
use crate::context::Context;
use crate::error::ServiceError;
use crate::office_state::OfficeState;

/// An event as one reader gets it.
pub(crate) enum Disclosed<'e> {
    /// All of it.
    Whole(&'e StoredEvent, Envelope),
    /// Only the hash of its leaf.
    Leaf(Hash),
}

/// Decides what one reader may read, and remembers its answers.
pub(crate) struct Disclosure<'d> {
    service: &'d Context,
    actor: Cow<'d, Actor>,
    state: &'d OfficeState,
    /// The cases that the events themselves make, if all were replayed. An altered row then cannot open a case.
    replayed: Option<&'d World>,
    decided: HashMap<CaseId, bool>,
}

impl<'d> Disclosure<'d> {
    pub(crate) fn new(service: &'d Context, actor: &'d Actor, state: &'d OfficeState) -> Self {
        Self {
            service,
            actor: reader(actor),
            state,
            replayed: None,
            decided: HashMap::new(),
        }
    }

    /// Also checks against the cases that all events together make.
    pub(crate) fn replayed(self, world: &'d World) -> Self {
        Self {
            replayed: Some(world),
            ..self
        }
    }

    /// What the reader gets of each event, in the same order.
    pub(crate) async fn of<'e>(
        &mut self,
        events: &'e [StoredEvent],
    ) -> Result<Vec<Disclosed<'e>>, ServiceError> {
        let mut disclosed = Vec::with_capacity(events.len());
        for event in events {
            disclosed.push(match Envelope::from_bytes(&event.envelope) {
                Ok(envelope) if self.may_read(&envelope).await? => {
                    Disclosed::Whole(event, envelope)
                }
                _ => Disclosed::Leaf(leaf_hash(&event.envelope)),
            });
        }
        Ok(disclosed)
    }

    /// The reader's office.
    pub(crate) fn office(&self) -> &str {
        self.actor.office()
    }

    /// Up to `limit` of the office's stored events, from a number on.
    pub(crate) async fn events(
        &self,
        from: u64,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, ServiceError> {
        let events = self.service.store().events(self.office(), from, limit);
        Ok(events.await?)
    }

    async fn may_read(&mut self, envelope: &Envelope) -> Result<bool, ServiceError> {
        match &envelope.case {
            Some(reference) => self.may_know_of(&CaseId(reference.clone())).await,
            None => Ok(true),
        }
    }

    /// Whether the reader may know of the case with this reference.
    pub(crate) async fn may_know_of(&mut self, reference: &CaseId) -> Result<bool, ServiceError> {
        if let Some(known) = self.decided.get(reference) {
            return Ok(*known);
        }
        let may = self.decide(reference).await?;
        self.decided.insert(reference.clone(), may);
        Ok(may)
    }

    async fn decide(&self, reference: &CaseId) -> Result<bool, ServiceError> {
        let (service, office) = (self.service, self.actor.office());
        let by_events = self.replayed.and_then(|world| world.cases.get(reference));
        if by_events.is_some_and(|case| !service.may_know_of(&self.actor, self.state, case)) {
            return Ok(false);
        }
        let row = RowKey::case(reference.as_str());
        match service.store().record(office, &row).await? {
            Some(row) => Ok(
                read(&row).is_ok_and(|case| service.may_know_of(&self.actor, self.state, &case))
            ),
            None => self.was_open(reference).await,
        }
    }

    /// Whether the events of a case without a row say that it was not confidential, and none says that it was. Its
    /// people are no longer known, so no one else gets access.
    async fn was_open(&self, reference: &CaseId) -> Result<bool, ServiceError> {
        let events = self.service.store();
        let events = events.events_of(self.actor.office(), reference.as_str());
        let confidential: Vec<bool> = events.await?.iter().filter_map(says_confidential).collect();
        Ok(!confidential.is_empty() && !confidential.contains(&true))
    }
}

/// The reader. What the command line prints on behalf of a person is limited to what that person may read.
pub(crate) fn reader(actor: &Actor) -> Cow<'_, Actor> {
    match actor {
        Actor::CommandLine {
            office,
            on_behalf: Some(id),
        } => Cow::Owned(Actor::Person {
            office: office.clone(),
            id: id.clone(),
        }),
        other => Cow::Borrowed(other),
    }
}

/// Whether an event says that its case is confidential. `None` if it says nothing about that.
fn says_confidential(event: &StoredEvent) -> Option<bool> {
    let Payload::Kept { bytes, .. } = &event.payload else {
        return None;
    };
    match serde_json::from_slice::<Body>(bytes).ok()? {
        Body::CaseSubmitted(submitted) => Some(submitted.confidential),
        Body::PayloadsDisposed { confidential, .. } => confidential,
        _ => None,
    }
}
