//! Tests of the crate's public interface. They are one program, so that its dependencies are linked once.

#![cfg(test)]

mod asked;
mod cases;
mod common;
mod deciding;
mod decision_days;
mod entries;
mod events;
mod readings;
mod routes;
mod unknown;
