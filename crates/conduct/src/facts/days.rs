//! Impossible days: after today in a field for past days, or before the day that must come first.

use jiff::civil::Date;

use super::{Facts, FieldProblem, Problem};
use crate::model::{Situation, When};
use crate::value::Value;

/// The days that cannot be right, by the situation's `when` and `not-before`: one problem a field at most. Asking
/// does not check them; everything kept or published does. Fields that do not apply are checked too, because their
/// values are kept.
pub fn impossible_days(situation: &Situation, facts: &Facts, today: Date) -> Vec<FieldProblem> {
    let day = |name: &str| facts.get(name).and_then(Value::day);
    let mut problems = Vec::new();
    for field in &situation.fields {
        let Some(given) = day(&field.name) else {
            continue;
        };
        let first = field.not_before.as_deref();
        let first = first.and_then(|name| Some((name, day(name)?)));
        if field.when == Some(When::Past) && given > today {
            problems.push(FieldProblem::new(&field.name, Problem::DayAhead));
        } else if let Some((name, _)) = first.filter(|(_, first)| given < *first) {
            problems.push(FieldProblem::new(&field.name, Problem::DayTooEarly).with("other", name));
        }
    }
    problems
}
