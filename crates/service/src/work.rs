//! One unit of work: what was read and at which version, what happened, and the rows that follow. It is saved together
//! or not at all.

use std::collections::{BTreeMap, HashMap};

use jiff::Timestamp;
use probity_casework::case::Case;
use probity_casework::office::Office;
use probity_casework::people::Settings;
use probity_casework::{
    Actor as Doer, Body, CaseId, Columns, Event, Row, RowChange, RowKey, Table, World,
};
use probity_store::{Append, Committed, Erasure, Expect, IdempotencyKey, NewEvent, Written};

use crate::actor::Actor;
use crate::context::Context;
use crate::error::{CaseError, ServiceError};
use crate::office_state::OfficeState;

/// A unit of work.
pub(crate) struct Work<'d> {
    service: &'d Context,
    office: String,
    doer: Doer,
    now: Timestamp,
    /// What was read, with all changes so far.
    pub world: World,
    versions: HashMap<RowKey, Option<u64>>,
    events: Vec<NewEvent>,
    /// The last change to each row, with the event that makes it.
    rows: BTreeMap<RowKey, (usize, RowChange)>,
    /// Payloads to erase.
    erased: Vec<Erasure>,
}

impl<'d> Work<'d> {
    /// Work in an office as it was read. If its people, posts or settings change meanwhile, nothing is saved.
    pub fn new(
        service: &'d Context,
        actor: &Actor,
        state: &OfficeState,
    ) -> Result<Self, ServiceError> {
        let settings = RowKey::new(Table::Settings, Settings::ROW);
        let world = World {
            settings: state.settings.clone(),
            ..World::default()
        };
        Ok(Self {
            service,
            office: actor.office().to_owned(),
            doer: actor.doer()?,
            now: service.now(),
            world,
            versions: HashMap::from([(settings, state.version)]),
            events: Vec::new(),
            rows: BTreeMap::new(),
            erased: Vec::new(),
        })
    }

    /// Reads an aggregate into the world. Returns whether it exists.
    pub async fn load(&mut self, table: Table, id: &str) -> Result<bool, ServiceError> {
        let key = RowKey::new(table, id);
        if self.versions.contains_key(&key) {
            return Ok(self.versions.get(&key).is_some_and(Option::is_some));
        }
        let row = self.service.store().record(&self.office, &key).await?;
        if let Some(row) = &row {
            self.world.put(table, id, &row.row.doc)?;
        }
        let found = row.is_some();
        self.versions.insert(key, row.map(|row| row.version));
        Ok(found)
    }

    /// Reads a case, and refuses a request from a page that shows an older version.
    pub async fn load_case(
        &mut self,
        reference: &CaseId,
        seen: Option<u64>,
    ) -> Result<Case, ServiceError> {
        if !self.load(Table::Case, reference.as_str()).await? {
            return Err(CaseError::Unknown.into());
        }
        let version = self
            .versions
            .get(&RowKey::case(reference.as_str()))
            .copied()
            .flatten();
        if seen.is_some() && seen != version {
            return Err(ServiceError::Stale);
        }
        self.world
            .cases
            .get(reference)
            .cloned()
            .ok_or_else(|| CaseError::Unknown.into())
    }

    /// Adds one event.
    pub fn happen(&mut self, case: Option<&CaseId>, body: Body) -> Result<(), ServiceError> {
        let event = self.event(case, body);
        let rows = self.world.apply(&event)?;
        self.record(&event, rows);
        Ok(())
    }

    /// Adds the events of a submitted case. Its rows are written once, as they are after the last event.
    pub fn submit(&mut self, case: &CaseId, bodies: Vec<Body>) -> Result<(), ServiceError> {
        let mut bodies = bodies.into_iter().peekable();
        while let Some(body) = bodies.next() {
            if !matches!(body, Body::CaseSubmitted(_)) || bodies.peek().is_none() {
                self.happen(Some(case), body)?;
                continue;
            }
            let event = self.event(Some(case), body);
            self.record(&event, Vec::new());
            self.world.submitted(event)?;
        }
        Ok(())
    }

    fn event(&self, case: Option<&CaseId>, body: Body) -> Event {
        Event {
            at: self.now,
            actor: self.doer.clone(),
            case: case.cloned(),
            body,
        }
    }

    fn record(&mut self, event: &Event, rows: Vec<RowChange>) {
        let (kind, payload) = event.body.payload();
        let at = self.events.len();
        self.events.push(NewEvent {
            at: self.now,
            kind,
            case: event.case.as_ref().map(|case| case.0.clone()),
            actor: event.actor.to_string(),
            payload,
            salt: self.service.random(),
        });
        self.rows
            .extend(rows.into_iter().map(|row| (row.key().clone(), (at, row))));
    }

    /// Adds several events of one case.
    pub fn happen_all(
        &mut self,
        case: Option<&CaseId>,
        bodies: impl IntoIterator<Item = Body>,
    ) -> Result<(), ServiceError> {
        bodies
            .into_iter()
            .try_for_each(|body| self.happen(case, body))
    }

    /// Saves a secret with the last event. It is no read model: events hold only a commitment to it.
    pub fn keep(&mut self, key: RowKey, doc: String) {
        let columns = Columns::default();
        self.change(RowChange::Put(Box::new(Row { key, columns, doc })));
    }

    /// Deletes a secret.
    pub fn forget(&mut self, key: RowKey) {
        self.change(RowChange::Delete(key));
    }

    fn change(&mut self, row: RowChange) {
        let event = self.events.len().saturating_sub(1);
        self.rows.insert(row.key().clone(), (event, row));
    }

    /// Erases the payloads of earlier events. The last event records it.
    pub fn erase(&mut self, sequences: impl IntoIterator<Item = u64>) {
        let event = self.events.len().saturating_sub(1);
        let erasures = sequences.into_iter().map(|seq| Erasure { seq, event });
        self.erased.extend(erasures);
    }

    /// The office with the changes so far.
    pub fn office_now(&self, state: &OfficeState) -> Office {
        let mut office = state.office.clone();
        office.people.extend(
            self.world
                .people
                .iter()
                .map(|(id, person)| (id.clone(), person.clone())),
        );
        for (post, held) in &self.world.posts {
            office.holders.insert(
                post.clone(),
                held.holders
                    .iter()
                    .map(|holding| holding.person.clone())
                    .collect(),
            );
        }
        office
    }

    /// Saves the work, once for each idempotency key. Returns when it is durable.
    pub async fn commit(
        self,
        idempotency_key: Option<IdempotencyKey>,
    ) -> Result<Committed, ServiceError> {
        let mut append = Append {
            office: self.office,
            idempotency_key,
            events: self.events,
            ..Append::default()
        };
        let mut versions = self.versions;
        for (key, (event, row)) in self.rows {
            // An entry follows from its case or imported row, so that version covers both. A secret has none to expect.
            if !matches!(key.table, Table::Entry | Table::Passphrase) {
                versions.entry(key).or_insert(None);
            }
            match row {
                RowChange::Put(row) => append.rows.push(Written { event, row: *row }),
                RowChange::Delete(key) => append.deletes.push(key),
            }
        }
        append.erase = self.erased;
        append.expects = versions
            .into_iter()
            .map(|(key, version)| Expect { key, version })
            .collect();
        Ok(self.service.store().append(append).await?)
    }
}
