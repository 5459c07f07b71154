//! Registers and their entries.

pub(crate) mod publish;
pub(crate) mod read;
pub(crate) mod sheet;

use crate::context::Context;

/// Registers and their entries.
#[derive(Clone)]
pub struct Registers(pub(crate) Context);
