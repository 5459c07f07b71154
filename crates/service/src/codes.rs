//! Codes: asking them, and what the office decided about them.

pub(crate) mod explain;
pub(crate) mod findings;
pub(crate) mod impact;
pub(crate) mod local;
mod path;
mod readings;

use crate::context::Context;

/// Codes: asking them, and what the office decided about them.
#[derive(Clone)]
pub struct Codes(pub(crate) Context);
