//! A clock that can be set, because the demo's events have to happen on their own days.

use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use probity_service::Clock;

/// Returns the time that it was last set to, in whole seconds.
#[derive(Debug)]
pub struct SettableClock(AtomicI64);

impl SettableClock {
    /// A clock set to `at`.
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.as_second()))
    }

    /// Sets it.
    pub fn set(&self, at: Timestamp) {
        self.0.store(at.as_second(), Ordering::SeqCst);
    }
}

impl Clock for SettableClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}
