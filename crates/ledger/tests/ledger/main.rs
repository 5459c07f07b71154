//! What the ledger promises, asked from outside. One program, so that what it is linked from is linked once.
mod envelopes;
mod notes;
mod oracle;
mod readme;
mod rfc6962;
mod tiles;
mod trees;
mod verify;
