//! Faults made on purpose: tests can make any write fail, before or after it is done.

use std::fmt;
use std::sync::Arc;

use crate::error::StoreError;

/// The time at which a write fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// Before anything is sent to the database.
    Before,
    /// After the database has done it, as if the answer was lost.
    After,
}

type Hook = dyn Fn(&'static str, When) -> Option<StoreError> + Send + Sync;

/// A function called before and after every write. The writer sees the error that it returns. It is never set in a
/// running service.
#[derive(Clone, Default)]
pub struct Faults(Option<Arc<Hook>>);

impl Faults {
    /// Calls this function with the name of the write, which is one of [`STEPS`].
    pub fn new(
        hook: impl Fn(&'static str, When) -> Option<StoreError> + Send + Sync + 'static,
    ) -> Self {
        Self(Some(Arc::new(hook)))
    }

    pub(crate) fn check(&self, step: &'static str, when: When) -> Result<(), StoreError> {
        match self.0.as_ref().and_then(|hook| hook(step, when)) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Faults(on)"
        } else {
            "Faults(off)"
        })
    }
}

/// The names of the writes, in the order in which an append does them.
pub const STEPS: [&str; 11] = [
    "begin",
    "head",
    "event",
    "payload",
    "row",
    "tally",
    "idempotency_key",
    "erasure",
    "tile",
    "delete",
    "commit",
];
