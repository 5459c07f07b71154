//! Cases of which what is kept cannot be read: told on their line in a list, so that they neither hide others nor go unseen.

use probity_casework::{
    CaseId, PersonId,
    case::{State, day_of},
};
use probity_ledger::Envelope;
use probity_store::Stored;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::ServiceError;
use crate::office_state::OfficeState;
use crate::view::{CaseLine, OnHoldLine};

/// Notes in the log that what is kept of a case cannot be read. The error names it.
pub(crate) fn note(error: &ServiceError) {
    tracing::error!(detail = error.detail, "a case cannot be read");
}

impl Context {
    /// A line with what is known without reading what is kept: by its situation and its people, and by when its first event
    /// happened. A confidential one is told to whoever sent it alone: of its holder nobody can tell whether they are free of
    /// conflicts. None for those who may not know of it, and where the ledger has no such case.
    pub(crate) async fn damaged_line(
        &self,
        actor: &Actor,
        state: &OfficeState,
        row: &Stored,
    ) -> Result<Option<CaseLine>, ServiceError> {
        let index = &row.row.index;
        let me = actor.person().map(PersonId::as_str);
        let sent_it = me.is_some() && index.submitter.as_deref() == me;
        let Some(situation) = index.situation.as_deref() else {
            return Ok(None);
        };
        if !(sent_it || self.is_open_to_readers(situation)) {
            return Ok(None);
        }
        let reference = &row.row.key.id;
        let events = self.store().events_of(actor.office(), reference).await?;
        let first = events
            .first()
            .map(|one| Envelope::from_bytes(&one.envelope));
        let at = first.and_then(|envelope| envelope.ok()?.at.parse().ok());
        let Some(submitted) = at else {
            return Ok(None);
        };
        let subject = index.subject.as_deref().map(PersonId::from);
        let day = index.day.as_deref().and_then(|day| day.parse().ok());
        Ok(Some(CaseLine {
            reference: CaseId::from(reference.as_str()),
            situation: situation.to_owned(),
            // Nobody can act on it until it can be read.
            state: State::OnHold,
            what: None,
            party: None,
            subject: subject
                .map(|person| state.name(&person))
                .unwrap_or_default(),
            day: day.unwrap_or_else(|| day_of(submitted)),
            submitted,
            holder: None,
            overdue: false,
            asked: None,
            outcome: None,
            confidential: !self.is_open_to_readers(situation),
            awaits: None,
            unreadable: true,
        }))
    }

    /// Whether cases of a situation may be known beyond their people. Of one that the codes have no more, nobody can tell.
    pub(crate) fn is_open_to_readers(&self, situation: &str) -> bool {
        let situation = self.codes().situation(situation);
        situation.is_some_and(|situation| !situation.confidential)
    }
}

/// The line of those on hold: its reference alone, and that only where the reader may know it.
pub(crate) fn on_hold_line(row: &Stored, may_know: bool) -> OnHoldLine {
    OnHoldLine {
        reference: may_know.then(|| CaseId::from(row.row.key.id.as_str())),
        confidential: true,
        situation: None,
        subject: None,
        submitted: None,
        posts: Vec::new(),
        passed_over: Vec::new(),
        may_reroute: false,
        unreadable: true,
    }
}
