//! What a service is made of. Time and randomness come in here and nowhere else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use jiff::{SignedDuration, Timestamp, civil::Date};
use probity_access::Access;
use probity_casework::case::day_of;
use probity_conduct::Codes;
use probity_store::{
    Store, Tally,
    access::{Pass, TokenHash},
};

use tokio::sync::Semaphore;

use crate::{error::ServiceError, office::OfficeState};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// Gives bytes that nobody can guess.
pub trait Rng: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// What a service is made of.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Store,
    /// What `codes/` says.
    pub codes: Arc<Codes>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
}

/// Does what a person asks. Copies share everything.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    parts: Parts,
    access: Access,
    memory: Mutex<Memory>,
    hashing: Semaphore,
}

/// The offices and sessions that were read.
#[derive(Default)]
struct Memory {
    offices: HashMap<String, Remembered>,
    /// Sessions with the time of the query that found them.
    sessions: HashMap<TokenHash, (Pass, Timestamp)>,
    /// By office and register.
    tallies: HashMap<(String, String), Tallied>,
    /// How often something was forgotten: what was read before that is not remembered after it.
    forgotten: u64,
}

/// A head of the ledger and the tallies that were read for it.
type Tallied = (u64, Arc<[Tally]>);

/// An office as it was read, and when the database last said that it still is so.
struct Remembered {
    state: Arc<OfficeState>,
    at: Timestamp,
}

/// How many passphrases are hashed at once: each takes 19 MiB and a core for a while, so that many people who sign in together,
/// or somebody who tries many names, must not take the machine from everyone else.
const AT_ONCE: usize = 2;

/// For how long another process's changes to people, posts and settings may go unseen where they are only shown, and that it
/// signed somebody out. This service's own show at once.
const UNSEEN: SignedDuration = SignedDuration::from_millis(250);
/// How many sessions are remembered; then all are forgotten. Each takes about 200 bytes.
const SESSIONS: usize = 4_096;

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Service").finish_non_exhaustive()
    }
}

impl Service {
    /// A service.
    ///
    /// # Errors
    /// When the program's own access rules are broken; a test keeps that from happening.
    pub fn new(parts: Parts) -> Result<Self, ServiceError> {
        let access = Access::new().map_err(ServiceError::fault)?;
        let memory = Mutex::default();
        let hashing = Semaphore::new(AT_ONCE);
        Ok(Self {
            inner: Arc::new(Inner {
                parts,
                access,
                memory,
                hashing,
            }),
        })
    }

    /// What `codes/` says.
    pub fn codes(&self) -> &Codes {
        &self.inner.parts.codes
    }

    /// The database. Only what serves the ledger to outsiders reads it directly.
    pub fn store(&self) -> &Store {
        &self.inner.parts.store
    }

    /// Turns at hashing a passphrase.
    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.inner.hashing
    }

    pub(crate) fn access(&self) -> &Access {
        &self.inner.access
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.inner.parts.clock.now()
    }

    /// Today in London.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Bytes that nobody can guess.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.inner.parts.rng.fill(&mut bytes);
        bytes
    }

    /// The office as it was read last, and whether that was checked so lately that it can be shown as it is.
    pub(crate) fn remembered(&self, office: &str) -> Option<(Arc<OfficeState>, bool)> {
        let memory = self.inner.memory.lock().ok()?;
        let known = memory.offices.get(office)?;
        Some((Arc::clone(&known.state), is_lately(known.at, self.now())))
    }

    /// A session that was read a moment ago.
    pub(crate) fn remembered_session(&self, token: &TokenHash, now: Timestamp) -> Option<Pass> {
        let memory = self.inner.memory.lock().ok()?;
        let (pass, at) = memory.sessions.get(token)?;
        (is_lately(*at, now) && pass.expires > now).then(|| pass.clone())
    }

    /// Remembers a session that was read by a query that began at that time, unless something was forgotten since.
    pub(crate) fn remember_session(&self, pass: &Pass, at: Timestamp, forgotten: u64) {
        let Ok(mut memory) = self.inner.memory.lock() else {
            return;
        };
        if memory.forgotten == forgotten {
            if memory.sessions.len() >= SESSIONS {
                memory.sessions.clear();
            }
            memory.sessions.insert(pass.token_hash, (pass.clone(), at));
        }
    }

    /// How many entries a register has of each year and outcome, as they were read for that head of the ledger or later.
    ///
    /// # Errors
    /// A database that cannot be read.
    pub(crate) async fn tallies(
        &self,
        office: &str,
        register: &str,
        head: u64,
    ) -> Result<Arc<[Tally]>, ServiceError> {
        let key = (office.to_owned(), register.to_owned());
        let known = (self.inner.memory.lock().ok())
            .and_then(|memory| memory.tallies.get(&key).cloned())
            .filter(|(of, _)| *of == head);
        if let Some((_, tallies)) = known {
            return Ok(tallies);
        }
        let tallies: Arc<[Tally]> = self.store().tallies(office, register).await?.into();
        if let Ok(mut memory) = self.inner.memory.lock() {
            memory.tallies.insert(key, (head, Arc::clone(&tallies)));
        }
        Ok(tallies)
    }

    /// Somebody was signed out: sessions are read anew.
    pub(crate) fn forget_sessions(&self) {
        if let Ok(mut memory) = self.inner.memory.lock() {
            memory.sessions.clear();
            memory.forgotten += 1;
        }
    }

    /// How often something was forgotten so far, for [`Service::remember`].
    pub(crate) fn forgotten(&self) -> u64 {
        self.inner
            .memory
            .lock()
            .map_or(0, |memory| memory.forgotten)
    }

    /// Remembers an office that was read, or found unchanged, by a query that began at that time, unless something was
    /// forgotten since.
    pub(crate) fn remember(
        &self,
        office: &str,
        state: &Arc<OfficeState>,
        at: Timestamp,
        forgotten: u64,
    ) {
        let Ok(mut memory) = self.inner.memory.lock() else {
            return;
        };
        if memory.forgotten == forgotten && state.version.is_some() {
            let state = Arc::clone(state);
            memory
                .offices
                .insert(office.to_owned(), Remembered { state, at });
        }
    }

    /// What is remembered of an office has changed: it is read anew.
    pub(crate) fn forget(&self, office: &str) {
        if let Ok(mut memory) = self.inner.memory.lock() {
            memory.offices.remove(office);
            memory.forgotten += 1;
        }
    }
}

/// Whether something read then is new enough to be shown as it is.
fn is_lately(at: Timestamp, now: Timestamp) -> bool {
    let age = now.duration_since(at);
    !age.is_negative() && age < UNSEEN
}
