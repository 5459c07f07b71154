//! Options for opening a database.

use std::time::Duration;

use crate::faults::Faults;

/// Options for opening a database.
#[derive(Debug, Clone)]
pub struct Options {
    /// Opens only for reading: every append is refused as read-only. The database must be up to date.
    pub read_only: bool,
    /// The number of connections that read at the same time.
    pub readers: u32,
    /// The most appends in one transaction.
    pub batch: usize,
    /// The largest size of an SQLite file in bytes. Appends beyond it are refused as full.
    pub largest: Option<u64>,
    /// Faults for tests.
    pub faults: Faults,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            read_only: false,
            readers: 4,
            batch: 256,
            largest: None,
            faults: Faults::default(),
        }
    }
}

/// How long a writer waits for another process to finish writing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// The most prepared statements on a connection: each kind in each of its lengths.
pub(crate) const PREPARED: usize = 256;
