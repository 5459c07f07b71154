//! What the desk promises, asked from outside. One program, so that what it is linked from is linked once.
mod accounts;
mod accused;
mod advice;
mod asked_again;
mod at_once;
mod bounds;
mod common;
mod confidential;
mod disposal;
mod findings;
mod imports;
mod journey;
mod matters;
mod proof;
mod ratchet;
mod remembered;
mod sent_again;
