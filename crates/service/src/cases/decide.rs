//! Commands on a case: decide, mark as read, ask for and give information, record a result, withdraw.

use jiff::civil::Date;
use probity_access::Action;
use probity_casework::case::Case;
use probity_casework::decide::{self, Choice};
use probity_casework::submit::{reroute, send_again};
use probity_casework::{Body, CaseId, PersonId};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::cases::declare::response;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::input::{FactsIn, Reply};
use crate::labels::as_json;
use crate::office_state::OfficeState;
use crate::view::CaseView;
use crate::work::Work;

impl Cases {
    /// Decides a case, or asks for more if the resolution says so. The same decision sent twice is made once, even if
    /// the request does not say which version it saw.
    ///
    /// # Errors
    /// For anyone but its holder, without reasons, if the case can no longer be decided, or if the page shows an older
    /// version.
    #[tracing::instrument(name = "cases.decide", level = "debug", skip_all)]
    pub async fn decide(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        choice: &Choice,
    ) -> Result<CaseView, ServiceError> {
        let (me, today) = (actor.someone()?.clone(), self.0.today());
        let done = self
            .0
            .on_case(actor, reference, version, Action::Decide, |state, case| {
                self.0.decided(case, choice, &me, &state.office, today)
            })
            .await;
        match done {
            Err(error @ ServiceError::Case(CaseError::MovedOn { .. })) => self
                .0
                .same_decision(actor, reference, choice, &me)
                .await
                .ok_or(error),
            done => done,
        }
    }

    /// Marks a case as read that needs no decision.
    ///
    /// # Errors
    /// As for [`Cases::decide`].
    #[tracing::instrument(name = "cases.note", level = "debug", skip_all)]
    pub async fn note(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        remarks: &str,
    ) -> Result<CaseView, ServiceError> {
        let me = actor.someone()?.clone();
        self.0
            .on_case(actor, reference, version, Action::Decide, |state, case| {
                decide::note(case, remarks, &me, &state.office).map_err(ServiceError::from)
            })
            .await
    }

    /// Asks the person who submitted a case for more information.
    ///
    /// # Errors
    /// As for [`Cases::decide`].
    #[tracing::instrument(name = "cases.ask_information", level = "debug", skip_all)]
    pub async fn ask_information(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        question: &str,
    ) -> Result<CaseView, ServiceError> {
        let me = actor.someone()?.clone();
        self.0
            .on_case(actor, reference, version, Action::Decide, |state, case| {
                decide::ask_information(case, question, &me, &state.office)
                    .map_err(ServiceError::from)
            })
            .await
    }

    /// Gives the information that was asked for. Changed facts are judged again by the instruments of the case's day,
    /// and the case goes to the person whom the new answer names. Without a changed fact a reply is required.
    ///
    /// # Errors
    /// If no information was asked for, or facts have to be corrected.
    #[tracing::instrument(name = "cases.give_information", level = "debug", skip_all)]
    pub async fn give_information(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reply: &Reply,
    ) -> Result<CaseView, ServiceError> {
        self.0.advice_in_reply(actor, reference, reply).await?;
        let advice = self.0.advice(actor.office());
        self.0
            .on_case(
                actor,
                reference,
                version,
                Action::GiveInformation,
                |state, case| {
                    let given = self.0.given_information(actor, state, case, reply)?;
                    let judged_again = given.answer.is_some();
                    let mut bodies = decide::give_information(case, given)?;
                    let mut after = case.clone();
                    for body in &bodies {
                        after.fold(&self.0.as_event(actor, case, body)?);
                    }
                    if judged_again && after.judged()? != case.judged()? {
                        bodies.push(send_again(&after, &state.office, advice.as_ref())?);
                    } else {
                        // The facts may now name its holder, who then cannot keep it.
                        bodies.extend(reroute(&after, &state.office, advice.as_ref())?);
                    }
                    Ok(bodies)
                },
            )
            .await
    }

    /// Records what happened after the decision.
    ///
    /// # Errors
    /// If the case is not decided yet or is closed, or if the day is in the future.
    #[tracing::instrument(name = "cases.record_outcome", level = "debug", skip_all)]
    pub async fn record_outcome(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        result: &str,
        on: Option<Date>,
    ) -> Result<CaseView, ServiceError> {
        let today = self.0.today();
        self.0
            .on_case(
                actor,
                reference,
                version,
                Action::RecordOutcome,
                |_, case| {
                    decide::record_outcome(case, result, on.unwrap_or(today), today)
                        .map_err(ServiceError::from)
                },
            )
            .await
    }

    /// Asks for a review of a refusal. The case goes to the next person who may decide it, but not to the one who
    /// refused.
    ///
    /// # Errors
    /// For anyone but the person whom the case is about, without reasons, if no clause gives a review, or after one.
    #[tracing::instrument(name = "cases.ask_review", level = "debug", skip_all)]
    pub async fn ask_review(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reasons: &str,
    ) -> Result<CaseView, ServiceError> {
        let advice = self.0.advice(actor.office());
        self.0
            .on_case(
                actor,
                reference,
                version,
                Action::AskReview,
                |state, case| {
                    let situation = self.0.situation(&case.submitted.situation)?;
                    let facts = FactsIn::Json(as_json(&case.submitted.facts))
                        .read(situation)
                        .map_err(ServiceError::Fields)?;
                    let mut bodies =
                        decide::ask_review(case, reasons, response(situation, &facts))?;
                    let mut after = case.clone();
                    for body in &bodies {
                        after.fold(&self.0.as_event(actor, case, body)?);
                    }
                    bodies.push(send_again(&after, &state.office, advice.as_ref())?);
                    Ok(bodies)
                },
            )
            .await
    }

    /// Withdraws a case that is not decided yet. Its entry stays and is shown as withdrawn.
    ///
    /// # Errors
    /// If it is decided already, or without a reason.
    #[tracing::instrument(name = "cases.withdraw", level = "debug", skip_all)]
    pub async fn withdraw(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reason: &str,
    ) -> Result<CaseView, ServiceError> {
        self.0
            .on_case(actor, reference, version, Action::Withdraw, |_, case| {
                decide::withdraw(case, reason).map_err(ServiceError::from)
            })
            .await
    }

    /// Sends a case to the person it should go to now, for example after a post was filled.
    ///
    /// # Errors
    /// If it would stay where it is.
    #[tracing::instrument(name = "cases.reroute", level = "debug", skip_all)]
    pub async fn reroute(&self, actor: &Actor, reference: &str) -> Result<(), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let mut work = Work::new(&self.0, actor, &state)?;
        let case = work.load_case(&reference, None).await?;
        // A person who may not send a confidential case on must not learn that it exists.
        self.0
            .allow_case(actor, &state, Action::Reroute, &case)
            .map_err(|refused| {
                if case.submitted.confidential {
                    CaseError::Unknown.into()
                } else {
                    refused
                }
            })?;
        let advice = self.0.advice(actor.office());
        let must_not_reveal = case.submitted.confidential && actor.person().is_some();
        let new_route = reroute(&case, &state.office, advice.as_ref())?;
        let new_route = new_route.ok_or(if must_not_reveal {
            CaseError::Unknown.into()
        } else {
            ServiceError::NothingWouldChange
        })?;
        work.happen(Some(&reference), new_route)?;
        work.commit(None).await.map(drop)
    }
}

impl Context {
    /// The case, if this same decision has been made on it already.
    async fn same_decision(
        &self,
        actor: &Actor,
        reference: &str,
        choice: &Choice,
        me: &PersonId,
    ) -> Option<CaseView> {
        let view = Cases(self.clone()).get(actor, reference).await.ok()?;
        let made = &view.decision.as_ref()?.what;
        let typed = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let same = made.person == *me
            && made.resolution == choice.resolution
            && made.recipient == typed(&choice.recipient)
            && made.reasons == choice.reasons.trim()
            && made.conditions == typed(&choice.conditions)
            && made.until == choice.until
            && made.against.as_ref().map(|against| &against.reasons)
                == typed(&choice.against).as_ref();
        same.then_some(view)
    }

    pub(crate) fn as_event(
        &self,
        actor: &Actor,
        case: &Case,
        body: &Body,
    ) -> Result<probity_casework::Event, ServiceError> {
        Ok(probity_casework::Event {
            at: self.now(),
            actor: actor.doer()?,
            case: Some(case.submitted.reference.clone()),
            body: body.clone(),
        })
    }

    /// Runs one command on one case: checks access and version, saves, and returns the case. Sent twice, it is done
    /// once.
    pub(crate) async fn on_case(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        action: Action,
        command: impl Fn(&OfficeState, &Case) -> Result<Vec<Body>, ServiceError>,
    ) -> Result<CaseView, ServiceError> {
        let attempt = async {
            let state = self.state(actor.office()).await?;
            let reference: CaseId = Context::reference(reference)?;
            // A person who may not see the case must not learn that it exists.
            self.read_case(actor, &state, &reference).await?;
            let mut work = Work::new(self, actor, &state)?;
            let case = work.load_case(&reference, version).await?;
            self.allow_case(actor, &state, action, &case)?;
            work.happen_all(Some(&reference), command(&state, &case)?)?;
            let case = work.world.cases.get(&reference).cloned();
            let committed = work.commit(None).await?;
            let case = case.ok_or_else(|| ServiceError::fault("a case went missing"))?;
            self.case_view(actor, &state, committed.last_seq, case)
                .await
        };
        match attempt.await {
            Err(error) if error == ServiceError::Stale => self
                .already_done(actor, reference, version, &command)
                .await?
                .ok_or(error),
            done => done,
        }
    }
}
