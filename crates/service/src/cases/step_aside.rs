//! Stepping aside from a case because of a conflict of interest: it moves on, and whoever steps aside can no longer
//! read it.

use probity_access::Action;
use probity_casework::step_aside::step_aside;
use probity_casework::submit::reroute;
use probity_casework::{Body, CaseId};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::context::Context;
use crate::error::ServiceError;
use crate::input::SteppingAside;
use crate::view::SteppedAside;
use crate::work::Work;

impl Cases {
    /// Steps aside from a case that one has or was informed of. It goes to the next person in the same change. If a
    /// connection is given, it is declared too, and counts in every other case.
    ///
    /// # Errors
    /// For anyone else, without a reason, if the page shows an older version, or for a connection to correct.
    #[tracing::instrument(name = "cases.step_aside", level = "debug", skip_all)]
    pub async fn step_aside(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        aside: SteppingAside,
    ) -> Result<SteppedAside, ServiceError> {
        let me = actor.someone()?.clone();
        let state = self.0.state(actor.office()).await?;
        let reference: CaseId = Context::reference(reference)?;
        // A person who may not see the case must not learn that it exists.
        self.0.read_case(actor, &state, &reference).await?;
        let mut work = Work::new(&self.0, actor, &state)?;
        let case = work.load_case(&reference, version).await?;
        self.0.allow_case(actor, &state, Action::StepAside, &case)?;
        let had_it = case.is_held_by(&me);
        work.happen(Some(&reference), step_aside(&case, &me, &aside.reason)?)?;
        let after = work.world.cases.get(&reference).cloned();
        let after = after.ok_or_else(|| ServiceError::fault("a case went missing"))?;
        let advice = self.0.advice(actor.office());
        let goes = reroute(&after, &state.office, advice.as_ref())?;
        let on_hold = matches!(goes, Some(Body::CaseOnHold { .. }));
        work.happen_all(Some(&reference), goes)?;
        if let Some((to, relation)) = aside.connection {
            self.0
                .connect(actor, &state, &mut work, &me, to, &relation)
                .await?;
        }
        work.commit(None).await?;
        Ok(SteppedAside {
            reference,
            situation: case.submitted.situation.clone(),
            moved: had_it && !on_hold,
            on_hold,
        })
    }
}
