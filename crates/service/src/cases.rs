//! Cases: submitting, reading, deciding, erasing.

pub(crate) mod confirming;
pub(crate) mod damaged;
pub(crate) mod decide;
pub(crate) mod deciding;
pub(crate) mod declare;
pub(crate) mod details;
pub(crate) mod dispose;
pub(crate) mod duties;
pub(crate) mod following;
mod given_information;
pub(crate) mod held;
pub(crate) mod history;
pub(crate) mod involved;
pub(crate) mod list;
pub(crate) mod on_hold;
pub(crate) mod planning;
pub(crate) mod repeat;
mod step_aside;
pub(crate) mod to_be_published;
mod understood;

use crate::context::Context;

/// Cases: submitting, reading, deciding, erasing.
#[derive(Clone)]
pub struct Cases(pub(crate) Context);
