//! Bringing an old register in: what was understood said in words, and the file carried from step to step.

pub mod carry;
pub mod columns;
pub mod report;
pub mod said;
pub mod steps;
pub mod words;
