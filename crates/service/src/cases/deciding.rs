//! What a decision depends on, how it would depart from the code, and what it would lead to.

use jiff::civil::Date;
use probity_access::Action;
use probity_casework::case::Case;
use probity_casework::decide::{self, Choice, Deciding, Departure, Resolution};
use probity_casework::office::Office;
use probity_casework::{Body, PersonId};
use probity_conduct::model::Promise;

use crate::actor::Actor;
use crate::cases::Cases;
use crate::context::Context;
use crate::error::ServiceError;
use crate::labels::word;
use crate::office_state::OfficeState;
use crate::view::{DecisionPreview, Departs, HowItDeparts, Informed};

impl Cases {
    /// What a decision would lead to, with the same checks as [`Cases::decide`]. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Cases::decide`].
    #[tracing::instrument(name = "cases.preview_decision", level = "debug", skip_all)]
    pub async fn preview_decision(
        &self,
        actor: &Actor,
        reference: &str,
        version: Option<u64>,
        choice: &Choice,
    ) -> Result<DecisionPreview, ServiceError> {
        let (me, today) = (actor.someone()?.clone(), self.0.today());
        let state = self.0.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let (seen, case) = self.0.read_case(actor, &state, &reference).await?;
        if version.is_some_and(|version| version != seen) {
            return Err(ServiceError::Stale);
        }
        self.0.allow_case(actor, &state, Action::Decide, &case)?;
        let bodies = self.0.decided(&case, choice, &me, &state.office, today)?;
        let mut after = case.clone();
        for body in &bodies {
            after.fold(&self.0.as_event(actor, &case, body)?);
        }
        let made = bodies.iter().find_map(|body| match body {
            Body::DecisionMade(made) => Some(made),
            _ => None,
        });
        let against = made.and_then(|made| made.against.as_ref());
        let told = against.and_then(|against| against.told.as_ref());
        Ok(DecisionPreview {
            against: against.is_some(),
            told: told.map(|(post, person)| Informed {
                post: post.clone(),
                person: person.clone(),
                name: state.name(person),
            }),
            register: match made {
                Some(_) => self.0.to_be_published(actor.office(), &after)?,
                None => None,
            },
        })
    }
}

impl Context {
    /// The events of a decision by this person.
    pub(crate) fn decided(
        &self,
        case: &Case,
        choice: &Choice,
        person: &PersonId,
        office: &Office,
        today: Date,
    ) -> Result<Vec<Body>, ServiceError> {
        let resolutions = self.resolutions(case);
        let by = Deciding {
            person,
            resolutions: &resolutions,
            no_exception: self.no_exception(case).is_some(),
            office,
            today,
        };
        Ok(decide::decide(case, choice, by)?)
    }

    /// The promise by which what the case is about is always prohibited.
    fn no_exception(&self, case: &Case) -> Option<&Promise> {
        let submitted = &case.submitted;
        let answer = submitted.answer.read()?;
        self.codes()
            .allows_no_exception(answer, |field| submitted.facts.get(field))
    }

    /// How its holder would depart from the code by allowing it. `None` if they would not.
    pub(crate) fn departs(&self, state: &OfficeState, case: &Case) -> Option<Departs> {
        let held = case.holder.as_ref()?;
        let resolutions = self.resolutions(case);
        let permits = |resolution: &&Resolution| resolution.permits;
        let first = resolutions.iter().find(permits)?;
        // If the answer cannot be read, the page says so, and deciding is refused.
        let how = decide::departure(case, first, &held.post, &state.office).ok()??;
        let promise = self
            .no_exception(case)
            .filter(|_| how == Departure::Prohibited);
        Some(Departs {
            how: match how {
                Departure::Prohibited if promise.is_some() => HowItDeparts::NoException,
                Departure::Prohibited => HowItDeparts::Prohibited,
                Departure::BeyondPost => HowItDeparts::BeyondPost,
            },
            resolutions: resolutions
                .iter()
                .filter(permits)
                .map(|resolution| resolution.id.clone())
                .collect(),
            says: promise.map(|promise| promise.says.clone()),
            clauses: promise.map_or_else(Vec::new, |promise| promise.clauses.clone()),
            authorities: case.judged().ok()?.authorities,
        })
    }

    /// The resolutions that the situation's cases allow, from `words.toml`.
    pub(crate) fn resolutions(&self, case: &Case) -> Vec<Resolution> {
        let situation = self.codes().situation(&case.submitted.situation);
        let lasting = situation.is_some_and(|situation| situation.lasting);
        let listed = situation
            .into_iter()
            .flat_map(|situation| &situation.resolutions);
        let known = listed.filter_map(|id| Some((id, self.codes().words().resolution.get(id)?)));
        let resolution =
            |(id, word_of): (&String, &probity_conduct::model::Resolution)| Resolution {
                id: id.clone(),
                needs_recipient: word_of.needs_recipient,
                outcome: word_of.register_outcome.as_ref().map(word),
                ask: word_of.ask,
                refuses: word_of.refuses(),
                permits: word_of.permits(),
                lasting: lasting && word_of.permits(),
                advice: word_of.advice,
                awaits: word_of
                    .awaits
                    .as_ref()
                    .map(|text| text.english().to_owned()),
            };
        known.map(resolution).collect()
    }
}
