//! Commands that withhold, show and correct a register's entry. Each needs a reason, and the reason is kept.

use probity_conduct::Value;

use crate::event::Body;
use crate::refusal::{FieldProblem, Form, Problem, Refusal};

/// Withholds an entry.
///
/// # Errors
/// When it is withheld already, or without a reason.
pub fn withhold(entry: &str, withheld: bool, reason: &str) -> Result<Vec<Body>, Refusal> {
    if withheld {
        return Err(Refusal::NoChange);
    }
    let reason = reason_of(reason)?;
    Ok(vec![Body::EntryWithheld {
        entry: entry.to_owned(),
        reason,
    }])
}

/// Shows a withheld entry again.
///
/// # Errors
/// When it is not withheld, or without a reason.
pub fn show(entry: &str, withheld: bool, reason: &str) -> Result<Vec<Body>, Refusal> {
    if !withheld {
        return Err(Refusal::NoChange);
    }
    let reason = reason_of(reason)?;
    Ok(vec![Body::EntryShown {
        entry: entry.to_owned(),
        reason,
    }])
}

/// One correction of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// A field of the situation, or a column of the register for an imported entry.
    pub field: String,
    /// The current value.
    pub old: Option<Value>,
    /// The correct value. `None` leaves it blank.
    pub new: Option<Value>,
    /// The register's word for the result, if the field decides it.
    pub outcome: Option<String>,
}

/// Corrects one field of an entry.
///
/// # Errors
/// When nothing would change, or without a reason.
pub fn correct(entry: &str, change: Change, reason: &str) -> Result<Vec<Body>, Refusal> {
    let mut form = Form::default();
    let reason = form.required("reason", reason);
    if change.old == change.new {
        form.problem(FieldProblem::new("value", Problem::NothingWouldChange));
    }
    form.finish()?;
    let Change {
        field,
        old,
        new,
        outcome,
    } = change;
    Ok(vec![Body::EntryCorrected {
        entry: entry.to_owned(),
        field,
        old,
        new,
        outcome,
        reason,
    }])
}

fn reason_of(reason: &str) -> Result<String, Refusal> {
    let mut form = Form::default();
    let reason = form.required("reason", reason);
    form.finish().map(|()| reason)
}
