//! The benches: each prints its figures as ratios to what the same machine does at best, in the same run, and asserts nothing;
//! [`moments`] alone fails when something is wrong.
//! `docs/developers/speed.md` says what is measured and how to read it.
#![expect(
    clippy::disallowed_methods,
    reason = "measuring is asking the machine for the time; made-up cases may be random"
)]

pub mod ask;
pub mod bare;
pub mod growth;
pub mod load;
pub mod machine;
pub mod moments;
pub mod office;
pub mod pages;
pub mod say;
pub mod seed;
pub mod sent;
pub mod server;
pub mod submissions;

/// Why a bench could not be run, for whoever started it.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

pub use say::say;
