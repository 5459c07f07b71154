//! The pages and what stands around them, as one test program: one link, one place for helpers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms;
mod pages;
mod site;
mod support;
