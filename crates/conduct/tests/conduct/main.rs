//! Tests of the crate's public interface. They are one program, so that its dependencies are linked once.

#![cfg(test)]

mod ask;
mod codes_words;
mod common;
mod compare;
mod comparisons;
mod coverage;
mod days;
mod diff;
mod facts;
mod fidelity;
mod load;
mod local_decision;
mod merge;
mod merge_questions;
mod mistakes;
mod mistakes_files;
mod mistakes_habits;
mod mistakes_model;
mod mistakes_names;
mod mistakes_rules;
mod open;
mod part;
mod path;
mod promises;
mod property;
mod shipped;
mod source;
mod taken_names;
mod worked_office;
