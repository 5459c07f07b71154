//! What is public, and the cache of it: where an office's ledger stands, as far as this process has to ask.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use probity_service::{Service, ServiceError};
use tokio::time::Instant;

use crate::registers::cache::Cache;
use crate::registers::frame::Frames;

/// For how long another process's events may go unseen on public pages. This process's own show at once.
const UNSEEN: Duration = Duration::from_millis(250);
/// The most answers that are kept.
const ENTRIES: usize = 2_000;
/// The most bytes that are kept.
const BYTES: usize = 32 * 1024 * 1024;

/// Public answers, and the heads that they were made for.
pub struct Published {
    /// The answers.
    pub cache: Cache,
    /// Registers' pages without their rows.
    pub frames: Frames,
    heads: Mutex<HashMap<String, Known>>,
    /// By office, a head and when the last event before it happened.
    moments: Mutex<HashMap<String, (u64, Option<Timestamp>)>>,
}

#[derive(Clone, Copy)]
struct Known {
    head: u64,
    changes: u64,
    at: Instant,
}

impl Default for Published {
    fn default() -> Self {
        Self {
            cache: Cache::new(ENTRIES, BYTES),
            frames: Frames::default(),
            heads: Mutex::default(),
            moments: Mutex::default(),
        }
    }
}

impl Published {
    /// How many events an office's ledger has: asked of the database only when this process has changed something since,
    /// or when the last answer is older than a quarter of a second.
    ///
    /// # Errors
    /// For an unknown office, or a database that cannot be reached.
    pub async fn head(&self, service: &Service, office: &str) -> Result<u64, ServiceError> {
        let changes = service.store().changes();
        let known = self.known(office);
        if let Some(known) =
            known.filter(|known| known.changes == changes && known.at.elapsed() < UNSEEN)
        {
            return Ok(known.head);
        }
        let head = service.head(office).await?;
        let known = Known {
            head,
            changes,
            at: Instant::now(),
        };
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        heads.insert(office.to_owned(), known);
        Ok(head)
    }

    /// When the last of an office's first `head` events happened; none before the first.
    ///
    /// # Errors
    /// A database that cannot be reached.
    pub async fn last_event(
        &self,
        service: &Service,
        office: &str,
        head: u64,
    ) -> Result<Option<Timestamp>, ServiceError> {
        let Some(last) = head.checked_sub(1) else {
            return Ok(None);
        };
        if let Some((_, at)) = self.moment(office).filter(|(of, _)| *of == head) {
            return Ok(at);
        }
        let events = service.store().events(office, last, 1).await?;
        let envelope = events.first().map(|event| event.envelope.as_slice());
        let envelope = envelope.and_then(|bytes| probity_ledger::Envelope::from_bytes(bytes).ok());
        let at = envelope.and_then(|envelope| envelope.at.parse().ok());
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        moments.insert(office.to_owned(), (head, at));
        Ok(at)
    }

    fn moment(&self, office: &str) -> Option<(u64, Option<Timestamp>)> {
        let moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        moments.get(office).copied()
    }

    fn known(&self, office: &str) -> Option<Known> {
        let heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        heads.get(office).copied()
    }
}
