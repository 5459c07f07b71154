//! What reading a register promises, asked from outside. One program, so that what it is linked from is linked once.
mod made_up;
mod properties;
mod real_registers;
