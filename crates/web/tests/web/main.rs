//! Tests of pages and API as one program, so that it is linked once and shares its helpers.

#![cfg(test)]
#![expect(
    clippy::too_many_lines,
    reason = "a journey or a table of cases reads from top to bottom"
)]

mod administration;
mod after_sending;
mod api;
mod api_refusals;
mod casework;
mod confirming;
mod coverage;
mod days;
mod deciding;
mod drafts;
mod examples;
mod fidelity;
mod forms;
mod held;
mod imports;
mod ledger;
mod map;
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
mod sharing;
mod site;
mod skipped;
mod support;
mod unknown;
mod versions;
mod withdrawing;
mod withheld;
mod wrong_people;
