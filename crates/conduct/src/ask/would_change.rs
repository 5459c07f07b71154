//! What would change an answer: the smallest changes to the asker's own facts after which the deed needs less.
//!
//! Only facts that the situation marks as changeable are tried. Each change is asked again in full before it is
//! shown.

use serde::{Deserialize, Serialize};

use super::Question;
use super::judge::Evaluation;
use super::ordinary::is_ordinary;
use super::settle::{can_be_allowed, deed_outcome};
use super::slots;
use crate::answer::{Answer, Citation, Outcome};
use crate::codes::Codes;
use crate::facts::Facts;
use crate::map::{Class, classes};
use crate::rules::{Rule, Tri};
use crate::value::Value;
use crate::visibility;

/// The most changes shown.
const MOST: usize = 5;

/// One set of changed facts, and the answer that they would get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct WouldChange {
    /// The facts that would have to be different: one, or two together.
    pub facts: Vec<ChangedFact>,
    /// The outcome then. `None` (JSON `null`) if it can be better and depends on facts that were not given.
    #[cfg_attr(feature = "schema", schema(required = true))]
    pub outcome: Option<Outcome>,
    /// The posts that could authorise it then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authorities: Vec<String>,
    /// The clauses that decide then.
    pub because: Vec<Citation>,
}

/// One fact that would have to be different.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ChangedFact {
    /// The field's name.
    pub field: String,
    /// The value that it would have to have.
    #[cfg_attr(feature = "schema", schema(value_type = crate::TypedValue))]
    pub value: Value,
    /// Whether anything less does as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub or_less: bool,
}

/// One fact to try: its field and its class there.
#[derive(Clone, Copy)]
struct Trial {
    field: usize,
    class: usize,
}

impl Codes {
    /// The changes after which the deed would be permitted or ordinary work, or would need permission where it is
    /// prohibited. `ask`
    /// gives the full answer to changed facts. Empty for any other answer.
    pub fn would_change<E>(
        &self,
        question: &Question,
        answer: &Answer,
        ask: impl Fn(Facts) -> Result<Answer, E>,
    ) -> Vec<WouldChange> {
        let Some(before) = answer.outcome.filter(|one| rank(*one).is_some()) else {
            return Vec::new();
        };
        let Some(found) = self.better(question, before) else {
            return Vec::new();
        };
        let asked = found.into_iter().filter_map(|(facts, changed)| {
            let after = ask(facts).ok()?;
            let open = after.outcome.is_none();
            let better = |one| is_better(one, after.ordinary, before);
            if !open && !after.outcome.is_some_and(better) {
                return None;
            }
            Some(WouldChange {
                facts: changed,
                outcome: after.outcome,
                authorities: after.authorities,
                because: after.because,
            })
        });
        asked.take(MOST).collect()
    }

    /// Changed facts whose rules give a better outcome, the smallest changes first.
    fn better(
        &self,
        question: &Question,
        before: Outcome,
    ) -> Option<Vec<(Facts, Vec<ChangedFact>)>> {
        let stack = self
            .engine
            .in_force(&question.office, question.on, &question.switched_on);
        let mut evaluation = Evaluation::new(self, question, &stack).ok()?;
        let rules: Vec<&Rule> = (evaluation.bound_rules())
            .flat_map(|(_, deed, _)| &deed.rules)
            .collect();
        let classes = classes(evaluation.situation, &rules, &evaluation.period.limits);
        let mut search = Search {
            read: rules.iter().fold(0, |bits, rule| bits | rule.reads),
            classes: &classes,
            before,
        };
        let trials = search.trials(&evaluation);
        let mut found = search.alone(&mut evaluation, &trials);
        if found.is_empty() {
            found = search.in_pairs(&mut evaluation, &trials);
        }
        let with = |changed: &Vec<Trial>| search.changed(&evaluation, changed);
        Some(found.iter().filter_map(with).collect())
    }
}

/// The order of outcomes from which a change can lead to a better one.
fn rank(outcome: Outcome) -> Option<usize> {
    match outcome {
        Outcome::Prohibited => Some(0),
        Outcome::NeedsAuthorisation => Some(1),
        _ => None,
    }
}

fn is_better(outcome: Outcome, ordinary: bool, before: Outcome) -> bool {
    match outcome {
        Outcome::Permitted => true,
        Outcome::Silent => ordinary,
        Outcome::NeedsAuthorisation => before == Outcome::Prohibited,
        _ => false,
    }
}

struct Search<'s, 'a> {
    /// The fields that rules on the deed read, as a bit set.
    read: u64,
    classes: &'s [Vec<Class<'a>>],
    before: Outcome,
}

impl<'a> Search<'_, 'a> {
    /// Every other class of every fact that is given, applies, matters and can be changed. Sums come with the
    /// largest first, so that "or less" covers the rest.
    fn trials(&mut self, evaluation: &Evaluation<'a>) -> Vec<Trial> {
        let applies = visibility::applies(evaluation.situation, &evaluation.given);
        let fields = evaluation.situation.fields.iter().enumerate();
        let open = |index: usize| self.read & (1 << index) != 0 && applies[index] == Tri::Yes;
        let usable = fields.filter(|(index, field)| {
            field.changeable && open(*index) && evaluation.given[*index].is_some()
        });
        let mut trials = Vec::new();
        for (field, _) in usable {
            let given = evaluation.given[field];
            let other = self.classes[field]
                .iter()
                .enumerate()
                .rev()
                .filter(|(_, class)| Some(class.value) != given);
            let smaller = other.filter(|(_, class)| class.is_below(given));
            trials.extend(smaller.map(|(class, _)| Trial { field, class }));
        }
        trials
    }

    /// Single changes that help. Of several sums, only the largest.
    fn alone(&self, evaluation: &mut Evaluation<'a>, trials: &[Trial]) -> Vec<Vec<Trial>> {
        let mut found: Vec<Vec<Trial>> = Vec::new();
        for trial in trials {
            let again = found.iter().any(|one| {
                one[0].field == trial.field && self.classes[trial.field][trial.class].is_number()
            });
            if !again && self.helps(evaluation, &[*trial]) {
                found.push(vec![*trial]);
            }
        }
        found
    }

    /// Changes of two facts together that help.
    fn in_pairs(&self, evaluation: &mut Evaluation<'a>, trials: &[Trial]) -> Vec<Vec<Trial>> {
        let mut found = Vec::new();
        for (index, one) in trials.iter().enumerate() {
            for other in trials[index + 1..]
                .iter()
                .filter(|other| other.field != one.field)
            {
                if found.len() < MOST && self.helps(evaluation, &[*one, *other]) {
                    found.push(vec![*one, *other]);
                }
            }
        }
        found
    }

    fn helps(&self, evaluation: &mut Evaluation<'a>, changes: &[Trial]) -> bool {
        let (given, before) = (evaluation.given.clone(), evaluation.slots.clone());
        for one in changes {
            evaluation.given[one.field] = Some(self.classes[one.field][one.class].value);
        }
        evaluation.slots = slots::slots(evaluation.situation, &evaluation.given);
        let judged = evaluation.judge();
        let ordinary = is_ordinary(evaluation);
        evaluation.given = given;
        evaluation.slots = before;
        match deed_outcome(&judged) {
            Some(outcome) => is_better(outcome, ordinary, self.before),
            // Asking stops as soon as the answer is clear, so a change can lead on to more questions.
            None => self.before == Outcome::Prohibited && can_be_allowed(&judged),
        }
    }

    /// The facts with the changes made, and the changes as they are shown.
    fn changed(
        &self,
        evaluation: &Evaluation<'a>,
        changes: &[Trial],
    ) -> Option<(Facts, Vec<ChangedFact>)> {
        let mut json = evaluation.question.facts.to_json();
        let mut shown = Vec::new();
        for one in changes {
            let field = &evaluation.situation.fields[one.field];
            let class = &self.classes[one.field][one.class];
            let value = class.as_value(field.kind)?;
            json[field.name.as_str()] = value.to_json();
            shown.push(ChangedFact {
                field: field.name.clone(),
                value,
                or_less: class.is_number(),
            });
        }
        let facts = Facts::from_json(evaluation.situation, &json).ok()?;
        Some((facts, shown))
    }
}
