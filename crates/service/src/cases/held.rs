//! Permissions that a person already has: earlier cases about them that were decided in their favour and go on. They do
//! not change any answer.

use probity_access::Action;
use probity_casework::case::{Case, State, day_of};
use probity_casework::{Columns, Table, party};
use probity_conduct::model::{Meaning, Situation};
use probity_conduct::{Facts, Value};
use probity_store::Filter;

use crate::actor::Actor;
use crate::cases::list::{names, read};
use crate::cases::{Cases, damaged};
use crate::context::Context;
use crate::error::ServiceError;
use crate::input::AskAs;
use crate::office_state::OfficeState;
use crate::view::Held;

/// The most cases that are looked at, the newest first.
const MOST: u32 = 500;

impl Cases {
    /// The permissions that the person has already for what they ask about: of the same situation and, if the facts name
    /// the other party, with the same party. None if the question is about someone else.
    ///
    /// # Errors
    /// For facts to correct.
    #[tracing::instrument(name = "cases.held", level = "debug", skip_all)]
    pub async fn held(&self, actor: &Actor, ask: &AskAs) -> Result<Vec<Held>, ServiceError> {
        let about_them = ask
            .subject
            .as_ref()
            .is_none_or(|id| Some(id) == actor.person());
        if actor.person().is_none() || !about_them {
            return Ok(Vec::new());
        }
        let situation = self.0.situation(&ask.situation)?;
        let facts = ask.facts.read(situation).map_err(ServiceError::Fields)?;
        let state = self.0.state(actor.office()).await?;
        self.0.held(actor, &state, situation, &facts).await
    }
}

impl Context {
    /// As [`Cases::held`], for the actor themselves.
    pub(crate) async fn held(
        &self,
        actor: &Actor,
        state: &OfficeState,
        situation: &Situation,
        facts: &Facts,
    ) -> Result<Vec<Held>, ServiceError> {
        if !situation.lasting {
            return Ok(Vec::new());
        }
        let filter = Filter {
            states: names(&[State::Decided, State::AwaitingOutcome]),
            ..Filter::of(
                Table::Case,
                Columns {
                    subject: Some(actor.someone()?.0.clone()),
                    situation: Some(situation.id.clone()),
                    ..Columns::default()
                },
            )
        };
        let page = self
            .store()
            .list(actor.office(), &filter, None, MOST)
            .await?;
        let with = party_of(situation, facts).and_then(party::key);
        let same = |case: &Case| {
            let theirs = case.meaning_text("party").and_then(party::key);
            with.is_none() || with == theirs
        };
        let cases = page.rows.iter();
        let cases = cases.filter_map(|row| read(row).inspect_err(damaged::note).ok());
        let held = cases.filter(|case| {
            case.permits_on(self.today())
                && same(case)
                && self.allow_case(actor, state, Action::SeeCase, case).is_ok()
        });
        Ok(held.filter_map(|case| permission(&case)).collect())
    }
}

/// The other party that the facts name.
fn party_of<'f>(situation: &Situation, facts: &'f Facts) -> Option<&'f str> {
    let field = situation.field_with_meaning(Meaning::Party)?;
    facts.get(&field.name).and_then(Value::text)
}

fn permission(case: &Case) -> Option<Held> {
    let made = case.decision.as_ref()?;
    Some(Held {
        reference: case.submitted.reference.clone(),
        situation: case.submitted.situation.clone(),
        since: day_of(made.at),
        until: made.what.until,
        party: case.meaning_text("party").map(str::to_owned),
        conditions: made.what.conditions.clone(),
    })
}
