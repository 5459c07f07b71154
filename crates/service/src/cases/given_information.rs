//! The information that a submitter gives about a case: the facts that it changes, and the answer to them.

use probity_casework::case::Case;
use probity_casework::decide::GivenInformation;

use crate::actor::Actor;
use crate::cases::confirming::unconfirmed;
use crate::cases::declare::response;
use crate::context::Context;
use crate::error::{PersonError, ServiceError};
use crate::input::{FactsIn, Reply};
use crate::labels::{as_json, stored_facts};
use crate::office_state::OfficeState;

impl Context {
    /// The reply and the facts that it changes, with the answer to them. A fact that stays the same is left out.
    ///
    /// # Errors
    /// If facts have to be corrected.
    pub(super) fn given_information(
        &self,
        actor: &Actor,
        state: &OfficeState,
        case: &Case,
        reply: &Reply,
    ) -> Result<GivenInformation, ServiceError> {
        let mut given = GivenInformation {
            reply: reply.reply.clone(),
            ..GivenInformation::default()
        };
        if reply.facts.is_empty() {
            return Ok(given);
        }
        let situation = self.situation(&case.submitted.situation)?;
        let new = reply.facts.read(situation).map_err(ServiceError::Fields)?;
        given.facts = stored_facts(&new);
        // Compared as JSON: a fact that is unchanged is dropped, even if the codes have turned its text into a choice
        // since.
        let (old_facts, new_facts) = (as_json(&case.submitted.facts), as_json(&given.facts));
        given
            .facts
            .retain(|field, _| old_facts.get(field) != new_facts.get(field));
        if given.facts.is_empty() {
            return Ok(given);
        }
        self.possible_change(situation, &case.submitted.facts, &given.facts)
            .map_err(ServiceError::Fields)?;
        let changed = FactsIn::Json(as_json(&given.facts)).read(situation);
        let changed = changed.map_err(ServiceError::Fields)?;
        let unconfirmed = unconfirmed(situation, &changed, &reply.confirmed);
        if !unconfirmed.is_empty() {
            return Err(ServiceError::Fields(unconfirmed));
        }
        given.outcome = response(situation, &changed);
        let mut all = case.submitted.facts.clone();
        all.extend(given.facts.clone());
        let all = FactsIn::Json(as_json(&all))
            .read(situation)
            .map_err(ServiceError::Fields)?;
        let subject = &case.submitted.subject.person;
        let subject = state
            .office
            .people
            .get(subject)
            .ok_or(PersonError::Unknown)?;
        let ruled_out = &case.submitted.exclusions.ruled_out;
        let involved = self.involved(actor, state, situation, &subject.id, ruled_out, &all)?;
        given.named = Some(involved.named);
        given.exclusions = Some(involved.exclusions);
        let answer = self.judge_for(actor, state, subject, situation, all)?;
        given.answer = Some(answer.into());
        Ok(given)
    }
}
