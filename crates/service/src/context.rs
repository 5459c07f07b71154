//! The parts that all of the service shares: database, codes, access rules, time and randomness.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::civil::Date;
use probity_access::Access;
use probity_casework::case::day_of;
use probity_conduct::Codes;
use probity_store::Store;
use tokio::sync::Semaphore;

use crate::error::ServiceError;
use crate::office_state::OfficeState;

/// The source of the present time.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

/// A source of bytes that no one can guess.
pub trait Rng: Send + Sync {
    /// Fills the bytes.
    fn fill(&self, bytes: &mut [u8]);
}

/// What a service is made from. Time and randomness come only from here.
#[derive(Clone)]
pub struct Dependencies {
    /// The database.
    pub store: Store,
    /// What `codes/` says.
    pub codes: Arc<Codes>,
    /// The source of the present time.
    pub clock: Arc<dyn Clock>,
    /// The source of randomness.
    pub rng: Arc<dyn Rng>,
}

/// What all parts of the service share. Clones share the same state.
#[derive(Clone)]
pub(crate) struct Context {
    inner: Arc<Inner>,
}

struct Inner {
    dependencies: Dependencies,
    access: Access,
    /// People, posts and settings of each office, as last read.
    snapshots: Mutex<HashMap<String, Arc<OfficeState>>>,
    hashing: Semaphore,
}

/// How many passphrases are hashed at once. Each takes 19 MiB and a core for a while, so many sign-ins at once, or
/// someone who tries many names, must not use up the machine.
const AT_ONCE: usize = 2;

impl Context {
    /// A context made from its dependencies.
    ///
    /// # Errors
    /// If the program's own access rules are broken. A test prevents that.
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

    /// The database. Only the code that serves the ledger to outsiders reads it directly.
    pub fn store(&self) -> &Store {
        &self.inner.dependencies.store
    }

    /// Permits for hashing a passphrase.
    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.inner.hashing
    }

    pub(crate) fn access(&self) -> &Access {
        &self.inner.access
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        self.inner.dependencies.clock.now()
    }

    /// Today in London.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Bytes that no one can guess.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.inner.dependencies.rng.fill(&mut bytes);
        bytes
    }

    /// The office as last read. The caller has to check first that its version is still the newest.
    pub(crate) fn snapshot(&self, office: &str) -> Option<Arc<OfficeState>> {
        let snapshots = self.inner.snapshots.lock();
        let snapshots = snapshots.unwrap_or_else(PoisonError::into_inner);
        snapshots.get(office).cloned()
    }

    /// Stores an office as it was read.
    pub(crate) fn keep_snapshot(&self, office: &str, state: &Arc<OfficeState>) {
        let snapshots = self.inner.snapshots.lock();
        let mut snapshots = snapshots.unwrap_or_else(PoisonError::into_inner);
        snapshots.insert(office.to_owned(), Arc::clone(state));
    }
}
