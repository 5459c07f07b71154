//! What the crate promises, asked from outside. One program, so that what it is linked from is linked once.
mod ask;
mod common;
mod compare;
mod comparisons;
mod coverage;
mod diff;
mod facts;
mod load;
mod local_decision;
mod mistakes;
mod mistakes_files;
mod mistakes_model;
mod mistakes_names;
mod mistakes_rules;
mod property;
mod shipped;
mod taken_names;
