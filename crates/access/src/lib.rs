//! Access rules: `access.cedar`, one table that reviewers can read, and the requests to it. The crate is pure.
//!
//! Casework decides what the state of a case allows. This crate decides who may try.

mod action;
mod ask;
mod entities;
mod rules;
mod types;

pub use action::Action;
pub use ask::{CaseFacts, Denied, PersonFacts, Resource, Who};
pub use rules::Access;
pub use types::BadRules;
