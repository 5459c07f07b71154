//! A clock that is set: the demo's year has to happen on its own days.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use probity_service::Clock;

/// Tells the second that it was last set to.
#[derive(Debug)]
pub struct Settable(AtomicI64);

impl Settable {
    /// A clock that stands at `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.as_second()))
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_second(), Ordering::SeqCst);
    }
}

impl Clock for Settable {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}
