//! What a desk is made of. Time and randomness come in here and nowhere else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use jiff::{Timestamp, civil::Date};
use probity_access::Access;
use probity_casework::matter::day_of;
use probity_code::Codes;
use probity_store::Store;

use crate::{error::DeskError, office::OfficeState};

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

/// What a desk is made of.
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
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    parts: Parts,
    access: Access,
    offices: Mutex<HashMap<String, Arc<OfficeState>>>,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk.
    ///
    /// # Errors
    /// When the program's own access rules are broken; a test keeps that from happening.
    pub fn new(parts: Parts) -> Result<Self, DeskError> {
        let access = Access::new().map_err(DeskError::fault)?;
        let offices = Mutex::new(HashMap::new());
        Ok(Self {
            inner: Arc::new(Inner {
                parts,
                access,
                offices,
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

    pub(crate) fn remembered(&self, office: &str) -> Option<Arc<OfficeState>> {
        self.inner.offices.lock().ok()?.get(office).cloned()
    }

    pub(crate) fn remember(&self, office: &str, state: &Arc<OfficeState>) {
        if let Ok(mut offices) = self.inner.offices.lock() {
            offices.insert(office.to_owned(), Arc::clone(state));
        }
    }
}
