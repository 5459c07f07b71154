//! Erasing a case at the end of its retention period. The ledger still shows that it happened, and still verifies.

use probity_access::Action;
use probity_casework::case::State;
use probity_casework::refusal::Form;
use probity_casework::{Body, Refusal};
use probity_store::Payload;

use crate::actor::Actor;
use crate::cases::Cases;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::work::Work;

impl Cases {
    /// Erases the payloads of a case's events, its rows and its register entry. `ground` is the retention rule and
    /// `reason` says why it applies; both are kept. Returns the number of erased payloads.
    ///
    /// # Errors
    /// While the case is open, without ground or reason, for one's own case, or for anyone but administrators.
    #[tracing::instrument(name = "cases.dispose", level = "debug", skip_all)]
    pub async fn dispose(
        &self,
        actor: &Actor,
        reference: &str,
        ground: &str,
        reason: &str,
    ) -> Result<usize, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let mut work = Work::new(&self.0, actor, &state)?;
        let case = work.load_case(&reference, None).await?;
        // A person who may not erase a confidential case must not learn that it exists.
        self.0
            .allow_case(actor, &state, Action::Dispose, &case)
            .map_err(|refused| {
                if case.submitted.confidential {
                    CaseError::Unknown.into()
                } else {
                    refused
                }
            })?;
        if case.state.is_open() || case.state == State::AwaitingOutcome {
            return Err(Refusal::NotNow(case.state).into());
        }
        let mut form = Form::default();
        let ground = form.required("ground", ground);
        let reason = form.required("reason", reason);
        form.finish()?;
        let events = self
            .0
            .store()
            .events_of(actor.office(), reference.as_str())
            .await?;
        let kept = events
            .iter()
            .filter(|event| matches!(event.payload, Payload::Kept { .. }));
        let sequences: Vec<u64> = kept.map(|event| event.seq).collect();
        let count = sequences.len();
        work.happen(
            Some(&reference),
            Body::PayloadsDisposed {
                sequences: sequences.clone(),
                reason: format!("{ground}: {reason}"),
                confidential: Some(case.submitted.confidential),
            },
        )?;
        work.erase(sequences);
        work.commit(None).await?;
        Ok(count)
    }
}
