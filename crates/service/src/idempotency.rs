//! Commands on a case that are sent twice: by a second press of the button, or by someone who never saw the answer. The
//! command is done once, and the second request gets the first one's answer instead of an error about an outdated page.

use probity_casework::case::Case;
use probity_casework::{Body, CaseId, Event, World};
use probity_ledger::Envelope;
use probity_store::{Payload, StoredEvent};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::cases::history::event;
use crate::context::Context;
use crate::error::ServiceError;
use crate::office_state::OfficeState;
use crate::view::CaseView;

impl Context {
    /// The case as it is now, if the first events after the version that was seen are those that this person asks for
    /// now.
    pub(crate) async fn already_done(
        &self,
        actor: &Actor,
        reference: &str,
        seen: Option<u64>,
        command: impl Fn(&OfficeState, &Case) -> Result<Vec<Body>, ServiceError>,
    ) -> Result<Option<CaseView>, ServiceError> {
        let Some(seen) = seen else {
            return Ok(None);
        };
        let state = self.state(actor.office()).await?;
        let id = Context::reference(reference)?;
        let events = self.store().events_of(actor.office(), id.as_str()).await?;
        // If an event cannot be read, or the command was not possible at that version, it does not count as done.
        let Some(events) = events.iter().map(read).collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        let before = events.iter().take_while(|(seq, _)| *seq <= seen);
        let (before, after) = events.split_at(before.count());
        let wanted = as_it_was(before, &id).map(|case| command(&state, &case));
        let Some(Ok(wanted)) = wanted else {
            return Ok(None);
        };
        let doer = actor.doer()?;
        let mut done = after.iter().map(|(_, event)| event);
        let is_done = |body| {
            done.next()
                .is_some_and(|event| event.actor == doer && event.body == body)
        };
        if wanted.is_empty() || !wanted.into_iter().all(is_done) {
            return Ok(None);
        }
        Cases(self.clone()).get(actor, reference).await.map(Some)
    }
}

fn read(stored: &StoredEvent) -> Option<(u64, Event)> {
    let Payload::Kept { bytes, .. } = &stored.payload else {
        return None;
    };
    let envelope = Envelope::from_bytes(&stored.envelope).ok()?;
    Some((stored.seq, event(&envelope, bytes).ok()?))
}

fn as_it_was(events: &[(u64, Event)], id: &CaseId) -> Option<Case> {
    let mut world = World::default();
    for (_, event) in events {
        world.apply(event).ok()?;
    }
    world.cases.remove(id)
}
