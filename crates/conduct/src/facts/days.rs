//! Days that cannot be: ahead of today where only the past makes sense, or before the day that has to come first.
use super::{FactValue, Facts, FieldProblem};
use crate::model::{Situation, When};
use jiff::civil::Date;

/// What cannot have happened on the day given, as the situation declares: one problem a field at most. Asking needs none of
/// it; whatever is kept or published does. A field that does not apply counts too, for what is given for it is kept.
pub fn impossible_days(situation: &Situation, facts: &Facts, today: Date) -> Vec<FieldProblem> {
    let day = |name: &str| match facts.get(name) {
        Some(FactValue::Date(day)) => Some(*day),
        _ => None,
    };
    let mut problems = Vec::new();
    for field in &situation.fields {
        let Some(given) = day(&field.name) else {
            continue;
        };
        let first = field.not_before.as_deref();
        let first = first.and_then(|name| Some((name, day(name)?)));
        if field.when == Some(When::Past) && given > today {
            problems.push(FieldProblem::new(&field.name, "day-ahead"));
        } else if let Some((name, _)) = first.filter(|(_, first)| given < *first) {
            problems.push(FieldProblem::new(&field.name, "day-too-early").with("other", name));
        }
    }
    problems
}
