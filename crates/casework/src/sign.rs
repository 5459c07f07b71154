//! Signing for clauses that one has read against the document that they come from.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::event::{Body, ClauseRead, ClausesRead};
use crate::id::PersonId;
use crate::reading::ClauseReading;
use crate::refusal::{FieldProblem, Problem, Refusal};

/// Records that a person has read these clauses of a version. Clauses that they have signed already and that have not
/// changed since are left out.
///
/// # Errors
/// When no clause is named, or when they have signed all of them already.
pub fn sign<'r>(
    instrument: &str,
    effective: Date,
    by: &PersonId,
    clauses: Vec<ClauseRead>,
    known: impl Iterator<Item = &'r ClauseReading>,
) -> Result<Vec<Body>, Refusal> {
    if clauses.is_empty() {
        let missing = FieldProblem::new("clauses", Problem::ClausesMissing);
        return Err(Refusal::Fields(vec![missing]));
    }
    let own: Vec<&ClauseReading> = known.filter(|one| one.by == *by).collect();
    let signed = |read: &ClauseRead| {
        let mut same = own.iter().filter(|one| one.clause == read.clause);
        same.any(|one| one.stands(&read.hashes))
    };
    let mut seen = BTreeSet::new();
    let clauses: Vec<ClauseRead> = (clauses.into_iter())
        .filter(|one| seen.insert(one.clause.clone()) && !signed(one))
        .collect();
    if clauses.is_empty() {
        return Err(Refusal::NoChange);
    }
    Ok(vec![Body::ClausesRead(ClausesRead {
        instrument: instrument.to_owned(),
        effective,
        by: by.clone(),
        clauses,
    })])
}
