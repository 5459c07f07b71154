//! Decisions of the office about findings in its instruments. They are recorded with a number, published with the code,
//! and cited in the answers that the finding concerns (see [`crate::codes::local`]).

use probity_access::Action;
use probity_casework::event::{Body, LocalDecision};
use probity_casework::findings::{Decided, decide_finding};

use crate::actor::Actor;
use crate::codes::Codes;
use crate::error::{CodeError, ServiceError};
use crate::view::LocalDecisionView;
use crate::work::Work;

impl Codes {
    /// The office's decisions about findings, newest first. Open to everyone who may ask its code.
    ///
    /// # Errors
    /// For a code that is not public.
    #[tracing::instrument(name = "codes.local_decisions", level = "debug", skip_all)]
    pub async fn local_decisions(
        &self,
        actor: &Actor,
    ) -> Result<Vec<LocalDecisionView>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::Ask)?;
        let file = self.0.office_file(actor.office())?;
        let today = self.0.today();
        let view = |made: &LocalDecision| LocalDecisionView {
            finding_says: file.finding(&made.finding).map(|one| one.says.clone()),
            superseded: state.settings.is_superseded(made, today),
            made: made.clone(),
        };
        Ok(state.settings.decisions.iter().rev().map(view).collect())
    }

    /// Records what the office decided about a finding. An earlier decision on it is kept, and applies until the day of
    /// this one.
    ///
    /// # Errors
    /// For anyone but administrators, an unknown finding, or fields to correct.
    #[tracing::instrument(name = "codes.decide_finding", level = "debug", skip_all)]
    pub async fn decide_finding(
        &self,
        actor: &Actor,
        decided: &Decided,
    ) -> Result<u32, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::ManageSettings)?;
        if self
            .0
            .office_file(actor.office())?
            .finding(&decided.finding)
            .is_none()
        {
            return Err(CodeError::UnknownFinding.into());
        }
        let number = state.settings.next_number();
        let mut work = Work::new(&self.0, actor, &state)?;
        let bodies: Vec<Body> = decide_finding(&state.settings, decided, self.0.today())?;
        work.happen_all(None, bodies)?;
        work.commit(None).await?;
        Ok(number)
    }
}
