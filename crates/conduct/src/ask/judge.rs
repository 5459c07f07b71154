//! One evaluation: which rules hold, which do not, and which wait for facts.

use super::slots::{self, Slots};
use super::{AskProblem, Question};
use crate::codes::Codes;
use crate::engine::{ActionRules, Period, SituationIds};
use crate::model::{InstrumentKind, Situation};
use crate::rules::{Known, Rule, Tri, Value, fields_open};
use crate::visibility;

/// A question with every name in it looked up.
pub(crate) struct Evaluation<'a> {
    pub codes: &'a Codes,
    pub question: &'a Question,
    pub situation: &'a Situation,
    pub ids: &'a SituationIds,
    pub period: &'a Period,
    /// The versions in force.
    pub stack: Vec<usize>,
    /// The versions in force that bind the person who asks.
    pub bound: Vec<usize>,
    /// The facts given, by field.
    pub given: Vec<Option<Value<'a>>>,
    pub slots: Slots<'a>,
}

/// A rule with its verdict.
#[derive(Clone, Copy)]
pub(crate) struct Judged<'a> {
    pub version: usize,
    pub rule: &'a Rule,
    /// The index of the first rule that owes the same duty under the same clause.
    pub alike: usize,
    /// Whether it holds: first not authorised, then authorised.
    pub holds: [Tri; 2],
}

impl<'a> Evaluation<'a> {
    pub fn new(
        codes: &'a Codes,
        question: &'a Question,
        stack: &[usize],
    ) -> Result<Self, AskProblem> {
        let unknown = || AskProblem::UnknownSituation(question.situation.clone());
        let situation = codes.situation(&question.situation).ok_or_else(unknown)?;
        let ids = codes
            .engine
            .situations
            .get(&question.situation)
            .ok_or_else(unknown)?;
        let period = (codes.engine.period(&question.office, question.on))
            .ok_or_else(|| AskProblem::UnknownOffice(question.office.clone()))?;
        let role = &question.asker.role;
        let bound = stack
            .iter()
            .copied()
            .filter(|one| codes.model.instruments[*one].binds(role, &question.situation))
            .collect();
        let given = visibility::given(situation, &question.facts);
        let slots = slots::slots(situation, &given);
        let evaluation = Self {
            codes,
            question,
            situation,
            ids,
            period,
            stack: stack.to_vec(),
            bound,
            given,
            slots,
        };
        evaluation.limits_in_force()?;
        Ok(evaluation)
    }

    /// The same with other facts.
    pub fn with(&self, given: Vec<Option<Value<'a>>>) -> Self {
        Self {
            slots: slots::slots(self.situation, &given),
            given,
            stack: self.stack.clone(),
            bound: self.bound.clone(),
            ..*self
        }
    }

    fn limits_in_force(&self) -> Result<(), AskProblem> {
        let rules = self
            .bound_rules()
            .flat_map(|(_, deed, owe)| deed.rules.iter().chain(&owe.rules));
        let used = rules.flat_map(|rule| &rule.limits);
        match used
            .copied()
            .find(|index| self.period.limits[*index].is_none())
        {
            Some(index) => Err(AskProblem::LimitNotInForce {
                limit: self.codes.engine.limits[index].clone(),
                on: self.question.on,
            }),
            None => Ok(()),
        }
    }

    /// Whether an instrument of the office's own binds the person who asks. A law that only adds a duty does not
    /// count.
    pub fn covered(&self) -> bool {
        let own = |index: &usize| self.codes.model.instruments[*index].kind != InstrumentKind::Law;
        let law_alone = !self.stack.iter().any(own);
        self.bound.iter().any(|index| law_alone || own(index))
    }

    /// Each version that binds, with its rules on this situation: first those on the deed, then those on duties.
    pub fn bound_rules(&self) -> impl Iterator<Item = (usize, &'a ActionRules, &'a ActionRules)> {
        self.bound.iter().filter_map(|version| {
            let situation_rules = self.codes.engine.versions[*version]
                .by_situation
                .get(&self.situation.id)?;
            Some((*version, &situation_rules.deed, &situation_rules.owe))
        })
    }

    /// Every rule on this situation with its verdict.
    pub fn judge(&self) -> Vec<Judged<'a>> {
        let mut judged = Vec::new();
        for (version, deed, owe) in self.bound_rules() {
            for part in [deed, owe] {
                let first = judged.len();
                judged.extend(
                    part.rules
                        .iter()
                        .zip(&part.alike)
                        .map(|(rule, alike)| Judged {
                            version,
                            rule,
                            alike: first + alike,
                            holds: self.holds(rule, &self.slots),
                        }),
                );
            }
        }
        judged
    }

    pub fn holds(&self, rule: &Rule, slots: &Slots<'_>) -> [Tri; 2] {
        let without = rule.when.holds(self.known(slots, false));
        let with = if rule.owes().is_some() {
            without
        } else {
            rule.when.holds(self.known(slots, true))
        };
        [without, with]
    }

    /// The fields that must be given to settle a rule's verdict, as a bit set.
    pub fn waits_for(&self, rule: &Rule, slots: &Slots<'_>) -> u64 {
        let open = fields_open(&rule.when, self.known(slots, false))
            | fields_open(&rule.when, self.known(slots, true));
        let fields = slots.waits.iter().enumerate();
        fields
            .filter(|(index, _)| open & (1 << index) != 0)
            .fold(0, |bits, (_, waits)| bits | waits)
    }

    pub(crate) fn known<'b>(&'b self, slots: &'b Slots<'b>, authorised: bool) -> Known<'b> {
        Known {
            fields: &slots.values,
            limits: &self.period.limits,
            authorised,
            role: &self.question.asker.role,
            posts: &self.question.asker.posts,
        }
    }
}
