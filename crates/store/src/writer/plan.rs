//! The plan of a batch: which appends are stale, the numbers of the events, and the new tree. It has no I/O.

use std::collections::BTreeMap;

use probity_casework::RowKey;
use probity_ledger::{Envelope, Frontier, Hash, SigningKey, commitment, leaf_hash, sign};

use super::assumed::Assumed;
use super::head::{Heads, NewHead};
use super::lookup::{EarlierReply, LookupResult, OfficeRow};
use crate::append::{Append, Committed, NewEvent};
use crate::error::StoreError;
use crate::rows::{Stored, TallyKey, normal, tally};

/// Rows by office and name. `None` for a deleted row.
pub(super) type Rows = BTreeMap<OfficeRow, Option<Stored>>;

/// Everything that one transaction writes.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// The answer for each append, in order.
    pub(super) replies: Vec<Result<Committed, StoreError>>,
    pub(super) events: Vec<EventRow>,
    /// Rows by office and name. Only the last state of each is written. `None` deletes the row.
    pub(super) rows: Rows,
    /// Keys used now, by office and key.
    pub(super) idempotency_keys: BTreeMap<(String, String), EarlierReply>,
    /// Office, event erased, event that records it.
    pub(super) erasures: Vec<(String, u64, u64)>,
    /// Change in the number of entries, by office and what they are counted under.
    pub(super) tallies: BTreeMap<(String, TallyKey), i64>,
    pub(super) heads: BTreeMap<String, NewHead>,
    /// What it assumes without having looked it up.
    pub(super) assumed: Option<Assumed>,
}

/// An event as stored.
#[derive(Debug)]
pub(super) struct EventRow {
    pub(super) office: String,
    pub(super) seq: u64,
    pub(super) case: Option<String>,
    pub(super) envelope: Vec<u8>,
    pub(super) leaf: Hash,
    pub(super) salt: [u8; 32],
    pub(super) payload: Vec<u8>,
}

impl Plan {
    /// Takes the appends in order. Each sees the effects of the earlier ones.
    pub(super) fn make(
        appends: &[Append],
        heads: &Heads,
        mut found: LookupResult,
    ) -> Result<Self, StoreError> {
        let mut plan = Self::default();
        for append in appends {
            let reply = plan.take(append, heads, &mut found);
            plan.replies.push(reply);
        }
        for (office, head) in &mut plan.heads {
            if let Some((_, key)) = heads.of(office) {
                head.checkpoint = signed(&head.tree, key)?;
            }
        }
        plan.count(&found);
        Ok(plan)
    }

    /// Counts entries that are added, deleted, or change their year or outcome: the last state of each against the
    /// state before.
    fn count(&mut self, found: &LookupResult) {
        for (place, row) in &self.rows {
            if let Some(before) = found.counted.get(place) {
                *self
                    .tallies
                    .entry((place.0.clone(), before.clone()))
                    .or_default() -= 1;
            }
            if let Some(now) = row.as_ref().and_then(|stored| tally(&stored.row)) {
                *self.tallies.entry((place.0.clone(), now)).or_default() += 1;
            }
        }
        self.tallies.retain(|_, n| *n != 0);
    }

    fn take(
        &mut self,
        append: &Append,
        heads: &Heads,
        found: &mut LookupResult,
    ) -> Result<Committed, StoreError> {
        let (head, _) = heads
            .of(&append.office)
            .ok_or_else(|| StoreError::UnknownOffice(append.office.clone()))?;
        if let Some(given) = used(append, found) {
            return Ok(Committed {
                first_seq: given.first_seq,
                last_seq: given.last_seq,
                replayed: true,
                reply: Some(given.reply),
            });
        }
        check_expectations(append, found)?;
        let first_seq = self
            .heads
            .get(&append.office)
            .map_or(head.tree.size(), |new| new.tree.size());
        let events = (first_seq..)
            .zip(&append.events)
            .map(|(seq, event)| event_row(&append.office, seq, event));
        // All envelopes first, because an append whose envelope cannot be written must leave nothing in the plan.
        let events = events.collect::<Result<Vec<_>, _>>()?;
        let last_seq = first_seq + events.len() as u64 - 1;
        self.grow(&append.office, &head.tree, &events);
        self.events.extend(events);
        self.put_rows(append, first_seq, found);
        let erased = append
            .erase
            .iter()
            .map(|e| (append.office.clone(), e.seq, first_seq + e.event as u64));
        self.erasures.extend(erased);
        let committed = Committed {
            first_seq,
            last_seq,
            replayed: false,
            reply: append
                .idempotency_key
                .as_ref()
                .map(|given| given.reply.clone()),
        };
        self.use_key(append, &committed, found);
        Ok(committed)
    }

    fn grow(&mut self, office: &str, before: &Frontier, events: &[EventRow]) {
        let head = self
            .heads
            .entry(office.to_owned())
            .or_insert_with(|| NewHead {
                old_size: before.size(),
                old_root: before.root(),
                tree: before.clone(),
                last_leaf: before.root(),
                checkpoint: String::new(),
            });
        for event in events {
            head.tree.append(event.leaf);
            head.last_leaf = event.leaf;
        }
    }

    fn put_rows(&mut self, append: &Append, first_seq: u64, found: &mut LookupResult) {
        for key in &append.deletes {
            let place = place(append, key);
            found.versions.remove(&place);
            self.rows.insert(place, None);
        }
        for written in &append.rows {
            let version = first_seq + written.event as u64;
            let place = place(append, &written.row.key);
            found.versions.insert(place.clone(), version);
            let row = normal(written.row.clone());
            self.rows.insert(place, Some(Stored { version, row }));
        }
    }

    fn use_key(&mut self, append: &Append, committed: &Committed, found: &mut LookupResult) {
        if let Some(idempotency_key) = &append.idempotency_key {
            let given = EarlierReply {
                first_seq: committed.first_seq,
                last_seq: committed.last_seq,
                reply: idempotency_key.reply.clone(),
            };
            let key = (append.office.clone(), idempotency_key.key.clone());
            found.replies.insert(key.clone(), given.clone());
            self.idempotency_keys.insert(key, given);
        }
    }
}

fn place(append: &Append, key: &RowKey) -> OfficeRow {
    (append.office.clone(), key.clone())
}

fn used(append: &Append, found: &LookupResult) -> Option<EarlierReply> {
    let idempotency_key = append.idempotency_key.as_ref()?;
    found
        .replies
        .get(&(append.office.clone(), idempotency_key.key.clone()))
        .cloned()
}

fn check_expectations(append: &Append, found: &LookupResult) -> Result<(), StoreError> {
    for expect in &append.expects {
        let version = found.versions.get(&place(append, &expect.key)).copied();
        if version != expect.version {
            return Err(StoreError::Stale {
                key: expect.key.clone(),
                found: version,
            });
        }
    }
    Ok(())
}

fn event_row(office: &str, seq: u64, event: &NewEvent) -> Result<EventRow, StoreError> {
    let envelope = Envelope {
        office: office.to_owned(),
        seq,
        at: event.at.to_string(),
        kind: event.kind.clone(),
        case: event.case.clone(),
        actor: event.actor.clone(),
        commitment: commitment(&event.salt, &event.payload),
    };
    let envelope = envelope
        .to_bytes()
        .map_err(|error| StoreError::Invalid(error.to_string()))?;
    Ok(EventRow {
        office: office.to_owned(),
        seq,
        case: event.case.clone(),
        leaf: leaf_hash(&envelope),
        envelope,
        salt: event.salt,
        payload: event.payload.clone(),
    })
}

fn signed(tree: &Frontier, key: &SigningKey) -> Result<String, StoreError> {
    sign(&key.checkpoint(tree.size(), tree.root()), key)
        .map_err(|error| StoreError::Database(error.to_string()))
}
