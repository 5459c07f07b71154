//! A replay of all events through casework: the rows that they make, each with the event that wrote it.

use std::collections::BTreeMap;

use probity_casework::case::Case;
use probity_casework::{Body, CaseId, Event, Row, RowChange, RowKey, World};
use probity_ledger::Envelope;
use probity_store::{Payload, StoredEvent};

use crate::cases::history::event;

/// Everything that the events make.
#[derive(Debug, Default)]
pub(crate) struct Replay {
    /// The aggregates.
    pub world: World,
    /// Rows by name, each with the number of the last event that wrote it.
    pub rows: BTreeMap<RowKey, (u64, Row)>,
    /// The event that set an account's passphrase, by sign-in name.
    pub passphrases: BTreeMap<String, u64>,
    /// Events whose payloads were erased, each with the event that records the erasure.
    pub erased: Vec<(u64, u64)>,
    /// Events that cannot be read or do not follow from those before, each with the reason.
    pub unreadable: Vec<(u64, String)>,
}

impl Replay {
    /// Applies the next event. An event without its payload changes nothing; the ledger's own check says whether the
    /// payload may be missing.
    pub fn take(&mut self, from: &StoredEvent) {
        let Payload::Kept { bytes, .. } = &from.payload else {
            return;
        };
        let read = Envelope::from_bytes(&from.envelope)
            .map_err(|why| why.to_string())
            .and_then(|envelope| event(&envelope, bytes));
        if let Err(why) = read.and_then(|event| self.apply(from.seq, &event)) {
            self.unreadable.push((from.seq, why));
        }
    }

    /// Cases whose stored answer is not valid, each with the last event that wrote it.
    pub fn without_answer(&self) -> Vec<(u64, CaseId)> {
        let unreadable = |(_, case): &(&CaseId, &Case)| case.judged().is_err();
        let all = self.world.cases.iter().filter(unreadable);
        let event = |id: &CaseId| {
            let row = self.rows.get(&RowKey::case(&id.0));
            row.map_or(0, |(seq, _)| *seq)
        };
        all.map(|(id, _)| (event(id), id.clone())).collect()
    }

    fn apply(&mut self, seq: u64, event: &Event) -> Result<(), String> {
        let rows = self.world.apply(event).map_err(|why| why.to_string())?;
        for row in rows {
            match row {
                RowChange::Put(row) => drop(self.rows.insert(row.key.clone(), (seq, *row))),
                RowChange::Delete(key) => drop(self.rows.remove(&key)),
            }
        }
        match &event.body {
            Body::AccountActivated { login, .. } | Body::PassphraseChanged { login, .. } => {
                self.passphrases.insert(login.clone(), seq);
            }
            Body::AccountInvited { login, .. } | Body::AccountClosed { login, .. } => {
                self.passphrases.remove(login);
            }
            Body::PayloadsDisposed { sequences, .. } => self
                .erased
                .extend(sequences.iter().map(|gone| (*gone, seq))),
            _ => {}
        }
        Ok(())
    }
}
