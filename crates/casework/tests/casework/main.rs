//! Tests of the crate's public interface. They are one program, so that its dependencies are linked once.
mod cases;
mod common;
mod events;
mod routes;
