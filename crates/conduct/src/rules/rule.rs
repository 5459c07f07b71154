//! One rule: a policy with the clause that it states, in the form that answers are made from.
use super::expr::Expr;
use crate::answer::Clock;
use cedar_policy::Policy;
use std::sync::Arc;

/// One policy of a rules file.
#[derive(Debug, Clone)]
pub(crate) struct Rule {
    /// `@id`, unique in its instrument.
    pub id: String,
    /// A forbid or a permit?
    pub forbids: bool,
    /// On the deed, or owed?
    pub action: Action,
    /// The situation's id.
    pub situation: String,
    /// `@clause`, the main one first.
    pub clauses: Vec<String>,
    /// `@authority`: any of these posts.
    pub authorities: Vec<String>,
    /// `@review`: the clause by which a refusal can be looked at again.
    pub review: Option<String>,
    /// The condition.
    pub when: Expr,
    /// Fields that it reads, one bit each.
    pub reads: u64,
    /// Limits that it reads, as indexes.
    pub limits: Vec<usize>,
    /// The file that it stands in.
    pub file: Arc<str>,
    /// Byte offset of its statement in its file.
    pub at: usize,
    /// Cedar's own form, until it is among those that are asked together.
    pub policy: Option<Policy>,
}

/// What a rule is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// May they?
    Deed,
    /// What do they owe?
    Owe(Debt),
}

/// What a rule on `owe` demands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Debt {
    pub duty: String,
    pub to: Option<String>,
    pub within: Option<String>,
    pub moment: Option<String>,
    pub policy: Option<String>,
    /// From which date its time runs.
    pub from: Option<Clock>,
    /// It comes back after this long.
    pub every: Option<String>,
}

impl Rule {
    pub fn owes(&self) -> Option<&Debt> {
        match &self.action {
            Action::Owe(debt) => Some(debt),
            Action::Deed => None,
        }
    }

    /// The clause shown first.
    pub fn main_clause(&self) -> &str {
        self.clauses.first().map_or("", String::as_str)
    }

    /// Can the facts or the person make it fail? A rule without a condition on them always holds.
    pub fn can_fail(&self) -> bool {
        let mut depends = false;
        self.when.walk(&mut |part| {
            depends |= matches!(part, Expr::Field(_) | Expr::Role | Expr::HoldsPost(_));
        });
        depends
    }
}
