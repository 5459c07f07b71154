//! The benches. Each prints its figures as ratios to the best that the same machine can do, in the same run. Only
//! [`moments`] can fail. `docs/developers/speed.md` explains what is measured and how to read it.
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

/// The reason why a bench could not be run.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;

pub use say::say;
