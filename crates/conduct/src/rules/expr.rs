//! A rule's condition as a small expression, evaluated over facts that may be unknown.
//!
//! The logic is Kleene's: `false && open` is false, `true || open` is true, and any other operation on something
//! open is open. A result of true or false holds whatever the open facts are, and Cedar then decides the rule the
//! same way.

use jiff::civil::Date;

/// The subset of Cedar's conditions that `codes/` may use. Fields and limits are indexes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expr {
    Is(Constant),
    Field(usize),
    Limit(usize),
    Authorised,
    Role,
    HoldsPost(String),
    OneOf(Vec<Constant>, Box<Expr>),
    Not(Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    Equal(Box<Expr>, Box<Expr>),
    Less(Box<Expr>, Box<Expr>),
    LessOrEqual(Box<Expr>, Box<Expr>),
    If(Box<Expr>, Box<Expr>, Box<Expr>),
}

/// A value written in a condition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Constant {
    Bool(bool),
    Long(i64),
    Text(String),
    Day(Date),
}

/// A value during evaluation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Value<'a> {
    Bool(bool),
    Long(i64),
    Text(&'a str),
    Day(Date),
    Open,
}

/// True, false, or open because it depends on unknown facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tri {
    No,
    Open,
    Yes,
}

/// Everything that a condition can read.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub fields: &'a [Value<'a>],
    pub limits: &'a [Option<i64>],
    pub authorised: bool,
    pub role: &'a str,
    pub posts: &'a [String],
}

impl Constant {
    pub fn value(&self) -> Value<'_> {
        match self {
            Self::Bool(value) => Value::Bool(*value),
            Self::Long(value) => Value::Long(*value),
            Self::Text(value) => Value::Text(value),
            Self::Day(value) => Value::Day(*value),
        }
    }
}

impl Tri {
    pub fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Open => Self::Open,
            Self::Yes => Self::No,
        }
    }
}

impl From<Value<'_>> for Tri {
    /// Types are checked at load. A value that is not a truth value counts as open.
    fn from(value: Value<'_>) -> Self {
        match value {
            Value::Bool(true) => Self::Yes,
            Value::Bool(false) => Self::No,
            _ => Self::Open,
        }
    }
}

impl From<Tri> for Value<'_> {
    fn from(tri: Tri) -> Self {
        match tri {
            Tri::Yes => Self::Bool(true),
            Tri::No => Self::Bool(false),
            Tri::Open => Self::Open,
        }
    }
}

impl Expr {
    /// Whether the condition holds.
    pub fn holds(&self, known: Known<'_>) -> Tri {
        self.value(known).into()
    }

    /// The expression's value. It is open if it depends on an open fact.
    fn value<'a>(&'a self, known: Known<'a>) -> Value<'a> {
        match self {
            Self::Is(constant) => constant.value(),
            Self::Field(index) => known.fields.get(*index).copied().unwrap_or(Value::Open),
            Self::Limit(index) => limit(known, *index),
            Self::Authorised => Value::Bool(known.authorised),
            Self::Role => Value::Text(known.role),
            Self::HoldsPost(post) => Value::Bool(known.posts.contains(post)),
            Self::OneOf(options, inner) => one_of(options, inner.value(known)),
            Self::Not(inner) => inner.holds(known).not().into(),
            Self::And(left, right) => and(left, right, known).into(),
            Self::Or(left, right) => or(left, right, known).into(),
            Self::Equal(left, right) => {
                compare(left.value(known), right.value(known), |a, b| a == b)
            }
            Self::Less(left, right) => ordered(left.value(known), right.value(known), false),
            Self::LessOrEqual(left, right) => ordered(left.value(known), right.value(known), true),
            Self::If(condition, then, otherwise) => match condition.holds(known) {
                Tri::Yes => then.value(known),
                Tri::No => otherwise.value(known),
                Tri::Open => same_or_open(then.value(known), otherwise.value(known)),
            },
        }
    }

    /// Adds the open fields on which an open expression depends, as a bit set.
    fn open(&self, known: Known<'_>, bits: &mut u64) {
        if self.value(known) != Value::Open {
            return;
        }
        if let Self::Field(index) = self {
            *bits |= 1 << index;
        }
        if let Self::If(condition, then, otherwise) = self {
            condition.open(known, bits);
            match condition.holds(known) {
                Tri::Yes => then.open(known, bits),
                Tri::No => otherwise.open(known, bits),
                Tri::Open => {
                    then.open(known, bits);
                    otherwise.open(known, bits);
                }
            }
            return;
        }
        for operand in self.operands() {
            operand.open(known, bits);
        }
    }

    /// The expressions directly inside this one.
    fn operands(&self) -> impl Iterator<Item = &Expr> {
        let operands: [Option<&Expr>; 3] = match self {
            Self::Is(_)
            | Self::Field(_)
            | Self::Limit(_)
            | Self::Authorised
            | Self::Role
            | Self::HoldsPost(_) => [None; 3],
            Self::OneOf(_, inner) | Self::Not(inner) => [Some(inner), None, None],
            Self::And(left, right)
            | Self::Or(left, right)
            | Self::Equal(left, right)
            | Self::Less(left, right)
            | Self::LessOrEqual(left, right) => [Some(left), Some(right), None],
            Self::If(condition, then, otherwise) => [Some(condition), Some(then), Some(otherwise)],
        };
        operands.into_iter().flatten()
    }

    /// Calls `look` for this expression and every one inside it.
    pub fn walk<'a>(&'a self, look: &mut impl FnMut(&'a Expr)) {
        look(self);
        for operand in self.operands() {
            operand.walk(look);
        }
    }
}

/// The open fields on which the condition depends, as a bit set. Zero if it is settled.
pub(crate) fn fields_open(expr: &Expr, known: Known<'_>) -> u64 {
    let mut bits = 0;
    expr.open(known, &mut bits);
    bits
}

fn limit(known: Known<'_>, index: usize) -> Value<'static> {
    match known.limits.get(index).copied().flatten() {
        Some(pence) => Value::Long(pence),
        None => Value::Open,
    }
}

fn and(left: &Expr, right: &Expr, known: Known<'_>) -> Tri {
    match left.holds(known) {
        Tri::No => Tri::No,
        left => left.min(right.holds(known)),
    }
}

fn or(left: &Expr, right: &Expr, known: Known<'_>) -> Tri {
    match left.holds(known) {
        Tri::Yes => Tri::Yes,
        left => left.max(right.holds(known)),
    }
}

fn compare<'a>(
    left: Value<'a>,
    right: Value<'a>,
    by: impl Fn(Value<'a>, Value<'a>) -> bool,
) -> Value<'static> {
    if left == Value::Open || right == Value::Open {
        return Value::Open;
    }
    Value::Bool(by(left, right))
}

fn ordered(left: Value<'_>, right: Value<'_>, or_equal: bool) -> Value<'static> {
    match (left, right) {
        (Value::Long(left), Value::Long(right)) => {
            Value::Bool(left < right || (or_equal && left == right))
        }
        (Value::Day(left), Value::Day(right)) => {
            Value::Bool(left < right || (or_equal && left == right))
        }
        _ => Value::Open,
    }
}

fn one_of(options: &[Constant], value: Value<'_>) -> Value<'static> {
    match value {
        Value::Open => Value::Open,
        value => Value::Bool(options.iter().any(|option| option.value() == value)),
    }
}

fn same_or_open<'a>(then: Value<'a>, otherwise: Value<'a>) -> Value<'a> {
    if then == otherwise { then } else { Value::Open }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(fields: &'a [Value<'a>]) -> Known<'a> {
        Known {
            fields,
            limits: &[Some(5)],
            authorised: false,
            role: "staff",
            posts: &[],
        }
    }

    #[test]
    fn what_is_settled_does_not_wait_for_what_is_open() {
        let both = Expr::And(Box::new(Expr::Field(0)), Box::new(Expr::Field(1)));
        let either = Expr::Or(Box::new(Expr::Field(0)), Box::new(Expr::Field(1)));
        let facts = [Value::Open, Value::Bool(false)];
        assert_eq!(both.holds(known(&facts)), Tri::No);
        assert_eq!(either.holds(known(&facts)), Tri::Open);
        assert_eq!(fields_open(&both, known(&facts)), 0);
        assert_eq!(fields_open(&either, known(&facts)), 1);
        assert_eq!(
            Expr::Not(Box::new(either)).holds(known(&[Value::Bool(true), Value::Open])),
            Tri::No
        );
    }

    #[test]
    fn a_choice_between_equals_is_settled() {
        let yes = || Box::new(Expr::Is(Constant::Bool(true)));
        let expr = Expr::If(Box::new(Expr::Field(0)), yes(), yes());
        assert_eq!(expr.holds(known(&[Value::Open])), Tri::Yes);
    }

    #[test]
    fn an_untaken_branch_opens_nothing() {
        let expr = Expr::If(
            Box::new(Expr::Field(0)),
            Box::new(Expr::Field(1)),
            Box::new(Expr::Field(2)),
        );
        let facts = [Value::Bool(true), Value::Open, Value::Open];
        assert_eq!(fields_open(&expr, known(&facts)), 0b10);
    }

    #[test]
    fn limits_and_days_are_compared() {
        let small = Expr::LessOrEqual(Box::new(Expr::Field(0)), Box::new(Expr::Limit(0)));
        assert_eq!(small.holds(known(&[Value::Long(5)])), Tri::Yes);
        assert_eq!(small.holds(known(&[Value::Long(6)])), Tri::No);
    }
}
