//! Tests of the service from outside, as one program so that it is linked once.

#![cfg(test)]
#![expect(
    clippy::too_many_lines,
    reason = "a journey or a table of cases reads from top to bottom"
)]

mod accounts;
mod accused;
mod advice;
mod at_once;
mod bounds;
mod cases;
mod common;
mod confidential;
mod disposal;
mod drafts;
mod findings;
mod held;
mod idempotency;
mod impact;
mod imports;
mod journey;
mod proof;
mod ratchet;
mod readings;
mod remembered;
mod repeat;
mod understood;
mod unknown;
mod unreadable;
mod withheld_findings;
