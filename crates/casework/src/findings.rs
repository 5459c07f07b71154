//! Decisions of an office about the findings in its instruments, in its own words.

use jiff::civil::Date;

use crate::event::{Body, LocalDecision};
use crate::people::Settings;
use crate::refusal::{FieldProblem, Form, Problem, Refusal};

/// A decision about a finding, as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The finding's id.
    pub finding: String,
    /// The decision.
    pub says: String,
    /// Who decided, as the office names them.
    pub by: String,
    /// The day of the decision.
    pub on: Date,
}

/// Records a decision about a finding, with the next number. Earlier decisions on the same finding are kept.
///
/// # Errors
/// When fields are missing, or the day is in the future.
pub fn decide_finding(
    settings: &Settings,
    decided: &Decided,
    today: Date,
) -> Result<Vec<Body>, Refusal> {
    let mut form = Form::default();
    let says = form.required("says", &decided.says);
    let by = form.required("by", &decided.by);
    if decided.on > today {
        form.problem(FieldProblem::new("on", Problem::DayToCome).with("latest", today));
    }
    form.finish()?;
    Ok(vec![Body::FindingDecided(LocalDecision {
        number: settings.next_number(),
        finding: decided.finding.clone(),
        says,
        by,
        on: decided.on,
    })])
}
