//! One case with everything about it that its reader may see and do.

use std::collections::BTreeSet;

use probity_access::{Action, Denied};
use probity_casework::case::{Case, State};
use probity_casework::event::Task;
use probity_casework::{CaseId, PersonId, RowKey};

use crate::actor::Actor;
use crate::cases::list::{holder, passed_over_with_names, read};
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::labels;
use crate::office_state::OfficeState;
use crate::view::{CaseView, HowItDeparts, May, ReviewView};

impl Context {
    /// A case that the person may see, with its version.
    pub(crate) async fn read_case(
        &self,
        actor: &Actor,
        state: &OfficeState,
        reference: &CaseId,
    ) -> Result<(u64, Case), ServiceError> {
        let unknown = || ServiceError::from(CaseError::Unknown);
        let row = self
            .store()
            .record(actor.office(), &RowKey::case(reference.as_str()))
            .await?;
        let row = row.ok_or_else(unknown)?;
        let case = read(&row)?;
        // A person who may not see the case must not learn that it exists. A person who is not signed in is asked to
        // sign in.
        self.allow_case(actor, state, Action::SeeCase, &case)
            .map_err(|refused| match refused {
                ServiceError::Denied(Denied::NotAllowed) => unknown(),
                other => other,
            })?;
        Ok((row.version, case))
    }

    pub(crate) async fn case_view(
        &self,
        actor: &Actor,
        state: &OfficeState,
        version: u64,
        case: Case,
    ) -> Result<CaseView, ServiceError> {
        let submitted = &case.submitted;
        let name = |person: &PersonId| state.name(person);
        let passed = case
            .holder
            .as_ref()
            .map_or(&case.on_hold, |held| &held.passed_over);
        let may = self.may(actor, state, &case);
        let decides = may.contains(&May::Decide);
        let departs = decides.then(|| self.departs(state, &case)).flatten();
        let barred = departs
            .iter()
            .filter(|one| one.how == HowItDeparts::NoException);
        let barred: Vec<&String> = barred.flat_map(|one| &one.resolutions).collect();
        let resolutions = self.codes().situation(&submitted.situation);
        let resolutions = resolutions
            .into_iter()
            .flat_map(|situation| &situation.resolutions);
        let resolutions: Vec<String> = resolutions
            .filter(|id| decides && !barred.contains(id))
            .cloned()
            .collect();
        Ok(CaseView {
            reference: submitted.reference.clone(),
            version,
            situation: submitted.situation.clone(),
            state: case.state,
            submitted: case.at,
            by: name(&submitted.by),
            subject: submitted.subject.clone(),
            facts: labels::facts(self.codes(), &case),
            unknown: submitted.unknown.clone(),
            named: submitted.named.iter().map(name).collect(),
            to_do: (submitted.answer.read()).map_or_else(Vec::new, |answer| self.to_do(answer)),
            answer: submitted.answer.read().cloned(),
            from_reader: actor.person() == Some(&submitted.by),
            about_reader: actor.person() == Some(&submitted.subject.person),
            holder: holder(state, &case),
            passed_over: if submitted.confidential {
                Vec::new()
            } else {
                passed_over_with_names(state, passed)
            },
            informed: case.informed.iter().map(name).collect(),
            asked: case.asked.clone(),
            decided_by: case
                .decision
                .as_ref()
                .map(|decision| name(&decision.what.person)),
            decision: case.decision.clone(),
            noted: case.noted.clone(),
            result: case.result.clone(),
            withdrawn: case.withdrawn.clone(),
            confidential: submitted.confidential,
            awaits: self.awaits(&case),
            advice: case.advice().map(|given| given.advice),
            follows: submitted.follows.clone(),
            review: case.review.as_ref().map(|review| ReviewView {
                first_by: name(&review.first.what.person),
                review: review.clone(),
            }),
            withheld: case.withheld.is_some(),
            corrections: case.corrections.clone(),
            outcome: case.outcome.clone(),
            register: submitted
                .register
                .as_ref()
                .map(|registered| registered.register.clone()),
            earlier: self.earlier(actor, state, &case).await?,
            history: self
                .history(actor, state, &submitted.reference, submitted.confidential)
                .await?,
            may,
            resolutions,
            departs,
        })
    }

    /// What both the rules and the case's state allow.
    fn may(&self, actor: &Actor, state: &OfficeState, case: &Case) -> BTreeSet<May> {
        let allowed = |action| self.allow_case(actor, state, action, case).is_ok();
        let deciding = case.state.is_open() && allowed(Action::Decide);
        let past = case.state.is_past_deciding() && case.result.is_none();
        let entered = case.submitted.register.is_some();
        let noting = case
            .holder
            .as_ref()
            .is_some_and(|held| held.task == Task::Note);
        let every = [
            (May::Decide, deciding),
            (May::Note, deciding && noting),
            (
                May::AskInformation,
                deciding && case.state == State::AwaitingDecision,
            ),
            (
                May::GiveInformation,
                case.state == State::AwaitingInformation && allowed(Action::GiveInformation),
            ),
            (May::RecordOutcome, past && allowed(Action::RecordOutcome)),
            (
                May::AskReview,
                // If it cannot be read, its page says so, and asking for a review is refused with the case's name.
                case.may_be_reviewed().unwrap_or(false) && allowed(Action::AskReview),
            ),
            (
                May::Withdraw,
                case.state.is_open() && allowed(Action::Withdraw),
            ),
            (
                May::Withhold,
                entered && case.withheld.is_none() && allowed(Action::Withhold),
            ),
            (
                May::Show,
                entered && case.withheld.is_some() && allowed(Action::Withhold),
            ),
            (
                May::StepAside,
                case.state.is_open()
                    && allowed(Action::StepAside)
                    && (actor.person()).is_some_and(|me| !case.recused.contains(me)),
            ),
            (May::Correct, entered && allowed(Action::Correct)),
            (
                May::Reroute,
                case.state == State::OnHold && allowed(Action::Reroute),
            ),
        ];
        every
            .into_iter()
            .filter(|(_, may)| *may)
            .map(|(one, _)| one)
            .collect()
    }
}
