//! What is still open with some facts: which fields can change the answer, and the values worth trying for them.

use std::collections::BTreeSet;

use super::judge::Evaluation;
use super::ordinary::open_for_ordinary;
use super::sharpen::{sharpen, waiting};
use super::{AskProblem, Question, slots};
use crate::answer::Outcome;
use crate::codes::Codes;
use crate::model::{FieldType, Situation};
use crate::rules::{Constant, Expr, Value};

/// A question that can be asked again and again with other facts.
pub(crate) struct Open<'a> {
    evaluation: Evaluation<'a>,
}

impl<'a> Open<'a> {
    /// Looks up every name in the question.
    pub fn new(codes: &'a Codes, question: &'a Question) -> Result<Self, AskProblem> {
        codes.check_names(question)?;
        let (office, on) = (&question.office, question.on);
        let stack = codes.engine.in_force(office, on, &question.switched_on);
        if stack.is_empty() {
            return Err(AskProblem::NothingInForce(on));
        }
        let evaluation = Evaluation::new(codes, question, &stack)?;
        Ok(Self { evaluation })
    }

    pub fn situation(&self) -> &'a Situation {
        self.evaluation.situation
    }

    /// All facts of the question, by field.
    pub fn given(&self) -> &[Option<Value<'a>>] {
        &self.evaluation.given
    }

    /// The fields that can still change the answer if only these facts are known, as a bit set. Where the instruments
    /// are silent, also those that tell ordinary work from what people should ask about first.
    pub fn undecided(&self, given: &[Option<Value<'a>>]) -> u64 {
        let evaluation = self.evaluation.with(given.to_vec());
        let tried = sharpen(&evaluation, evaluation.judge());
        let silent = tried.settled.outcome == Some(Outcome::Silent);
        let ordinary = silent.then(|| open_for_ordinary(&evaluation));
        tried.undecided | ordinary.unwrap_or(0)
    }

    /// The same, with everything that more answers can bring in.
    pub fn undecided_in_the_end(&self, given: &[Option<Value<'a>>]) -> u64 {
        let evaluation = self.evaluation.with(given.to_vec());
        let tried = sharpen(&evaluation, evaluation.judge());
        let silent = matches!(tried.settled.outcome, None | Some(Outcome::Silent));
        let ordinary = silent.then(|| open_for_ordinary(&evaluation));
        tried.undecided | ordinary.unwrap_or(0)
    }

    /// The fields that can change the answer, by a quicker reading. It finds every field that the full one finds, and
    /// can find more.
    pub fn undecided_at_most(&self, given: &[Option<Value<'a>>]) -> u64 {
        let evaluation = self.evaluation.with(given.to_vec());
        waiting(&evaluation, &evaluation.judge()) | open_for_ordinary(&evaluation)
    }

    /// Values of the field, at least one for each answer that it can lead to. `None` if they cannot be counted.
    pub fn values(&self, index: usize) -> Option<Vec<Value<'a>>> {
        let field = self.evaluation.situation.fields.get(index)?;
        match field.kind {
            FieldType::Money | FieldType::WholeNumber => Some(self.around(index)),
            _ => slots::domain(field),
        }
    }

    /// The numbers that rules compare this field with, and their neighbours.
    fn around(&self, index: usize) -> Vec<Value<'a>> {
        let rules = self.evaluation.bound_rules();
        let rules = rules.flat_map(|(_, deed, owe)| deed.rules.iter().chain(&owe.rules));
        let mut edges = BTreeSet::new();
        for rule in rules.filter(|rule| rule.reads & (1 << index) != 0) {
            rule.when.walk(&mut |part| match part {
                Expr::Is(Constant::Long(edge)) => {
                    edges.insert(*edge);
                }
                Expr::Limit(limit) => {
                    edges.extend(self.evaluation.period.limits.get(*limit).copied().flatten());
                }
                _ => {}
            });
        }
        let near = edges.iter().flat_map(|edge| [edge - 1, *edge, edge + 1]);
        let tried: BTreeSet<i64> = near.filter(|value| *value >= 0).chain([0]).collect();
        tried.into_iter().map(Value::Long).collect()
    }
}
