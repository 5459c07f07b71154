//! Who may do what: `access.cedar`, one table that reviewers can read, and the requests put to it. Pure.
//!
//! What a case's state allows is casework's to say; this says who may try.

mod action;
mod ask;
mod entities;
mod rules;
mod types;

pub use action::Action;
pub use ask::{Denied, Resource, Who};
pub use rules::Access;
pub use types::BadRules;
