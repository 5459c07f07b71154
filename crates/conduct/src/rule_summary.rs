//! An explanation of one clause: the rules that state it, with their conditions as trees that a page can put into
//! words, and its worked examples as questions.

use jiff::civil::Date;

use crate::ask::Question;
use crate::check;
use crate::codes::Codes;
use crate::model::{Example, Instrument};
use crate::rules::{Action, Constant, Expr, Rule};

/// One rule that states the clause.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSummary {
    /// Its id in the instrument.
    pub id: String,
    /// The situation.
    pub situation: String,
    /// Whether it allows or forbids the deed, or makes the person owe a duty.
    pub does: RuleEffect,
    /// The posts that can authorise it. Any one of them is enough.
    pub authorities: Vec<String>,
    /// The condition.
    pub when: Term,
}

/// The effect of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleEffect {
    /// It allows the deed.
    Permits,
    /// It forbids the deed.
    Forbids,
    /// It makes the person owe a duty.
    Owes {
        /// The id of a duty in `words.toml`.
        duty: String,
        /// Who it is owed to: a post, `a|b` for either, `a+b` for both.
        to: Option<String>,
        /// How long they have: an ISO 8601 duration.
        within: Option<String>,
        /// The id of a moment in `words.toml`.
        moment: Option<String>,
        /// The name of a policy to follow.
        policy: Option<String>,
    },
}

/// A condition, or a value in one.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A truth value as written.
    Bool(bool),
    /// A number as written. It is in pence if the field beside it is money.
    Long(i64),
    /// A text as written: an option's value, a role.
    Text(String),
    /// A day as written.
    Day(Date),
    /// The fact given for the field with that name.
    Field(String),
    /// A number of the office, in pence. `None` if the office has not set it.
    Limit(Option<i64>),
    /// It has been authorised.
    Authorised,
    /// The person's role.
    Role,
    /// Whether the person holds that post.
    HoldsPost(String),
    /// Whether the second is one of the first.
    OneOf(Vec<Term>, Box<Term>),
    /// The condition inside is false.
    Not(Box<Term>),
    /// All of them.
    All(Vec<Term>),
    /// At least one of them.
    Any(Vec<Term>),
    /// Both are equal.
    Equal(Box<Term>, Box<Term>),
    /// The first is less, or earlier.
    Less(Box<Term>, Box<Term>),
    /// The first is not more, or not later.
    AtMost(Box<Term>, Box<Term>),
    /// The second if the first is true, otherwise the third.
    If(Box<Term>, Box<Term>, Box<Term>),
}

impl Codes {
    /// The rules that state a clause, in the order of files. Numbers are those of the office on that day.
    pub fn rules_of(
        &self,
        office: &str,
        version: &Instrument,
        clause: &str,
        on: Date,
    ) -> Vec<RuleSummary> {
        let same =
            |one: &Instrument| one.folder == version.folder && one.effective == version.effective;
        let Some(index) = self.model.instruments.iter().position(same) else {
            return Vec::new();
        };
        let states = |rule: &&Rule| rule.clauses.iter().any(|one| one == clause);
        let mut rules: Vec<&Rule> = self.engine.rules(index).filter(states).collect();
        rules.sort_by_key(|rule| (&rule.file, rule.at));
        let limits = self.engine.period(office, on).map(|one| &one.limits[..]);
        let summary = |rule: &&Rule| self.rule_summary(rule, limits.unwrap_or_default());
        rules.iter().filter_map(summary).collect()
    }

    fn rule_summary(&self, rule: &Rule, limits: &[Option<i64>]) -> Option<RuleSummary> {
        let situation = self.situation(&rule.situation)?;
        let fields: Vec<&str> = situation
            .fields
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        let does = match &rule.action {
            Action::Deed if rule.forbids => RuleEffect::Forbids,
            Action::Deed => RuleEffect::Permits,
            Action::Owe(rule_duty) => RuleEffect::Owes {
                duty: rule_duty.duty.clone(),
                to: rule_duty.to.clone(),
                within: rule_duty.within.clone(),
                moment: rule_duty.moment.clone(),
                policy: rule_duty.policy.clone(),
            },
        };
        let names = Names {
            fields: &fields,
            limits,
        };
        Some(RuleSummary {
            id: rule.id.clone(),
            situation: rule.situation.clone(),
            does,
            authorities: rule.authorities.clone(),
            when: names.term(&rule.when),
        })
    }

    /// The question that a worked example asks. `None` for a law's example, which no single office is asked, and
    /// for an example that cannot be read.
    pub fn example_question(&self, office: &str, example: &Example) -> Option<Question> {
        check::question(self, office, example).ok()
    }
}

/// The meaning of a rule's indexes.
struct Names<'a> {
    fields: &'a [&'a str],
    limits: &'a [Option<i64>],
}

impl Names<'_> {
    fn boxed(&self, one: &Expr) -> Box<Term> {
        Box::new(self.term(one))
    }

    fn term(&self, expr: &Expr) -> Term {
        match expr {
            Expr::Is(constant) => value(constant),
            Expr::Field(index) => Term::Field(
                self.fields
                    .get(*index)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
            ),
            Expr::Limit(index) => Term::Limit(self.limits.get(*index).copied().flatten()),
            Expr::Authorised => Term::Authorised,
            Expr::Role => Term::Role,
            Expr::HoldsPost(post) => Term::HoldsPost(post.clone()),
            Expr::OneOf(options, inner) => {
                Term::OneOf(options.iter().map(value).collect(), self.boxed(inner))
            }
            Expr::Not(inner) => Term::Not(self.boxed(inner)),
            Expr::And(left, right) => {
                Term::All(join(self.term(left), self.term(right), |term| match term {
                    Term::All(terms) => Ok(terms),
                    other => Err(other),
                }))
            }
            Expr::Or(left, right) => {
                Term::Any(join(self.term(left), self.term(right), |term| match term {
                    Term::Any(terms) => Ok(terms),
                    other => Err(other),
                }))
            }
            Expr::Equal(left, right) => Term::Equal(self.boxed(left), self.boxed(right)),
            Expr::Less(left, right) => Term::Less(self.boxed(left), self.boxed(right)),
            Expr::LessOrEqual(left, right) => Term::AtMost(self.boxed(left), self.boxed(right)),
            Expr::If(condition, then, otherwise) => Term::If(
                self.boxed(condition),
                self.boxed(then),
                self.boxed(otherwise),
            ),
        }
    }
}

/// Both sides as one list. Terms of the same kind are flattened.
fn join(left: Term, right: Term, flat: impl Fn(Term) -> Result<Vec<Term>, Term>) -> Vec<Term> {
    let side = |term| flat(term).unwrap_or_else(|other| vec![other]);
    let mut all = side(left);
    all.extend(side(right));
    all
}

fn value(constant: &Constant) -> Term {
    match constant {
        Constant::Bool(value) => Term::Bool(*value),
        Constant::Long(value) => Term::Long(*value),
        Constant::Text(value) => Term::Text(value.clone()),
        Constant::Day(value) => Term::Day(*value),
    }
}
