//! Time, randomness and the log of this machine. All other code takes them as parameters.

use std::io::IsTerminal;

use jiff::Timestamp;
use probity_service::{Clock, Rng};
use tracing_subscriber::prelude::*;
use tracing_subscriber::{EnvFilter, fmt};

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for the time"
    )]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The machine's randomness.
#[derive(Debug, Clone, Copy)]
pub struct SystemRng;

impl Rng for SystemRng {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that asks the machine for randomness"
    )]
    #[expect(
        clippy::expect_used,
        reason = "a machine without randomness can keep no secret: nothing sound is left to do"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the machine gives random bytes");
    }
}

/// Starts the log on standard error. `RUST_LOG` sets the level (default: warnings, and what the server does).
pub fn start_log(json: bool) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,probity=info"));
    let registry = tracing_subscriber::registry().with(filter);
    // Colours are for a terminal. In a file they are noise, and make each line three times as long.
    let layer = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if json {
        registry.with(layer.json()).init();
    } else {
        registry.with(layer.without_time()).init();
    }
}
