//! The parts of the benches that stand alone: a load generator, and what else the machine was doing.

pub mod load;
pub mod machine;
