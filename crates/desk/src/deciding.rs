//! What is done to a matter: deciding, taking note, asking and giving information, recording what became of it, withdrawing.

use jiff::civil::Date;
use probity_access::Action;
use probity_casework::{
    Body, MatterId, PersonId, Refusal,
    decide::{self, Choice, Given, Resolution},
    matter::Matter,
    submit::{reroute, send_again},
};

use crate::{
    actor::Actor,
    asking::response,
    error::DeskError,
    input::FactsIn,
    labels::{as_json, kept, word},
    office::OfficeState,
    parts::Desk,
    view::MatterView,
    work::Work,
};

impl Desk {
    /// Decides a matter; with the resolution that asks for more, asks. The same decision sent twice is made once, even by those
    /// who do not say which state they saw.
    ///
    /// # Errors
    /// For anyone but its holder, without reasons, past deciding, or on a page that shows an older state.
    pub async fn decide(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        choice: &Choice,
    ) -> Result<MatterView, DeskError> {
        let me = actor.someone()?.clone();
        let done = self
            .on_matter(
                actor,
                reference,
                version,
                Action::Decide,
                |state, matter| {
                    let resolutions = self.resolutions(matter);
                    decide::decide(matter, choice, &resolutions, &me, &state.office)
                        .map_err(DeskError::from)
                },
            )
            .await;
        match done {
            Err(error) if error.key == "matter-past-that" => self
                .decided_so(actor, reference, choice, &me)
                .await
                .ok_or(error),
            done => done,
        }
    }

    /// The matter, if just this decision was made on it already.
    async fn decided_so(
        &self,
        actor: &Actor,
        reference: &str,
        choice: &Choice,
        me: &PersonId,
    ) -> Option<MatterView> {
        let view = self.matter(actor, reference).await.ok()?;
        let made = &view.decision.as_ref()?.what;
        let typed = |text: &Option<String>| {
            let text = text.as_deref().map(str::trim);
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let same = made.person == *me
            && made.resolution == choice.resolution
            && made.recipient == typed(&choice.recipient)
            && made.reasons == choice.reasons.trim()
            && made.conditions == typed(&choice.conditions);
        same.then_some(view)
    }

    /// Takes note of a matter that needs no decision.
    ///
    /// # Errors
    /// As for [`Desk::decide`].
    pub async fn note(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        remarks: &str,
    ) -> Result<MatterView, DeskError> {
        let me = actor.someone()?.clone();
        self.on_matter(
            actor,
            reference,
            version,
            Action::Decide,
            |state, matter| {
                decide::note(matter, remarks, &me, &state.office).map_err(DeskError::from)
            },
        )
        .await
    }

    /// Asks whoever submitted a matter for more.
    ///
    /// # Errors
    /// As for [`Desk::decide`].
    pub async fn ask_information(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        question: &str,
    ) -> Result<MatterView, DeskError> {
        let me = actor.someone()?.clone();
        self.on_matter(
            actor,
            reference,
            version,
            Action::Decide,
            |state, matter| {
                decide::ask_information(matter, question, &me, &state.office)
                    .map_err(DeskError::from)
            },
        )
        .await
    }

    /// Gives the information that was asked for. Facts that change are judged again, by the instruments of the matter's day,
    /// and the matter goes to whoever the new answer names. Facts that are as they were say nothing: then a reply has to.
    ///
    /// # Errors
    /// When nothing was asked, or facts have to be put right.
    pub async fn give_information(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reply: &str,
        facts: &FactsIn,
    ) -> Result<MatterView, DeskError> {
        let advice = self.advice(actor.office());
        self.on_matter(
            actor,
            reference,
            version,
            Action::GiveInformation,
            |state, matter| {
                let given = self.given(actor, state, matter, reply, facts)?;
                let judged_again = given.answer.is_some();
                let mut bodies = decide::give_information(matter, given)?;
                let mut after = matter.clone();
                for body in &bodies {
                    after.fold(&self.as_event(actor, matter, body)?);
                }
                if judged_again && after.judged()? != matter.judged()? {
                    bodies.push(send_again(&after, &state.office, advice.as_ref())?);
                } else {
                    // Whoever has it may be named in it now.
                    bodies.extend(reroute(&after, &state.office, advice.as_ref())?);
                }
                Ok(bodies)
            },
        )
        .await
    }

    fn as_event(
        &self,
        actor: &Actor,
        matter: &Matter,
        body: &Body,
    ) -> Result<probity_casework::Event, DeskError> {
        Ok(probity_casework::Event {
            at: self.now(),
            actor: actor.doer()?,
            matter: Some(matter.submitted.reference.clone()),
            body: body.clone(),
        })
    }

    fn given(
        &self,
        actor: &Actor,
        state: &OfficeState,
        matter: &Matter,
        reply: &str,
        facts: &FactsIn,
    ) -> Result<Given, DeskError> {
        let mut given = Given {
            reply: reply.to_owned(),
            ..Given::default()
        };
        if facts.is_empty() {
            return Ok(given);
        }
        let situation = self.situation(&matter.submitted.situation)?;
        let new = facts.read(situation).map_err(DeskError::fields)?;
        given.facts = kept(situation, &new);
        // What is said again as it was is nothing new, even if the codes have made a choice of a text since.
        let (old, said) = (as_json(&matter.submitted.facts), as_json(&given.facts));
        given
            .facts
            .retain(|field, _| old.get(field) != said.get(field));
        if given.facts.is_empty() {
            return Ok(given);
        }
        self.possible_change(situation, &matter.submitted.facts, &given.facts)
            .map_err(DeskError::fields)?;
        let changed = FactsIn::Json(as_json(&given.facts)).read(situation);
        given.outcome = response(situation, &changed.map_err(DeskError::fields)?);
        let mut all = matter.submitted.facts.clone();
        all.extend(given.facts.clone());
        let all = FactsIn::Json(as_json(&all))
            .read(situation)
            .map_err(DeskError::fields)?;
        let subject = &matter.submitted.subject.person;
        let subject = state
            .office
            .people
            .get(subject)
            .ok_or_else(|| DeskError::not_found("person-unknown"))?;
        let ruled_out = &matter.submitted.exclusions.ruled_out;
        let involved = self.involved(actor, state, situation, &subject.id, ruled_out, &all)?;
        given.named = Some(involved.named);
        given.exclusions = Some(involved.exclusions);
        let answer = self.judge_for(actor, state, subject, situation, all)?;
        given.answer = Some(serde_json::to_value(answer).map_err(DeskError::fault)?);
        Ok(given)
    }

    /// Records what became of it.
    ///
    /// # Errors
    /// Before it is decided or closed, or for a day to come.
    pub async fn record_outcome(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        became: &str,
        on: Option<Date>,
    ) -> Result<MatterView, DeskError> {
        let today = self.today();
        self.on_matter(
            actor,
            reference,
            version,
            Action::RecordOutcome,
            |_, matter| {
                decide::record_outcome(matter, became, on.unwrap_or(today), today)
                    .map_err(DeskError::from)
            },
        )
        .await
    }

    /// Asks for a second look at a refusal: it goes to the next who may decide other than whoever refused.
    ///
    /// # Errors
    /// For anyone but whom it is about, without reasons, where no clause gives a second look, or after one.
    pub async fn ask_second_look(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reasons: &str,
    ) -> Result<MatterView, DeskError> {
        let advice = self.advice(actor.office());
        self.on_matter(
            actor,
            reference,
            version,
            Action::AskSecondLook,
            |state, matter| {
                let situation = self.situation(&matter.submitted.situation)?;
                let facts = FactsIn::Json(as_json(&matter.submitted.facts))
                    .read(situation)
                    .map_err(DeskError::fields)?;
                let mut bodies =
                    decide::ask_second_look(matter, reasons, response(situation, &facts))?;
                let mut after = matter.clone();
                for body in &bodies {
                    after.fold(&self.as_event(actor, matter, body)?);
                }
                bodies.push(send_again(&after, &state.office, advice.as_ref())?);
                Ok(bodies)
            },
        )
        .await
    }

    /// Withdraws a matter that is not decided yet. Its entry stays, shown as withdrawn.
    ///
    /// # Errors
    /// Once it is decided, or without a reason.
    pub async fn withdraw(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        reason: &str,
    ) -> Result<MatterView, DeskError> {
        self.on_matter(actor, reference, version, Action::Withdraw, |_, matter| {
            decide::withdraw(matter, reason).map_err(DeskError::from)
        })
        .await
    }

    /// Sends a matter to whoever it should go to now, as after a post was filled.
    ///
    /// # Errors
    /// When it would go nowhere else.
    pub async fn reroute(&self, actor: &Actor, reference: &str) -> Result<(), DeskError> {
        let state = self.state(actor.office()).await?;
        let reference = Self::reference(reference)?;
        let mut work = Work::new(self, actor, &state)?;
        let matter = work.load_matter(&reference, None).await?;
        // Whoever may not send a confidential matter on is not told that it is there.
        self.allow_matter(actor, &state, Action::Reroute, &matter)
            .map_err(|refused| match matter.submitted.confidential {
                true => DeskError::not_found("matter-unknown"),
                false => refused,
            })?;
        let advice = self.advice(actor.office());
        let hides = matter.submitted.confidential && actor.person().is_some();
        let goes = reroute(&matter, &state.office, advice.as_ref())?;
        let goes = goes.ok_or_else(|| match hides {
            // That it need not go anywhere is told of a confidential matter as of none.
            true => DeskError::not_found("matter-unknown"),
            false => Refusal::NoChange.into(),
        })?;
        work.happen(Some(&reference), goes)?;
        work.commit(None).await.map(drop)
    }

    /// What a situation's matters may be resolved to, as `words.toml` says.
    pub(crate) fn resolutions(&self, matter: &Matter) -> Vec<Resolution> {
        let listed = self
            .codes()
            .situation(&matter.submitted.situation)
            .into_iter()
            .flat_map(|situation| &situation.resolutions);
        let known = listed.filter_map(|id| Some((id, self.codes().words().resolution.get(id)?)));
        let resolution = |(id, word_of): (&String, &probity_code::model::Resolution)| Resolution {
            id: id.clone(),
            needs_recipient: word_of.needs_recipient,
            outcome: word_of.register_outcome.as_ref().map(word),
            ask: word_of.ask,
            refuses: word_of.refuses(),
            advice: word_of.advice,
            awaits: word_of
                .awaits
                .as_ref()
                .map(|text| text.english().to_owned()),
        };
        known.map(resolution).collect()
    }

    /// One command on one matter: seen, allowed, not outdated; then saved and shown as it is. Sent twice it is done once.
    pub(crate) async fn on_matter(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        action: Action,
        command: impl Fn(&OfficeState, &Matter) -> Result<Vec<Body>, DeskError>,
    ) -> Result<MatterView, DeskError> {
        let once = async {
            let state = self.state(actor.office()).await?;
            let reference: MatterId = Self::reference(reference)?;
            // Whoever may not see it is not told that it is there.
            self.read_matter(actor, &state, &reference).await?;
            let mut work = Work::new(self, actor, &state)?;
            let matter = work.load_matter(&reference, version).await?;
            self.allow_matter(actor, &state, action, &matter)?;
            work.happen_all(Some(&reference), command(&state, &matter)?)?;
            let matter = work.world.matters.get(&reference).cloned();
            let committed = work.commit(None).await?;
            let matter = matter.ok_or_else(|| DeskError::fault("a matter went missing"))?;
            self.matter_view(actor, &state, committed.last_seq, matter)
                .await
        };
        match once.await {
            Err(error) if error.is_stale() => self
                .sent_again(actor, reference, version, &command)
                .await?
                .ok_or(error),
            done => done,
        }
    }
}
