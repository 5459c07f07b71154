//! A case as its code was understood when it was sent, and as it is understood now. Nothing is changed.

use probity_casework::Misfit;
use probity_casework::event::Submitted;
use probity_conduct::model::LOCAL_DECISIONS;
use probity_conduct::{Answer, Asker, PastQuestion};

use crate::actor::Actor;
use crate::cases::Cases;
use crate::context::Context;
use crate::error::ServiceError;
use crate::labels::as_json;
use crate::office_state::OfficeState;
use crate::view::{Understood, UnderstoodNow};

impl Cases {
    /// The answer that was recorded when a case was sent, and the answer of the codes as they are now to the same
    /// facts, by the versions in force on the same day.
    ///
    /// # Errors
    /// As for [`Cases::get`], and if the recorded answer cannot be read.
    #[tracing::instrument(name = "cases.understood", level = "debug", skip_all)]
    pub async fn understood(
        &self,
        actor: &Actor,
        reference: &str,
    ) -> Result<Understood, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        let reference = Context::reference(reference)?;
        let (_, case) = self.0.read_case(actor, &state, &reference).await?;
        let sent = self.0.sent_first(actor, &reference).await?;
        let then = sent.answer.read().cloned();
        let then = then.ok_or_else(|| Misfit::UnreadableAnswer(reference.clone()))?;
        let now = self.0.again(actor, &state, &sent, &then);
        Ok(Understood {
            reference,
            on: then.on,
            same_codes: sent.fingerprint == self.0.codes().fingerprint(),
            fingerprint: sent.fingerprint,
            facts_changed: case.submitted.facts != sent.facts,
            then,
            now,
        })
    }
}

impl Context {
    fn again(
        &self,
        actor: &Actor,
        state: &OfficeState,
        sent: &Submitted,
        then: &Answer,
    ) -> UnderstoodNow {
        let posts = sent.subject.posts.as_ref();
        let asker = Asker {
            role: sent.subject.role.clone(),
            posts: match posts {
                Some(posts) => posts.iter().map(|post| post.0.clone()).collect(),
                None => state.posts_of(&sent.subject.person),
            },
        };
        let question = PastQuestion {
            office: actor.office(),
            situation: &sent.situation,
            on: then.on,
            asker: &asker,
            facts: &as_json(&sent.facts),
            switched_on: &self.switched_on_then(actor.office(), then),
        };
        match self.codes().ask_again(&question) {
            Err(why) => UnderstoodNow::CannotBeAsked { why },
            Ok(now) => {
                let differs = then.differences(&now);
                if differs.is_empty() {
                    UnderstoodNow::Same {}
                } else {
                    UnderstoodNow::Differs {
                        differs,
                        answer: Box::new(now),
                    }
                }
            }
        }
    }

    /// The optional instruments that judged a case, as far as the office can still switch them on.
    fn switched_on_then(&self, office: &str, then: &Answer) -> Vec<String> {
        let adopted = self.codes().office(office).map(|office| &office.adopts);
        let optional = |id: &str| {
            let mut adopted = adopted.into_iter().flatten();
            id != LOCAL_DECISIONS
                && adopted.any(|one| one.instrument.rsplit('/').next() == Some(id))
        };
        let judged = then.instruments.iter().map(|one| one.id.clone());
        judged.filter(|id| optional(id)).collect()
    }
}
