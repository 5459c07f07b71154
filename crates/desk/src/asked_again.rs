//! Past matters asked again under two versions of an instrument: for those who may read every matter. Nothing changes.

use probity_access::Action;
use probity_casework::matter::Matter;
use probity_code::{Answer, Asker, Changed, Facts, Question, Version};
use probity_store::Filter;
use serde::Serialize;

use crate::{
    actor::Actor, error::DeskError, labels::as_json, matters::read, office::OfficeState,
    parts::Desk,
};

/// How many matters one page of the store gives.
const PAGE: u32 = 500;

/// A past matter that another version would have answered differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastMatter {
    /// Its reference.
    pub reference: String,
    /// Its situation.
    pub situation: String,
    /// Both answers.
    #[serde(flatten)]
    pub answers: Changed,
}

impl Desk {
    /// The matters judged by an instrument whose declared facts two versions of it answer differently; each as whoever asks
    /// may see it, and those that they may not see left out.
    ///
    /// # Errors
    /// For anyone who may not read all matters.
    pub async fn asked_again(
        &self,
        actor: &Actor,
        old: Version<'_>,
        new: Version<'_>,
    ) -> Result<Vec<PastMatter>, DeskError> {
        let state = self.state(actor.office()).await?;
        self.allow_office(actor, &state, Action::SeeAllMatters)?;
        let mut changed = Vec::new();
        let mut after: Option<probity_store::Cursor> = None;
        loop {
            let page = self
                .store()
                .list(actor.office(), &Filter::matters(), after.as_ref(), PAGE)
                .await?;
            for row in &page.rows {
                let matter = read(row)?;
                if self
                    .allow_matter(actor, &state, Action::SeeMatter, &matter)
                    .is_ok()
                {
                    changed.extend(self.again(actor, &state, &matter, old, new));
                }
            }
            after = page.next;
            if after.is_none() {
                return Ok(changed);
            }
        }
    }

    /// The matter's question put to both versions, where the instrument had a part in its answer.
    fn again(
        &self,
        actor: &Actor,
        state: &OfficeState,
        matter: &Matter,
        old: Version<'_>,
        new: Version<'_>,
    ) -> Option<PastMatter> {
        let said = &matter.submitted;
        let answer: Answer = serde_json::from_value(said.answer.clone()).ok()?;
        let by = |id: &str| answer.instruments.iter().any(|one| one.id == id);
        if !by(&old.instrument().id) {
            return None;
        }
        let situation = self.codes().situation(&said.situation)?;
        let question = Question {
            office: actor.office().to_owned(),
            situation: said.situation.clone(),
            on: answer.on,
            asker: Asker {
                standing: answer.standing.clone(),
                posts: state.posts_of(&said.subject.person),
            },
            facts: Facts::from_json(situation, &as_json(&said.facts)).ok()?,
            switched_on: answer
                .instruments
                .iter()
                .map(|one| one.id.clone())
                .collect(),
        };
        Some(PastMatter {
            reference: said.reference.to_string(),
            situation: said.situation.clone(),
            answers: old.changes(new, &question)?,
        })
    }
}
