//! One rule: a policy with the clause that it states, in the form that asking uses.

use std::sync::Arc;

use cedar_policy::Policy;

use super::expr::Expr;
use crate::answer::Clock;

/// One policy of a rules file.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// `@id`, unique in its instrument.
    pub id: String,
    /// A forbid if true, a permit if false.
    pub forbids: bool,
    /// Whether it is about the deed or a duty.
    pub action: Action,
    /// The situation's id.
    pub situation: String,
    /// `@clause`, the main one first.
    pub clauses: Vec<String>,
    /// `@authority`: any of these posts.
    pub authorities: Vec<String>,
    /// `@review`: the clause that allows a review of a refusal.
    pub review: Option<String>,
    /// The condition.
    pub when: Expr,
    /// The fields that it reads, as a bit set.
    pub reads: u64,
    /// Limits that it reads, as indexes.
    pub limits: Vec<usize>,
    /// Its statement as the file has it.
    pub text: Arc<str>,
    /// The file that it is in.
    pub file: Arc<str>,
    /// Byte offset of its statement in its file.
    pub at: usize,
    /// Cedar's own form, until it joins the set of policies that are asked together.
    pub policy: Option<Policy>,
}

/// The subject of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// The deed: whether the person may do it.
    Deed,
    /// A duty.
    Owe(RuleDuty),
}

/// The duty of a rule on `owe`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleDuty {
    pub duty: String,
    pub to: Option<String>,
    pub within: Option<String>,
    pub moment: Option<String>,
    pub policy: Option<String>,
    /// The date from which the time limit runs.
    pub from: Option<Clock>,
    /// A last day at a weekend or on a bank holiday moves on to the next working day.
    pub ends_on_working_day: bool,
    /// How often it comes back: an ISO 8601 duration.
    pub every: Option<String>,
    /// Nobody owes it once the deed is prohibited.
    pub moot_when_prohibited: bool,
}

impl Rule {
    pub fn owes(&self) -> Option<&RuleDuty> {
        match &self.action {
            Action::Owe(rule_duty) => Some(rule_duty),
            Action::Deed => None,
        }
    }

    /// The clause shown first.
    pub fn main_clause(&self) -> &str {
        self.clauses.first().map_or("", String::as_str)
    }

    /// Whether the facts or the person can make it fail. A rule without a condition on them always holds.
    pub fn can_fail(&self) -> bool {
        let mut depends = false;
        self.when.walk(&mut |part| {
            depends |= matches!(part, Expr::Field(_) | Expr::Role | Expr::HoldsPost(_));
        });
        depends
    }
}
