//! What casework promises, asked from outside. One program, so that what it is linked from is linked once.
mod cases;
mod common;
mod events;
mod routes;
