//! The answer of the code, with what would change it.

use jiff::civil::Date;
use probity_casework::people::Settings;
use probity_conduct::{Answer, Asker, Facts, Question, WouldChange};

use crate::actor::Actor;
use crate::codes::{Codes, local};
use crate::error::ServiceError;
use crate::input::{Ask, AskAs};

/// An answer, with what would change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The answer.
    pub answer: Answer,
    /// The smallest changes of the asker's own facts after which the deed would need less.
    pub would_change: Vec<WouldChange>,
}

impl Codes {
    /// As [`Codes::ask`], with what would change the answer.
    ///
    /// # Errors
    /// As for [`Codes::ask`].
    #[tracing::instrument(name = "codes.explain", level = "debug", skip_all)]
    pub async fn explain(&self, actor: &Actor, ask: Ask) -> Result<Explained, ServiceError> {
        let answer = self.ask(actor, ask.clone()).await?;
        // Without the database, the codes alone answered, and they alone say what would change it.
        let settings = self.0.state(actor.office()).await.ok();
        let facts = ask.facts.read(self.0.situation(&ask.situation)?);
        let asker = Asker {
            role: ask.role,
            posts: ask.posts,
        };
        let settings = settings.as_ref().map(|state| &state.settings);
        let facts = facts.map_err(ServiceError::Fields)?;
        Ok(self.changes(answer, asker, facts, settings))
    }

    /// As [`Codes::ask_as`], with what would change the answer.
    ///
    /// # Errors
    /// As for [`Codes::ask_as`].
    #[tracing::instrument(name = "codes.explain_as", level = "debug", skip_all)]
    pub async fn explain_as(&self, actor: &Actor, ask: AskAs) -> Result<Explained, ServiceError> {
        let answer = self.ask_as(actor, ask.clone()).await?;
        let state = self.0.state(actor.office()).await?;
        let subject = self.0.subject(actor, &state, ask.subject.as_ref())?;
        let facts = ask.facts.read(self.0.situation(&ask.situation)?);
        let asker = Asker {
            role: subject.profile.role.clone(),
            posts: state.posts_of(&subject.id),
        };
        let facts = facts.map_err(ServiceError::Fields)?;
        Ok(self.changes(answer, asker, facts, Some(&state.settings)))
    }

    fn changes(
        &self,
        answer: Answer,
        asker: Asker,
        facts: Facts,
        settings: Option<&Settings>,
    ) -> Explained {
        let on: Date = answer.on;
        let question = Question {
            office: answer.office.clone(),
            situation: answer.situation.clone(),
            on,
            asker,
            facts,
            switched_on: settings.map(local::switched_on).unwrap_or_default(),
        };
        let again = |facts: Facts| {
            let question = Question {
                facts,
                ..question.clone()
            };
            local::ask(self.0.codes(), question, settings)
        };
        let would_change = self.0.codes().would_change(&question, &answer, again);
        Explained {
            answer,
            would_change,
        }
    }
}
