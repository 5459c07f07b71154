//! A case's past: the other party's earlier offers, and the case's own events.

use jiff::Span;
use probity_access::{Action, Who};
use probity_casework::case::{Case, State};
use probity_casework::entry::ImportedRow;
use probity_casework::{Actor as Doer, CaseId, Event, RowKey, Table, party};
use probity_conduct::Value;
use probity_ledger::Envelope;
use probity_store::{PartyFilter, PartySum, Payload, Stored, StoredEvent};

use crate::actor::Actor;
use crate::cases::damaged;
use crate::cases::list::read;
use crate::context::Context;
use crate::error::ServiceError;
use crate::ledger::disclosure::{Disclosed, Disclosure};
use crate::office_state::OfficeState;
use crate::view::{EarlierOffer, EarlierOffers, HistoryLine, Sum};

/// How many earlier offers are listed.
const LATEST: u32 = 20;

impl Context {
    /// A party's offers over the 12 months before a case, for people who decide and audit.
    pub(crate) async fn earlier(
        &self,
        actor: &Actor,
        state: &OfficeState,
        case: &Case,
    ) -> Result<Option<EarlierOffers>, ServiceError> {
        let sees = actor
            .who(state)?
            .iter()
            .any(|who| self.sees_earlier(who, state, case));
        let (true, Some(name)) = (sees, case.meaning_text("party")) else {
            return Ok(None);
        };
        let Some(key) = party::key(name) else {
            return Ok(None);
        };
        let to = case.day();
        let from = to.checked_sub(Span::new().months(12)).unwrap_or(to);
        let filter = PartyFilter {
            party: key,
            from: Some(from.to_string()),
            to: Some(to.to_string()),
            not_in: vec![State::Withdrawn.as_str().to_owned()],
            except: Some(case.submitted.reference.0.clone()),
            ..PartyFilter::default()
        };
        let history = self
            .store()
            .party_history(actor.office(), &filter, LATEST)
            .await?;
        let subject = &case.submitted.subject.person;
        let to_person = history
            .subjects
            .iter()
            .find(|(id, _)| *id == subject.0)
            .map(|(_, sum)| sum_of(sum));
        let mut latest = Vec::new();
        for row in &history.rows {
            latest.push(self.earlier_offer(actor.office(), row).await?);
        }
        let to_office = sum_of(&history.office);
        Ok(Some(EarlierOffers {
            party: name.to_owned(),
            from,
            to,
            to_person: to_person.unwrap_or_default(),
            to_office,
            latest,
        }))
    }

    fn sees_earlier(&self, who: &Who, state: &OfficeState, case: &Case) -> bool {
        let about_them = who
            .id()
            .is_some_and(|person| *person == case.submitted.subject.person);
        let handled = who.id().is_some_and(|person| case.had_it.contains(person));
        let resource = probity_access::Resource::Office { published: false };
        !about_them
            && (handled || self.access().may(who, Action::SeeAllCases, &resource))
            && !state.office.people.is_empty()
    }

    async fn earlier_offer(
        &self,
        office: &str,
        row: &Stored,
    ) -> Result<EarlierOffer, ServiceError> {
        let columns = &row.row.columns;
        let id = row.row.key.id.clone();
        let (day, pence, outcome) = (columns.day, columns.value_pence, columns.outcome.clone());
        if row.row.key.table == Table::Case {
            // An offer that cannot be read still counts, and is listed by its reference.
            let case = read(row).inspect_err(damaged::note).ok();
            let case = case.as_ref();
            return Ok(EarlierOffer {
                id,
                imported: false,
                to: case.map(|case| case.submitted.subject.name.clone()),
                what: case.and_then(|case| case.meaning_text("what").map(str::to_owned)),
                day,
                pence,
                outcome,
            });
        }
        let key = RowKey::new(Table::ImportedRow, &id);
        let imported = self.store().record(office, &key).await?;
        let imported: Option<ImportedRow> =
            imported.and_then(|row| serde_json::from_str(&row.row.doc).ok());
        let text = |meaning: &str| {
            let entry = &imported.as_ref()?.entry;
            entry
                .understood
                .get(&self.column_of(&entry.register, meaning)?)
                .and_then(Value::text)
                .map(str::to_owned)
        };
        Ok(EarlierOffer {
            id,
            imported: true,
            to: text("recipient-name"),
            what: text("what"),
            day,
            pence,
            outcome,
        })
    }

    /// The events of a case that the reader may see. An event that cannot be read is left out; `verify` reports it.
    /// Those of a confidential case do not say why anyone was passed over.
    pub(crate) async fn history(
        &self,
        actor: &Actor,
        state: &OfficeState,
        reference: &CaseId,
        confidential: bool,
    ) -> Result<Vec<HistoryLine>, ServiceError> {
        let events = self
            .store()
            .events_of(actor.office(), reference.as_str())
            .await?;
        let disclosed = Disclosure::new(self, actor, state).of(&events).await?;
        let line = |disclosed| match disclosed {
            Disclosed::Whole(event, envelope) => history_line(state, event, envelope),
            Disclosed::Leaf(_) => None,
        };
        let mut lines: Vec<HistoryLine> = disclosed.into_iter().filter_map(line).collect();
        if confidential {
            for body in lines.iter_mut().filter_map(|line| line.body.as_mut()) {
                body.hide_reasons_of_route();
            }
        }
        Ok(lines)
    }
}

fn history_line(
    state: &OfficeState,
    stored: &StoredEvent,
    envelope: Envelope,
) -> Option<HistoryLine> {
    let body = match &stored.payload {
        Payload::Kept { bytes, .. } => event(&envelope, bytes).ok().map(|event| event.body),
        Payload::Erased { .. } | Payload::Lost => None,
    };
    let actor = Doer::read(&envelope.actor);
    Some(HistoryLine {
        seq: stored.seq,
        at: envelope.at.parse().ok()?,
        by: actor
            .person()
            .map_or_else(String::new, |person| state.name(person)),
        command_line: matches!(actor, Doer::CommandLine(_)),
        kind: envelope.kind,
        body,
    })
}

/// An event from its envelope and payload.
pub(crate) fn event(envelope: &Envelope, payload: &[u8]) -> Result<Event, String> {
    let at = envelope
        .at
        .parse()
        .map_err(|why: jiff::Error| why.to_string())?;
    Event::read(
        at,
        &envelope.actor,
        envelope.case.as_deref(),
        &envelope.kind,
        payload,
    )
}

fn sum_of(sum: &PartySum) -> Sum {
    Sum {
        count: sum.count,
        valued: sum.valued,
        pence: sum.pence,
    }
}
