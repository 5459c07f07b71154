//! Accounts and sessions.

pub(crate) mod passphrase;
pub(crate) mod sessions;

use crate::context::Context;

/// Accounts and sessions.
#[derive(Clone)]
pub struct Accounts(pub(crate) Context);
