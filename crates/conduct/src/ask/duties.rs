//! The duties of an answer: what is owed, to whom, and when each time limit ends.

use jiff::Timestamp;

use super::citation::citation;
use super::decide::Decided;
use super::judge::{Evaluation, Judged};
use super::sharpen::TriedVerdicts;
use crate::answer::{Citation, Owed};
use crate::codes::Codes;
use crate::due::{due, due_on_working_day};
use crate::rules::{RuleDuty, Tri, Value};
use crate::text::Lang;

/// The duties that hold whatever the open facts are. Rules that owe the same duty give it once.
pub(super) fn duties(
    evaluation: &Evaluation<'_>,
    sharpened: &TriedVerdicts<'_>,
    decided: &Decided,
) -> Vec<Owed> {
    let mut owed: Vec<usize> = decided
        .owed
        .iter()
        .map(|index| sharpened.rules[*index].alike)
        .collect();
    owed.sort_unstable();
    owed.dedup();
    owed.retain(|index| sharpened.settled.duties.contains(index));
    owed.into_iter()
        .filter_map(|index| duty(evaluation, sharpened, index))
        .collect()
}

/// The duties that hold only for some values of the open facts, without those that hold anyway.
pub(super) fn possible(evaluation: &Evaluation<'_>, sharpened: &TriedVerdicts<'_>) -> Vec<Owed> {
    if sharpened.undecided == 0 {
        return Vec::new();
    }
    let open = |one: &&Judged<'_>| one.rule.owes().is_some() && one.holds[0] == Tri::Open;
    let mut groups: Vec<usize> = (sharpened.rules.iter().filter(open))
        .map(|one| one.alike)
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups.retain(|index| !sharpened.settled.duties.contains(index));
    groups
        .into_iter()
        .filter_map(|index| duty(evaluation, sharpened, index))
        .collect()
}

fn duty(evaluation: &Evaluation<'_>, sharpened: &TriedVerdicts<'_>, index: usize) -> Option<Owed> {
    let one = &sharpened.rules[index];
    let rule_duty = one.rule.owes()?;
    let Citation {
        instrument,
        clause,
        says,
        wording,
    } = citation(evaluation.codes, one.version, one.rule.main_clause());
    Some(Owed {
        duty: rule_duty.duty.clone(),
        to: rule_duty.to.clone(),
        by_default: false,
        within: rule_duty.within.clone(),
        when: rule_duty
            .moment
            .as_deref()
            .map(|moment| moment_label(evaluation.codes, moment, Lang::En)),
        instrument,
        clause,
        says,
        wording,
        moment: rule_duty.moment.clone(),
        policy: rule_duty.policy.clone(),
        from: rule_duty.from,
        due: ends(evaluation, rule_duty),
        every: rule_duty.every.clone(),
    })
}

/// When a duty's time limit ends, if the date that it runs from is given.
fn ends(evaluation: &Evaluation<'_>, rule_duty: &RuleDuty) -> Option<Timestamp> {
    let meaning = rule_duty.from?.meaning();
    let field =
        (evaluation.situation.fields.iter()).position(|field| field.meaning == Some(meaning))?;
    match (evaluation.given[field], evaluation.slots.values[field]) {
        (Some(_), Value::Day(day)) => {
            let within = rule_duty.within.as_deref()?;
            if rule_duty.ends_on_working_day {
                due_on_working_day(within, day, &evaluation.codes.model.bank_holidays)
            } else {
                due(within, day)
            }
        }
        _ => None,
    }
}

pub(super) fn moment_label(codes: &Codes, moment: &str, lang: Lang) -> String {
    codes
        .words()
        .moment
        .get(moment)
        .map_or(moment, |word| word.label.in_language(lang))
        .to_owned()
}
