//! Tests of the crate's public interface. They are one program, so that its dependencies are linked once.

#![cfg(test)]

mod made_up;
mod properties;
mod real_registers;
