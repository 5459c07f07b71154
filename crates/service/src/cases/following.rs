//! Recorded advice, and later cases that follow it.

use probity_casework::event::Follows;
use probity_conduct::model::{Meaning, Situation};
use probity_conduct::{Facts, FieldProblem, Problem, Value};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::input::Reply;
use crate::office_state::OfficeState;

impl Cases {
    /// What is wrong with the reference of earlier advice among these facts. Empty if they name none, or one that a
    /// declaration can follow. Declaring checks the same again.
    ///
    /// # Errors
    /// For an unknown situation, or if the database cannot be read.
    #[tracing::instrument(name = "cases.wrong_advice", level = "debug", skip_all)]
    pub async fn wrong_advice(
        &self,
        actor: &Actor,
        situation: &str,
        facts: &Facts,
    ) -> Result<Vec<FieldProblem>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let situation = self.0.situation(situation)?;
        match self.0.follows(actor, &state, situation, facts).await {
            Err(ServiceError::Fields(problems)) => Ok(problems),
            checked => checked.map(|_| Vec::new()),
        }
    }
}

impl Context {
    /// Whether a situation's cases ask for advice: one of their resolutions gives advice.
    pub(crate) fn asks_advice(&self, situation: &Situation) -> bool {
        let words = &self.codes().words().resolution;
        situation
            .resolutions
            .iter()
            .any(|id| words.get(id).is_some_and(|word| word.advice))
    }

    /// Checks a reply that names other advice than its case does, as declaring would.
    ///
    /// # Errors
    /// As for [`Context::follows`], and if the facts cannot be read.
    pub(crate) async fn advice_in_reply(
        &self,
        actor: &Actor,
        reference: &str,
        reply: &Reply,
    ) -> Result<(), ServiceError> {
        let state = self.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let (_, case) = self.read_case(actor, &state, &reference).await?;
        let situation = self.situation(&case.submitted.situation)?;
        let facts = reply.facts.read(situation).map_err(ServiceError::Fields)?;
        let before = case.meaning("follows");
        let field = situation.field_with_meaning(Meaning::Follows);
        let now = field.and_then(|field| facts.get(&field.name));
        if now.is_none() || now == before {
            return Ok(());
        }
        self.follows(actor, &state, situation, &facts)
            .await
            .map(drop)
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
