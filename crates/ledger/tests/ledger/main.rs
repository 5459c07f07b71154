//! Tests of the crate's public interface. They are one program, so that its dependencies are linked once.

#![cfg(test)]

mod envelopes;
mod notes;
mod oracle;
mod readme;
mod rfc6962;
mod tiles;
mod trees;
mod verify;
