//! Recorded advice, and later cases that follow it.

use probity_casework::event::Follows;
use probity_conduct::model::{Meaning, Situation};
use probity_conduct::{Facts, Problem, Value};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::office_state::OfficeState;

impl Context {
    /// Whether a situation's cases ask for advice: one of their resolutions gives advice.
    pub(crate) fn asks_advice(&self, situation: &Situation) -> bool {
        let words = &self.codes().words().resolution;
        situation
            .resolutions
            .iter()
            .any(|id| words.get(id).is_some_and(|word| word.advice))
    }

    /// The recorded advice that a declaration follows, if it names any.
    ///
    /// # Errors
    /// On the field: for a reference that is unknown or that the declarer may not see, with the same error; for a case
    /// without a recorded answer; for a confidential case, whose content would reach other people.
    pub(crate) async fn follows(
        &self,
        actor: &Actor,
        state: &OfficeState,
        situation: &Situation,
        facts: &Facts,
    ) -> Result<Option<Follows>, ServiceError> {
        let Some(field) = situation.field_with_meaning(Meaning::Follows) else {
            return Ok(None);
        };
        let typed = facts.get(&field.name).and_then(Value::text);
        let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else {
            return Ok(None);
        };
        let unknown = || ServiceError::field(&field.name, Problem::AdviceUnknown);
        let reference = Context::reference(typed).map_err(|_| unknown())?;
        let (_, case) = match self.read_case(actor, state, &reference).await {
            Err(ServiceError::Case(CaseError::Unknown)) => return Err(unknown()),
            read => read?,
        };
        if case.submitted.confidential {
            return Err(ServiceError::field(
                &field.name,
                Problem::AdviceConfidential,
            ));
        }
        match case.advice() {
            Some(advice) => Ok(Some(advice)),
            None => Err(ServiceError::field(&field.name, Problem::AdviceNotGiven)),
        }
    }
}
