//! The pages and what stands around them, as one test program: one link, one place for helpers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod administration;
mod api;
mod api_refusals;
mod casework;
mod coverage;
mod days;
mod forms;
mod imports;
mod ledger;
mod office_holders;
mod oversight;
mod pages;
mod publication;
mod reading;
mod recipients;
mod refusals;
mod registers;
mod routes;
mod settings;
mod site;
mod support;
mod versions;
mod withheld;
mod wrong_people;
