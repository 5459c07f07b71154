//! What a submission would do, worked out before anything is saved: the answer, who gets it, and whom a typed name may mean.
//! Submitting saves just this, so that a preview and a submission of the same things agree.

use std::collections::BTreeSet;

use probity_casework::{
    Body, Event, MatterId, PersonId, answer::Judged, event::Submitted, matter::Matter,
    submit::submit,
};
use probity_code::{Answer, Facts, model::Situation};

use crate::{
    actor::Actor,
    error::DeskError,
    input::Declare,
    involved::{Involved, Reading},
    office::OfficeState,
    parts::Desk,
    view::{MayBe, Preview, Told, Unmatched},
};

/// A submission that is not saved yet.
pub(crate) struct Planned {
    /// The answer that it is judged by.
    pub answer: Answer,
    /// The events.
    pub happened: Vec<Body>,
    /// People of whom the submitter may say that they are not meant.
    pub may_be: Vec<MayBe>,
    /// Names that are nobody's here.
    pub unmatched: Vec<Unmatched>,
    /// The matter as the events make it.
    pub matter: Matter,
}

impl Planned {
    /// Its reference.
    pub fn reference(&self) -> &MatterId {
        &self.matter.submitted.reference
    }

    /// Who gets it and who is told, in one line: two plans with the same line go to the same people.
    pub fn goes_to(&self) -> String {
        let holder = self.matter.holder.as_ref();
        let held = holder.map(|held| format!("{}/{}", held.post, held.person));
        let told = self.matter.told.iter().map(PersonId::to_string);
        let state = self.matter.state.as_str().to_owned();
        let line: Vec<String> = [state].into_iter().chain(held).chain(told).collect();
        line.join(" ")
    }
}

impl Desk {
    /// What a declaration would do. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Desk::declare`], but in an office that is not open yet too.
    pub async fn preview(&self, actor: &Actor, declare: &Declare) -> Result<Preview, DeskError> {
        let state = self.state(actor.office()).await?;
        let planned = self.plan(actor, &state, declare).await?;
        let matter = &planned.matter;
        let told = matter.holder.iter().flat_map(|held| &held.told);
        Ok(Preview {
            expects: planned.goes_to(),
            state: matter.state,
            holder: self.holder(&state, matter),
            told: told
                .map(|(post, person)| Told {
                    post: post.clone(),
                    person: person.clone(),
                    name: state.name(person),
                })
                .collect(),
            never_to: matter
                .submitted
                .exclusions
                .never_to
                .iter()
                .cloned()
                .collect(),
            confidential: matter.submitted.confidential,
            register: self.to_be_published(actor.office(), matter)?,
            answer: planned.answer,
            may_be: planned.may_be,
            unmatched: planned.unmatched,
        })
    }

    /// The submission that a declaration makes in an office as it is.
    pub(crate) async fn plan(
        &self,
        actor: &Actor,
        state: &OfficeState,
        declare: &Declare,
    ) -> Result<Planned, DeskError> {
        let subject = self.subject(actor, state, declare.subject.as_ref())?;
        let situation = self.situation(&declare.situation)?;
        if situation.confidential && Some(&subject.id) != actor.person() {
            return Err(DeskError::field("subject", "confidential-for-oneself"));
        }
        let facts = self.complete_facts(situation, &declare.facts)?;
        let follows = self.follows(actor, state, situation, &facts).await?;
        let answer = self.judge_for(actor, state, subject, situation, facts.clone())?;
        let involved = self.involved(
            actor,
            state,
            situation,
            &subject.id,
            &declare.not_meant,
            &facts,
        )?;
        let mut said = self.submission(actor, subject, situation, &facts, &answer, &involved)?;
        said.follows = follows;
        self.planned(actor, state, said, answer, involved)
    }

    /// Who is involved in a matter by its facts.
    pub(crate) fn involved(
        &self,
        actor: &Actor,
        state: &OfficeState,
        situation: &Situation,
        subject: &PersonId,
        ruled_out: &BTreeSet<PersonId>,
        facts: &Facts,
    ) -> Result<Involved, DeskError> {
        let reading = Reading {
            file: self.office_file(actor.office())?,
            state,
            situation,
            subject,
            ruled_out,
        };
        Ok(reading.involved(facts))
    }

    fn planned(
        &self,
        actor: &Actor,
        state: &OfficeState,
        said: Submitted,
        answer: Answer,
        involved: Involved,
    ) -> Result<Planned, DeskError> {
        let now = self.now();
        let mut matter = Matter::begin(said.clone(), now);
        let advice = self.advice(actor.office());
        let judged = Judged::from(&answer);
        let happened = submit(said, &judged, &state.office, advice.as_ref(), self.today());
        for body in &happened {
            matter.fold(&Event {
                at: now,
                actor: actor.doer()?,
                matter: Some(matter.submitted.reference.clone()),
                body: body.clone(),
            });
        }
        Ok(Planned {
            answer,
            happened,
            may_be: involved.may_be,
            unmatched: involved.unmatched,
            matter,
        })
    }
}
