//! Asking a code and declaring. Both judge the facts in the same way, and declaring records the answer.

use jiff::civil::Date;
use probity_access::{Action, Resource};
use probity_casework::case::Case;
use probity_casework::event::{About, Registered, Submitted};
use probity_casework::people::Person;
use probity_casework::{CaseId, Misfit, PersonId, reference};
use probity_conduct::model::{Field, Meaning, Situation};
use probity_conduct::{
    Answer, Asker, Facts, FieldProblem, Owed, Problem, Question, missing_required,
};
use probity_store::IdempotencyKey;

use crate::actor::Actor;
use crate::cases::Cases;
use crate::cases::confirming::unconfirmed;
use crate::cases::involved::Involved;
use crate::cases::list::holder;
use crate::cases::repeat::Content;
use crate::codes::{Codes, local};
use crate::context::Context;
use crate::error::{CaseError, CodeError, OfficeError, ServiceError};
use crate::input::{Ask, AskAs, Declare};
use crate::labels::{meaning_name, stored_facts, word};
use crate::office_state::OfficeState;
use crate::view::Receipt;
use crate::work::Work;

/// How often a submission is routed again if people or posts change meanwhile.
const TRIES: usize = 5;
/// The most bytes of an idempotency key.
const LONGEST_KEY: usize = 200;

impl Codes {
    /// Asks a code on behalf of someone with a role. Nothing is saved.
    ///
    /// # Errors
    /// For unknown identifiers, facts to correct, or a code that is not public.
    #[tracing::instrument(name = "codes.ask", level = "debug", skip_all)]
    pub async fn ask(&self, actor: &Actor, ask: Ask) -> Result<Answer, ServiceError> {
        let (question, settings) = self.question(actor, ask).await?;
        Ok(local::ask(self.0.codes(), question, settings.as_ref())?)
    }

    /// Asks the code about oneself, or about someone for whom one may submit. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    #[tracing::instrument(name = "codes.ask_as", level = "debug", skip_all)]
    pub async fn ask_as(&self, actor: &Actor, ask: AskAs) -> Result<Answer, ServiceError> {
        let (question, settings) = self.question_as(actor, ask).await?;
        Ok(local::ask(self.0.codes(), question, Some(&settings))?)
    }
}

impl Cases {
    /// Submits a case: judges it, enters it in a register if its situation has one, and sends it to the people who have
    /// to be informed or to decide.
    ///
    /// # Errors
    /// For facts to correct, an office that is not open yet, or a person for whom one may not submit.
    #[tracing::instrument(name = "cases.declare", level = "debug", skip_all)]
    pub async fn declare(&self, actor: &Actor, declare: Declare) -> Result<Receipt, ServiceError> {
        let idempotency_key = match &declare.idempotency_key {
            Some(key) => Some(format!("{}/declare/{}", actor.someone()?, checked(key)?)),
            None => None,
        };
        for _ in 0..TRIES {
            let state = self.0.state(actor.office()).await?;
            let done = self
                .0
                .declare_in(&state, actor, &declare, idempotency_key.as_deref());
            match done.await {
                // Someone else changed people or posts, or the reference is taken: try again with what is stored now.
                Err(ServiceError::Stale) => {}
                done => return done,
            }
        }
        Err(ServiceError::Stale)
    }
}

/// The key, if it is one: not empty, short, and without control characters.
fn checked(key: &str) -> Result<&str, ServiceError> {
    let problem = if key.is_empty() {
        Some(FieldProblem::new("idempotency_key", Problem::Required))
    } else if key.len() > LONGEST_KEY {
        let problem = FieldProblem::new("idempotency_key", Problem::TooLong);
        Some(
            problem
                .with("max", LONGEST_KEY)
                .with("length", key.chars().count()),
        )
    } else if key.contains(char::is_control) {
        Some(FieldProblem::new(
            "idempotency_key",
            Problem::ControlCharacter,
        ))
    } else {
        None
    };
    problem.map_or(Ok(key), |problem| Err(ServiceError::Fields(vec![problem])))
}

impl Context {
    /// As [`Cases::declare`], in an office as it was read. If the office has changed since, nothing is saved and the
    /// error is stale.
    async fn declare_in(
        &self,
        state: &OfficeState,
        actor: &Actor,
        declare: &Declare,
        idempotency_key: Option<&str>,
    ) -> Result<Receipt, ServiceError> {
        if state.settings.opened.is_none() {
            return Err(OfficeError::NotOpen.into());
        }
        let planned = self.plan(actor, state, declare).await?;
        if declare
            .expects
            .as_ref()
            .is_some_and(|expected| *expected != planned.goes_to())
        {
            return Err(CaseError::RecipientChanged.into());
        }
        let reference = planned.reference().clone();
        let content = Content::of(&planned.case.submitted);
        let mut work = Work::new(self, actor, state)?;
        work.submit(&reference, planned.happened)?;
        let case = work.world.cases.remove(&reference);
        let idempotency_key = idempotency_key.map(|key| IdempotencyKey {
            key: key.to_owned(),
            reply: reference.0.clone(),
        });
        let committed = work.commit(idempotency_key).await?;
        if committed.replayed {
            let first = CaseId(committed.reply.unwrap_or_default());
            return self.repeated(actor, first, &content).await;
        }
        let case = case.ok_or_else(|| ServiceError::fault("a submission made no case"))?;
        Ok(Receipt {
            reference,
            state: case.state,
            holder: holder(state, &case),
            to_do: self.to_do(&planned.answer),
            answer: planned.answer,
            may_be: planned.may_be,
            unmatched: planned.unmatched,
        })
    }

    /// What the submitter of a case gets to see, as the case is now.
    pub(crate) async fn receipt(
        &self,
        actor: &Actor,
        state: &OfficeState,
        reference: &CaseId,
    ) -> Result<Receipt, ServiceError> {
        let (_, case) = self.read_case(actor, state, reference).await?;
        let answer = kept_answer(&case)?;
        Ok(Receipt {
            reference: reference.clone(),
            state: case.state,
            holder: holder(state, &case),
            to_do: self.to_do(&answer),
            answer,
            may_be: Vec::new(),
            unmatched: Vec::new(),
        })
    }

    pub(crate) fn situation(&self, id: &str) -> Result<&Situation, ServiceError> {
        self.codes()
            .situation(id)
            .ok_or_else(|| CodeError::UnknownSituation.into())
    }

    pub(crate) fn subject<'s>(
        &self,
        actor: &'s Actor,
        state: &'s OfficeState,
        subject: Option<&'s PersonId>,
    ) -> Result<&'s Person, ServiceError> {
        let id = match subject {
            Some(id) => id,
            None => actor.someone()?,
        };
        let person = state
            .office
            .people
            .get(id)
            .ok_or_else(|| ServiceError::field("subject", Problem::PersonUnknown))?;
        self.allow(actor, state, Action::SubmitFor, |_| {
            Resource::person(person)
        })?;
        Ok(person)
    }

    pub(crate) fn complete_facts(
        &self,
        situation: &Situation,
        declare: &Declare,
    ) -> Result<Facts, ServiceError> {
        let facts = declare.facts.read_with(situation, &declare.unknown);
        let facts = facts.map_err(ServiceError::Fields)?;
        let mut wrong = missing_required(situation, &facts);
        wrong.extend(self.impossible_days(situation, &facts));
        wrong.extend(unconfirmed(situation, &facts, &declare.confirmed));
        if wrong.is_empty() {
            Ok(facts)
        } else {
            Err(ServiceError::Fields(wrong))
        }
    }

    /// The answer of the instruments for a person of the office, on the day it happened.
    pub(crate) fn judge_for(
        &self,
        actor: &Actor,
        state: &OfficeState,
        subject: &Person,
        situation: &Situation,
        facts: Facts,
    ) -> Result<Answer, ServiceError> {
        let question = self.question_for(actor, state, subject, situation, facts);
        Ok(local::ask(self.codes(), question, Some(&state.settings))?)
    }

    /// The question of a person of the office, on the day it happened.
    pub(crate) fn question_for(
        &self,
        actor: &Actor,
        state: &OfficeState,
        subject: &Person,
        situation: &Situation,
        facts: Facts,
    ) -> Question {
        let today = self.today();
        // A day in the future is judged by the instruments in force today.
        let on = occurred_on(situation, &facts).map_or(today, |day| day.min(today));
        Question {
            office: actor.office().to_owned(),
            situation: situation.id.clone(),
            on,
            asker: Asker {
                role: subject.profile.role.clone(),
                posts: state.posts_of(&subject.id),
            },
            facts,
            switched_on: local::switched_on(&state.settings),
        }
    }

    pub(crate) fn submission(
        &self,
        actor: &Actor,
        subject: &Person,
        situation: &Situation,
        facts: &Facts,
        answer: &Answer,
        involved: &Involved,
    ) -> Result<Submitted, ServiceError> {
        let occurred_on = occurred_on(situation, facts);
        let meanings = situation
            .fields
            .iter()
            .filter_map(|field| Some((meaning_name(field.meaning?), field.name.clone())));
        Ok(Submitted {
            reference: reference::from_random(self.random()),
            situation: situation.id.clone(),
            by: actor.someone()?.clone(),
            subject: About {
                person: subject.id.clone(),
                name: subject.profile.name.clone(),
                title: subject.profile.title.clone(),
                role: subject.profile.role.clone(),
                posts: None,
            },
            facts: stored_facts(facts),
            unknown: facts.unknown().map(str::to_owned).collect(),
            meanings: meanings.collect(),
            named: involved.named.clone(),
            exclusions: involved.exclusions.clone(),
            answer: answer.clone().into(),
            fingerprint: self.codes().fingerprint().to_owned(),
            occurred_on,
            year: self.financial_year(actor.office(), occurred_on.unwrap_or_else(|| self.today())),
            response: response(situation, facts),
            register: self.registered(situation, answer),
            confidential: situation.confidential,
            asks_advice: self.asks_advice(situation),
            follows: None,
        })
    }

    /// The register entry of a case, in the register of one of its duties or else of its situation. A public entry has
    /// only the fields declared public.
    fn registered(&self, situation: &Situation, answer: &Answer) -> Option<Registered> {
        let duties = &self.codes().words().duty;
        let by_duty = |owed: &Owed| duties.get(&owed.duty)?.register.as_deref();
        let register = answer.duties.iter().find_map(by_duty);
        let register = register.or(situation.register.as_deref())?;
        let register = self.codes().register(register)?;
        let included = |field: &&Field| field.public || !register.public;
        let fields = situation
            .fields
            .iter()
            .filter(included)
            .map(|field| field.name.clone())
            .collect();
        Some(Registered {
            register: register.id.clone(),
            public: register.public,
            fields,
        })
    }

    /// The calendar year in which a day's financial year begins.
    pub(crate) fn financial_year(&self, office: &str, day: Date) -> i16 {
        let starts = self
            .codes()
            .office(office)
            .and_then(|office| office.financial_year_starts.as_deref());
        let (month, first) = starts.and_then(month_and_day).unwrap_or((1, 1));
        if (day.month(), day.day()) < (month, first) {
            day.year() - 1
        } else {
            day.year()
        }
    }
}

fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// The day it happened, if the facts have it.
pub(crate) fn occurred_on(situation: &Situation, facts: &Facts) -> Option<Date> {
    let field = situation.field_with_meaning(Meaning::OccurredOn)?;
    facts.get(&field.name)?.day()
}

/// The register's word for what the person did, if the facts say so.
pub(crate) fn response(situation: &Situation, facts: &Facts) -> Option<String> {
    let field = situation.field_with_meaning(Meaning::Response)?;
    let chosen = facts.get(&field.name)?.text()?;
    field.option(chosen)?.register_outcome.as_ref().map(word)
}

/// The answer kept with a case.
fn kept_answer(case: &Case) -> Result<Answer, ServiceError> {
    let submitted = &case.submitted;
    let answer = submitted.answer.read().cloned();
    answer.ok_or_else(|| Misfit::UnreadableAnswer(submitted.reference.clone()).into())
}
