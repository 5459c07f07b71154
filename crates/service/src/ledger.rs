//! The ledger: events, proofs, verification.

pub(crate) mod bundles;
pub(crate) mod disclosure;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod verify;
pub(crate) mod withheld_findings;

use crate::context::Context;

/// The ledger: events, proofs, verification.
#[derive(Clone)]
pub struct Ledger(pub(crate) Context);
