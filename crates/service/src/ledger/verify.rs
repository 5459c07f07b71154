//! Verification: recomputing everything from the events and comparing it with what is stored. Also checkpoints and
//! rebuilding.

use std::collections::BTreeMap;

use probity_access::{Action, Denied};
use probity_casework::{RowKey, Table};
use probity_i18n::key;
use probity_ledger::leaf_hash;
use probity_store::{Difference, Payload, Snapshot, Stored};
use serde_json::Value;

use crate::accounts::passphrase::commitment;
use crate::actor::Actor;
use crate::context::Context;
use crate::error::{LedgerError, ServiceError};
use crate::ledger::Ledger;
use crate::ledger::disclosure::{Disclosed, Disclosure};
use crate::ledger::replay::Replay;
use crate::ledger::report::{Finding, Part, Rebuilt, Report};
use crate::view::EventLine;

/// Events that are read at a time.
const STRIDE: u32 = 500;

impl Ledger {
    /// Recomputes the tree and every read model from the events, and reports each difference down to the event.
    ///
    /// # Errors
    /// For anyone but auditors and the command line, or if the database cannot be read at all.
    #[tracing::instrument(name = "ledger.verify", level = "debug", skip_all)]
    pub async fn verify(&self, actor: &Actor) -> Result<Report, ServiceError> {
        self.0.verify_with(actor, &[]).await
    }

    /// Verifies, and proves that nothing covered by an old checkpoint has changed.
    ///
    /// # Errors
    /// As for [`Ledger::verify`]. A checkpoint that cannot be read is a finding, not an error.
    #[tracing::instrument(name = "ledger.verify_against", level = "debug", skip_all)]
    pub async fn verify_against(&self, actor: &Actor, old: &str) -> Result<Report, ServiceError> {
        self.0.verify_with(actor, &[old.to_owned()]).await
    }

    /// Rebuilds the read models from the events. Sessions and secrets are kept.
    ///
    /// # Errors
    /// For anyone but the command line. If an event cannot be read, or new events arrive meanwhile, nothing is changed.
    #[tracing::instrument(name = "ledger.rebuild", level = "debug", skip_all)]
    pub async fn rebuild(&self, actor: &Actor) -> Result<Rebuilt, ServiceError> {
        let Actor::CommandLine { office, .. } = actor else {
            return Err(Denied::NotAllowed.into());
        };
        let mut snapshot = self.0.store().snapshot().await?;
        let size = snapshot.head(office).await?.size;
        let replay = replay(&mut snapshot, office).await?;
        if let Some((seq, why)) = replay.unreadable.first() {
            return Err(LedgerError::UnreadableEvent {
                seq: *seq,
                why: why.clone(),
            }
            .into());
        }
        let unreadable = replay.without_answer().into_iter();
        let unreadable = unreadable.map(|(_, case)| case).collect();
        let (secrets, _) = secrets(&mut snapshot, office, &replay).await?;
        drop(snapshot);
        let rows: Vec<Stored> = replay
            .rows
            .into_values()
            .map(|(version, row)| Stored { version, row })
            .chain(secrets)
            .collect();
        let count = rows.len();
        self.0.store().rebuild(office, size, rows).await?;
        Ok(Rebuilt {
            rows: count,
            unreadable,
        })
    }

    /// The signed checkpoint of the ledger as it is now, open to everyone. A copy of it later proves that nothing
    /// before it has changed.
    ///
    /// # Errors
    /// For an office that is not in the database.
    #[tracing::instrument(name = "ledger.checkpoint", level = "debug", skip_all)]
    pub async fn checkpoint(&self, office: &str) -> Result<String, ServiceError> {
        Ok(self.0.store().head(office).await?.checkpoint)
    }

    /// The public key that verifies checkpoints.
    ///
    /// # Errors
    /// For an office that is not in the database.
    #[tracing::instrument(name = "ledger.verifying_key", level = "debug", skip_all)]
    pub async fn verifying_key(&self, office: &str) -> Result<String, ServiceError> {
        Ok(self.0.store().head(office).await?.vkey)
    }

    /// Events from a number on, for auditors. A confidential event has only its number and the hash of its leaf.
    ///
    /// # Errors
    /// For anyone else.
    #[tracing::instrument(name = "ledger.events", level = "debug", skip_all)]
    pub async fn events(
        &self,
        actor: &Actor,
        from: u64,
        limit: u32,
    ) -> Result<Vec<EventLine>, ServiceError> {
        let state = self.0.state(actor.office()).await?;
        self.0.allow_office(actor, &state, Action::SeeLedger)?;
        let events = self
            .0
            .store()
            .events(actor.office(), from, limit.clamp(1, STRIDE))
            .await?;
        let disclosed = Disclosure::new(&self.0, actor, &state).of(&events).await?;
        let lines = events.iter().zip(disclosed);
        Ok(lines
            .map(|(event, disclosed)| event_line(event.seq, disclosed))
            .collect())
    }
}

impl Context {
    async fn verify_with(&self, actor: &Actor, older: &[String]) -> Result<Report, ServiceError> {
        // The command line verifies without reading the office's people: if their rows are damaged, verification must
        // still run.
        let state = if matches!(
            actor,
            Actor::CommandLine {
                on_behalf: None,
                ..
            }
        ) {
            None
        } else {
            let state = self.state(actor.office()).await?;
            self.allow_office(actor, &state, Action::Verify)?;
            Some(state)
        };
        let office = actor.office();
        let finding = |part, seq, difference| Finding {
            part,
            seq,
            difference,
        };
        let mut findings: Vec<Finding> = Vec::new();
        findings.extend(
            self.store()
                .verify_database()
                .await?
                .into_iter()
                .map(|one| finding(Part::Database, None, one)),
        );
        let mut snapshot = self.store().snapshot().await?;
        let ledger = snapshot.verify_ledger(office, older).await?;
        findings.extend(
            ledger
                .differences
                .into_iter()
                .map(|one| finding(Part::Ledger, None, one)),
        );
        let mut replay = replay(&mut snapshot, office).await?;
        findings.extend(
            replay
                .unreadable
                .iter()
                .map(|(seq, why)| finding(Part::Event, Some(*seq), unreadable(office, *seq, why))),
        );
        findings.extend(replay.without_answer().into_iter().map(|(seq, case)| {
            finding(Part::Row, Some(seq), without_answer(office, case.as_str()))
        }));
        let (secrets, differing) = secrets(&mut snapshot, office, &replay).await?;
        findings.extend(
            differing
                .into_iter()
                .map(|(seq, one)| finding(Part::Passphrase, Some(seq), one)),
        );
        let rows = replay.rows.len() as u64;
        let world = std::mem::take(&mut replay.world);
        findings.extend(compare(&mut snapshot, office, replay, secrets).await?);
        if let Some(state) = state {
            let mut disclosure = Disclosure::new(self, actor, &state).replayed(&world);
            disclosure.withhold(&mut findings).await?;
        }
        let summary = ledger.summary;
        Ok(Report {
            events: summary.events,
            payloads_sound: summary.payloads_sound,
            payloads_erased: summary.payloads_erased,
            rows,
            root: summary.root.to_base64(),
            findings,
        })
    }
}

async fn replay(snapshot: &mut Snapshot, office: &str) -> Result<Replay, ServiceError> {
    let mut replay = Replay::default();
    let mut from = 0;
    loop {
        let events = snapshot.events(office, from, STRIDE).await?;
        for event in &events {
            replay.take(event);
        }
        match events.last() {
            Some(last) => from = last.seq + 1,
            None => return Ok(replay),
        }
    }
}

/// The stored passphrase hashes of active accounts, and the accounts whose commitment differs from the ledger's. Read
/// at the same moment as the events, so that a passphrase changed meanwhile is no difference.
async fn secrets(
    snapshot: &mut Snapshot,
    office: &str,
    replay: &Replay,
) -> Result<(Vec<Stored>, Vec<(u64, Difference)>), ServiceError> {
    let (mut secrets, mut differing) = (Vec::new(), Vec::new());
    for (login, seq) in &replay.passphrases {
        let stored = snapshot
            .record(office, &RowKey::new(Table::Passphrase, login))
            .await?;
        let wanted = replay
            .world
            .accounts
            .get(login)
            .and_then(|account| account.passphrase.as_ref());
        if stored.as_ref().map(|row| commitment(&row.row.doc)).as_ref() != wanted {
            differing.push((*seq, passphrase_differs(office, login)));
        }
        secrets.extend(stored.map(|row| Stored {
            version: *seq,
            row: row.row,
        }));
    }
    Ok((secrets, differing))
}

async fn compare(
    snapshot: &mut Snapshot,
    office: &str,
    replay: Replay,
    secrets: Vec<Stored>,
) -> Result<Vec<Finding>, ServiceError> {
    let mut made_by = BTreeMap::new();
    let mut comparison = snapshot.comparison(office);
    for (key, (version, row)) in replay.rows {
        let id = format!("{office}/{}", key.id);
        made_by.insert((key.table.as_str().to_owned(), id), version);
        comparison.push(Stored { version, row }).await?;
    }
    for secret in secrets {
        comparison.push(secret).await?;
    }
    let differences = comparison.finish(replay.erased).await?;
    let finding = |difference: Difference| Finding {
        part: Part::Row,
        seq: made_by
            .get(&(difference.table.clone(), difference.id.clone()))
            .copied(),
        difference,
    };
    Ok(differences.into_iter().map(finding).collect())
}

fn unreadable(office: &str, seq: u64, why: &str) -> Difference {
    Difference {
        table: "event".to_owned(),
        id: format!("{office}/{seq}"),
        column: None,
        what: key("verify-event-unreadable").with("why", why),
    }
}

fn without_answer(office: &str, reference: &str) -> Difference {
    Difference {
        table: Table::Case.as_str().to_owned(),
        id: format!("{office}/{reference}"),
        column: Some("doc"),
        what: key("verify-no-answer").into(),
    }
}

fn passphrase_differs(office: &str, login: &str) -> Difference {
    Difference {
        table: Table::Passphrase.as_str().to_owned(),
        id: format!("{office}/{login}"),
        column: Some("doc"),
        what: key("verify-passphrase").into(),
    }
}

fn event_line(seq: u64, disclosed: Disclosed<'_>) -> EventLine {
    let (leaf, envelope, payload) = match disclosed {
        Disclosed::Leaf(leaf) => (leaf, None, None),
        Disclosed::Whole(event, envelope) => {
            let payload = match &event.payload {
                Payload::Kept { bytes, .. } => {
                    Some(serde_json::from_slice(bytes).unwrap_or(Value::Null))
                }
                Payload::Erased { .. } | Payload::Lost => None,
            };
            (leaf_hash(&event.envelope), Some(envelope), payload)
        }
    };
    EventLine {
        seq,
        leaf: leaf.to_string(),
        envelope,
        payload,
    }
}
