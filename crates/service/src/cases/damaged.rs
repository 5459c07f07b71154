//! Cases whose stored rows cannot be read. A list shows a line for each, so that they hide no other case and are
//! noticed.

use probity_casework::case::{State, day_of};
use probity_casework::{CaseId, PersonId};
use probity_ledger::Envelope;
use probity_store::Stored;

use crate::actor::Actor;
use crate::context::Context;
use crate::error::ServiceError;
use crate::office_state::OfficeState;
use crate::view::{CaseLine, OnHoldLine};

/// Logs that a case cannot be read. The error names the case.
pub(crate) fn note(error: &ServiceError) {
    tracing::error!(detail = error.detail(), "a case cannot be read");
}

impl Context {
    /// A list's line for a case that cannot be read: its situation and people from the row's columns, and the time of its
    /// first event. A confidential case is shown only to its submitter, because its holder's conflicts cannot be
    /// checked. `None` if the reader may not know of the case, and if the ledger does not have it.
    pub(crate) async fn damaged_line(
        &self,
        actor: &Actor,
        state: &OfficeState,
        row: &Stored,
    ) -> Result<Option<CaseLine>, ServiceError> {
        let columns = &row.row.columns;
        let me = actor.person().map(PersonId::as_str);
        let sent_it = me.is_some() && columns.submitted_by.as_deref() == me;
        let Some(situation) = columns.situation.as_deref() else {
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
        let subject = columns.subject.as_deref().map(PersonId::from);
        Ok(Some(CaseLine {
            reference: CaseId::from(reference.as_str()),
            situation: situation.to_owned(),
            // No one can act on it until it can be read.
            state: State::OnHold,
            what: None,
            party: None,
            subject: subject
                .map(|person| state.name(&person))
                .unwrap_or_default(),
            day: columns.day.unwrap_or_else(|| day_of(submitted)),
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

    /// Whether people without a part in a case may know of it. False if the codes no longer have its situation.
    pub(crate) fn is_open_to_readers(&self, situation: &str) -> bool {
        let situation = self.codes().situation(situation);
        situation.is_some_and(|situation| !situation.confidential)
    }
}

/// The line of a damaged case among those on hold: only its reference, and only if the reader may know it.
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
