//! What every part of the service works with: database, codes, access rules, time and randomness.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::{Timestamp, civil::Date};
use probity_access::Access;
use probity_casework::case::day_of;
use probity_conduct::Codes;
use probity_store::Store;
use tokio::sync::Semaphore;

use crate::error::ServiceError;
use crate::office_state::OfficeState;

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

/// What a service is made from. Time and randomness come in here and nowhere else.
#[derive(Clone)]
pub struct Dependencies {
    /// The database.
    pub store: Store,
    /// What `codes/` says.
    pub codes: Arc<Codes>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub rng: Arc<dyn Rng>,
}

/// What all nouns share. Copies share everything.
#[derive(Clone)]
pub(crate) struct Context {
    inner: Arc<Inner>,
}

struct Inner {
    dependencies: Dependencies,
    access: Access,
    /// People, posts and settings of each office, as they were read last.
    snapshots: Mutex<HashMap<String, Arc<OfficeState>>>,
    hashing: Semaphore,
}

/// How many passphrases are hashed at once: each takes 19 MiB and a core for a while, so that many people who sign in together,
/// or somebody who tries many names, must not take the machine from everyone else.
const AT_ONCE: usize = 2;

impl Context {
    /// A context.
    ///
    /// # Errors
    /// When the program's own access rules are broken; a test keeps that from happening.
    pub fn new(dependencies: Dependencies) -> Result<Self, ServiceError> {
        let access = Access::new().map_err(ServiceError::fault)?;
        let hashing = Semaphore::new(AT_ONCE);
        Ok(Self {
            inner: Arc::new(Inner {
                dependencies,
                access,
                snapshots: Mutex::default(),
                hashing,
            }),
        })
    }

    /// What `codes/` says.
    pub fn codes(&self) -> &Codes {
        &self.inner.dependencies.codes
    }

    /// The database. Only what serves the ledger to outsiders reads it directly.
    pub fn store(&self) -> &Store {
        &self.inner.dependencies.store
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
        self.inner.dependencies.clock.now()
    }

    /// Today in London.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Bytes that nobody can guess.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.inner.dependencies.rng.fill(&mut bytes);
        bytes
    }

    /// The office as it was read last. Whoever uses it asks first whether its version is still the newest.
    pub(crate) fn snapshot(&self, office: &str) -> Option<Arc<OfficeState>> {
        let snapshots = self.inner.snapshots.lock();
        let snapshots = snapshots.unwrap_or_else(PoisonError::into_inner);
        snapshots.get(office).cloned()
    }

    /// Keeps an office as it was read.
    pub(crate) fn keep_snapshot(&self, office: &str, state: &Arc<OfficeState>) {
        let snapshots = self.inner.snapshots.lock();
        let mut snapshots = snapshots.unwrap_or_else(PoisonError::into_inner);
        snapshots.insert(office.to_owned(), Arc::clone(state));
    }
}
