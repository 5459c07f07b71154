//! Reads the registers that public bodies publish, as they are. Pure.
