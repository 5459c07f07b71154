//! Declarations sent again with an idempotency key used before. The same content gets the same receipt; other content
//! is a conflict.
//!
//! The first content is read from its own event and not stored as a digest beside the key. A digest of a few answers
//! can be guessed, and would outlive the erasure of the case.

use std::collections::BTreeSet;

use probity_casework::case::Facts;
use probity_casework::event::Submitted;
use probity_casework::{Body, CaseId, PersonId};
use probity_conduct::model::Situation;
use probity_ledger::Envelope;
use probity_store::Payload;

use crate::actor::Actor;
use crate::cases::history::event;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::labels::{as_json, labelled};
use crate::office_state::OfficeState;
use crate::view::{Differing, Labelled, Receipt, SentBefore};

/// The fields of a declaration that are not facts.
const SITUATION: &str = "situation";
const SUBJECT: &str = "subject";
const NOT_MEANT: &str = "not-meant";

/// The content that a person sends: what they chose or typed, without anything derived from it.
#[derive(Debug, Clone)]
pub(crate) struct Content {
    situation: String,
    subject: (PersonId, String),
    facts: Facts,
    unknown: BTreeSet<String>,
    not_meant: BTreeSet<PersonId>,
}

impl Content {
    pub(crate) fn of(submitted: &Submitted) -> Self {
        Self {
            situation: submitted.situation.clone(),
            subject: (
                submitted.subject.person.clone(),
                submitted.subject.name.clone(),
            ),
            facts: submitted.facts.clone(),
            unknown: submitted.unknown.iter().cloned().collect(),
            not_meant: submitted.exclusions.ruled_out.clone(),
        }
    }
}

impl Context {
    /// The receipt of the first submission, if this one has the same content.
    pub(crate) async fn repeated(
        &self,
        actor: &Actor,
        first: CaseId,
        now: &Content,
    ) -> Result<Receipt, ServiceError> {
        let state = self.state(actor.office()).await?;
        // First check that the sender may see the case at all.
        let receipt = self.receipt(actor, &state, &first).await?;
        let before = Content::of(&self.sent_first(actor, &first).await?);
        let differs = self.differing(&state, &before, now);
        if differs.is_empty() {
            return Ok(receipt);
        }
        Err(ServiceError::SentBefore(Box::new(SentBefore {
            reference: first,
            differs,
        })))
    }

    /// A case as it was submitted, without later changes.
    pub(crate) async fn sent_first(
        &self,
        actor: &Actor,
        first: &CaseId,
    ) -> Result<Submitted, ServiceError> {
        let events = self
            .store()
            .events_of(actor.office(), first.as_str())
            .await?;
        let submitted = events.iter().find_map(|stored| {
            let Payload::Kept { bytes, .. } = &stored.payload else {
                return None;
            };
            let envelope = Envelope::from_bytes(&stored.envelope).ok()?;
            match event(&envelope, bytes).ok()?.body {
                Body::CaseSubmitted(submitted) => Some(*submitted),
                _ => None,
            }
        });
        submitted.ok_or_else(|| CaseError::Unknown.into())
    }

    fn differing(&self, state: &OfficeState, before: &Content, now: &Content) -> Vec<Differing> {
        let situations = [before, now].map(|content| self.codes().situation(&content.situation));
        let label = |content: &Content, situation: Option<&Situation>| {
            situation.map_or_else(
                || Labelled::text(&content.situation),
                |known| Labelled::choice(&known.id, known.label.clone()),
            )
        };
        let mut differs = Vec::new();
        if before.situation != now.situation {
            differs.push(Differing {
                field: SITUATION.to_owned(),
                before: Some(label(before, situations[0])),
                now: Some(label(now, situations[1])),
            });
        }
        if before.subject.0 != now.subject.0 {
            differs.push(Differing {
                field: SUBJECT.to_owned(),
                before: Some(Labelled::text(&before.subject.1)),
                now: Some(Labelled::text(&now.subject.1)),
            });
        }
        differs.extend(facts(before, now, situations));
        if before.not_meant != now.not_meant {
            differs.push(Differing {
                field: NOT_MEANT.to_owned(),
                before: names(state, &before.not_meant),
                now: names(state, &now.not_meant),
            });
        }
        differs
    }
}

/// The facts that differ, in the order of the situations' fields.
fn facts<'a>(
    before: &'a Content,
    now: &'a Content,
    [was, is]: [Option<&'a Situation>; 2],
) -> impl Iterator<Item = Differing> + 'a {
    let (old, new) = (as_json(&before.facts), as_json(&now.facts));
    let asked = [is, was].into_iter().flatten();
    let asked = asked.flat_map(|situation| situation.fields.iter().map(|field| &field.name));
    let given = before.facts.keys().chain(now.facts.keys());
    let given = given.chain(&before.unknown).chain(&now.unknown);
    let mut seen = BTreeSet::new();
    let names = asked
        .chain(given)
        .filter(move |name| seen.insert(name.as_str()));
    let differs = names.filter(move |name| {
        old.get(name.as_str()) != new.get(name.as_str())
            || before.unknown.contains(*name) != now.unknown.contains(*name)
    });
    differs.map(move |name| Differing {
        field: name.clone(),
        before: cell(was, name, &before.facts),
        now: cell(is, name, &now.facts),
    })
}

fn names(state: &OfficeState, people: &BTreeSet<PersonId>) -> Option<Labelled> {
    let names: Vec<String> = people.iter().map(|person| state.name(person)).collect();
    (!names.is_empty()).then(|| Labelled::text(names.join(", ")))
}

fn cell(situation: Option<&Situation>, name: &str, facts: &Facts) -> Option<Labelled> {
    let value = facts.get(name)?;
    Some(labelled(situation, name, value))
}
