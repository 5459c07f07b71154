//! The path through a situation's questions, as an office's codes, decisions and settings make it.

use probity_access::Action;
use probity_casework::people::Settings;
use probity_conduct::{Asker, Journey, Path, Purpose, Question};

use crate::actor::Actor;
use crate::codes::Codes;
use crate::codes::local;
use crate::error::ServiceError;
use crate::input::{Ask, AskAs};

impl Codes {
    /// The question of someone with a role, and the settings of the office if they can be read.
    pub(crate) async fn question(
        &self,
        actor: &Actor,
        ask: Ask,
    ) -> Result<(Question, Option<Settings>), ServiceError> {
        let file = self.0.office_file(actor.office())?;
        let state = self.0.state(actor.office()).await;
        // Anyone may ask a published code, and that works without the database. The answer then says that it leaves out
        // what the office decided and switched on.
        let in_person = actor.person().is_some();
        let state = match state {
            Err(_) if file.published && !in_person => None,
            state => Some(state?),
        };
        if let Some(state) = state.as_ref().filter(|_| in_person || !file.published) {
            self.0.allow_office(actor, state, Action::Ask)?;
        }
        let situation = self.0.situation(&ask.situation)?;
        let settings = state.map(|state| state.settings.clone());
        let question = Question {
            office: actor.office().to_owned(),
            situation: situation.id.clone(),
            on: ask.on.unwrap_or_else(|| self.0.today()),
            asker: Asker {
                role: ask.role,
                posts: ask.posts,
            },
            facts: (ask.facts.read_with(situation, &ask.unknown)).map_err(ServiceError::Fields)?,
            switched_on: settings
                .as_ref()
                .map(local::switched_on)
                .unwrap_or_default(),
        };
        Ok((question, settings))
    }

    /// The question of someone who is signed in, and the settings of their office.
    pub(crate) async fn question_as(
        &self,
        actor: &Actor,
        ask: AskAs,
    ) -> Result<(Question, Settings), ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let subject = self.0.subject(actor, &state, ask.subject.as_ref())?;
        let situation = self.0.situation(&ask.situation)?;
        let facts = ask.facts.read_with(situation, &ask.unknown);
        let facts = facts.map_err(ServiceError::Fields)?;
        let question = self
            .0
            .question_for(actor, &state, subject, situation, facts);
        Ok((question, state.settings.clone()))
    }

    /// The path of these answers, for someone with a role. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    #[tracing::instrument(name = "codes.path", level = "debug", skip_all)]
    pub async fn path(
        &self,
        actor: &Actor,
        ask: Ask,
        purpose: Purpose,
        skipped: &[String],
    ) -> Result<Path, ServiceError> {
        let (question, _) = self.question(actor, ask).await?;
        self.walk(&question, purpose, skipped)
    }

    /// The path of these answers, for oneself or someone for whom one may submit. Nothing is saved.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    #[tracing::instrument(name = "codes.path_as", level = "debug", skip_all)]
    pub async fn path_as(
        &self,
        actor: &Actor,
        ask: AskAs,
        purpose: Purpose,
        skipped: &[String],
    ) -> Result<Path, ServiceError> {
        let question = self.question_as(actor, ask).await?.0;
        self.walk(&question, purpose, skipped)
    }

    fn walk(
        &self,
        question: &Question,
        purpose: Purpose,
        skipped: &[String],
    ) -> Result<Path, ServiceError> {
        let journey = Journey {
            question,
            purpose,
            skipped,
        };
        Ok(self.0.codes().path(journey)?)
    }
}
