//! The plan of a submission, made before anything is saved: the answer, who gets the case, and whom a typed name may
//! mean. Submitting saves the same plan, so that a preview and a submission of the same content agree.

use std::collections::BTreeSet;

use probity_casework::answer::Judged;
use probity_casework::case::Case;
use probity_casework::event::Submitted;
use probity_casework::submit::submit;
use probity_casework::{Body, CaseId, Event, PersonId, PostId};
use probity_conduct::model::Situation;
use probity_conduct::{Answer, Facts, FieldProblem, Problem, Question};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::cases::involved::{Involved, SubmissionContext};
use crate::cases::list::holder;
use crate::codes::local;
use crate::context::Context;
use crate::error::ServiceError;
use crate::input::Declare;
use crate::office_state::OfficeState;
use crate::posts::acting_for;
use crate::view::{Informed, MayBe, Preview, Unmatched};

/// A submission that is not saved yet.
pub(crate) struct Planned {
    /// The answer that it is judged by.
    pub answer: Answer,
    /// The events.
    pub happened: Vec<Body>,
    /// People whom a typed name may mean. The submitter can rule them out.
    pub may_be: Vec<MayBe>,
    /// Names that belong to no one in the office.
    pub unmatched: Vec<Unmatched>,
    /// The case that the events make.
    pub case: Case,
}

impl Planned {
    /// Its reference.
    pub fn reference(&self) -> &CaseId {
        &self.case.submitted.reference
    }

    /// Who gets it and who is informed, as one line. Two plans with the same line go to the same people.
    pub fn goes_to(&self) -> String {
        let holder = self.case.holder.as_ref();
        let held = holder.map(|held| format!("{}/{}", held.post, held.person));
        let informed = self.case.informed.iter().map(PersonId::to_string);
        let state = self.case.state.as_str().to_owned();
        let line: Vec<String> = [state].into_iter().chain(held).chain(informed).collect();
        line.join(" ")
    }
}

impl Cases {
    /// What a declaration would do. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Cases::declare`], except that the office need not be open.
    #[tracing::instrument(name = "cases.preview", level = "debug", skip_all)]
    pub async fn preview(&self, actor: &Actor, declare: &Declare) -> Result<Preview, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let planned = self.0.plan(actor, &state, declare).await?;
        let case = &planned.case;
        let held = match &declare.subject {
            Some(id) if Some(id) != actor.person() => Vec::new(),
            _ => {
                let situation = self.0.situation(&declare.situation)?;
                let facts = declare.facts.read(situation);
                let facts = facts.map_err(ServiceError::Fields)?;
                self.0.held(actor, &state, situation, &facts).await?
            }
        };
        let informed = case.holder.iter().flat_map(|held| &held.informed);
        Ok(Preview {
            expects: planned.goes_to(),
            state: case.state,
            holder: holder(&state, case),
            informed: informed
                .map(|(post, person)| Informed {
                    post: post.clone(),
                    person: person.clone(),
                    name: state.name(person),
                })
                .collect(),
            acting: acting_for(&state, &case.parties()),
            never_to: case.submitted.exclusions.never_to.iter().cloned().collect(),
            confidential: case.submitted.confidential,
            register: self.0.to_be_published(actor.office(), case)?,
            answer: planned.answer,
            may_be: planned.may_be,
            unmatched: planned.unmatched,
            held,
        })
    }
}

impl Context {
    /// The submission that a declaration makes in an office as it is now.
    pub(crate) async fn plan(
        &self,
        actor: &Actor,
        state: &OfficeState,
        declare: &Declare,
    ) -> Result<Planned, ServiceError> {
        let subject = self.subject(actor, state, declare.subject.as_ref())?;
        let situation = self.situation(&declare.situation)?;
        if situation.confidential && Some(&subject.id) != actor.person() {
            return Err(ServiceError::field(
                "subject",
                Problem::ConfidentialForOneself,
            ));
        }
        let facts = self.complete_facts(situation, declare)?;
        let follows = self.follows(actor, state, situation, &facts).await?;
        let question = self.question_for(actor, state, subject, situation, facts.clone());
        self.unknown_is_asked(&question)?;
        let answer = local::ask(self.codes(), question, Some(&state.settings))?;
        let involved = self.involved(
            actor,
            state,
            situation,
            &subject.id,
            &declare.not_meant,
            &facts,
        )?;
        let mut submitted =
            self.submission(actor, subject, situation, &facts, &answer, &involved)?;
        let posts = state.posts_of(&subject.id).into_iter();
        submitted.subject.posts = Some(posts.map(PostId::from).collect());
        submitted.follows = follows;
        self.planned(actor, state, submitted, answer, involved)
    }

    /// Refuses an "I do not know" to a question that is not asked.
    fn unknown_is_asked(&self, question: &Question) -> Result<(), ServiceError> {
        if question.facts.unknown().next().is_none() {
            return Ok(());
        }
        let asked = self.codes().asked(question)?;
        let unknown = question.facts.unknown();
        let strange = unknown.filter(|name| !asked.iter().any(|one| one == name));
        let problems: Vec<FieldProblem> = strange
            .map(|name| FieldProblem::new(name, Problem::NotAsked))
            .collect();
        if problems.is_empty() {
            Ok(())
        } else {
            Err(ServiceError::Fields(problems))
        }
    }

    /// The people involved in a case by its facts.
    pub(crate) fn involved(
        &self,
        actor: &Actor,
        state: &OfficeState,
        situation: &Situation,
        subject: &PersonId,
        ruled_out: &BTreeSet<PersonId>,
        facts: &Facts,
    ) -> Result<Involved, ServiceError> {
        let context = SubmissionContext {
            file: self.office_file(actor.office())?,
            state,
            situation,
            subject,
            ruled_out,
        };
        Ok(context.involved(facts))
    }

    fn planned(
        &self,
        actor: &Actor,
        state: &OfficeState,
        submitted: Submitted,
        answer: Answer,
        involved: Involved,
    ) -> Result<Planned, ServiceError> {
        let now = self.now();
        let mut case = Case::begin(submitted.clone(), now);
        let advice = self.advice(actor.office());
        let judged = Judged::of(&answer, &submitted.unknown);
        let happened = submit(
            submitted,
            &judged,
            &state.office,
            advice.as_ref(),
            self.today(),
        );
        for body in &happened {
            case.fold(&Event {
                at: now,
                actor: actor.doer()?,
                case: Some(case.submitted.reference.clone()),
                body: body.clone(),
            });
        }
        Ok(Planned {
            answer,
            happened,
            may_be: involved.may_be,
            unmatched: involved.unmatched,
            case,
        })
    }
}
