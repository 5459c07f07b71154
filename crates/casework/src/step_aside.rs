//! Stepping aside from a case: a person who has it, or was informed of it, has a conflict of interest.

use crate::case::Case;
use crate::event::Body;
use crate::id::PersonId;
use crate::refusal::{Form, Refusal};

/// Steps aside. The case is then sent on, and the person can no longer read it.
///
/// # Errors
/// When the case is decided, closed or withdrawn, when the person neither has it nor was informed of it, when they stepped aside already, or without a reason.
pub fn step_aside(case: &Case, person: &PersonId, reason: &str) -> Result<Body, Refusal> {
    if !case.state.is_open() {
        return Err(Refusal::NotNow(case.state));
    }
    if !case.is_held_by(person) && !case.informed.contains(person) {
        return Err(Refusal::NotHolder);
    }
    if case.recused.contains(person) {
        return Err(Refusal::NoChange);
    }
    let mut form = Form::default();
    let reason = form.required("reason", reason);
    form.finish()?;
    Ok(Body::SteppedAside {
        person: person.clone(),
        reason,
    })
}
