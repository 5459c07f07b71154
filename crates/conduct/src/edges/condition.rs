//! The conditions inside a rule: its comparisons, without the words that join them.

use crate::codes::Codes;
use crate::rules::{Constant, Expr, Known, Rule, Tri};

/// The conditions of a rule, in the order written. Whether something is authorised is not one: every question is
/// asked both ways.
pub(super) fn conditions(whole: &Expr) -> Vec<&Expr> {
    match whole {
        Expr::Is(_) | Expr::Authorised => Vec::new(),
        Expr::Not(inner) => conditions(inner),
        Expr::And(left, right) | Expr::Or(left, right) => {
            [conditions(left), conditions(right)].concat()
        }
        Expr::If(one, then, otherwise) => {
            [conditions(one), conditions(then), conditions(otherwise)].concat()
        }
        other => vec![other],
    }
}

/// Whether the rule's verdict would be another with the other answer to this condition.
pub(super) fn decides(whole: &Expr, condition: &Expr, known: Known<'_>) -> bool {
    let with = |answer: Tri| verdict(whole, condition, answer, known);
    let (yes, no) = (with(Tri::Yes), with(Tri::No));
    yes != no && yes != Tri::Open && no != Tri::Open
}

/// The verdict of an expression if one condition in it had this answer.
fn verdict(whole: &Expr, condition: &Expr, answer: Tri, known: Known<'_>) -> Tri {
    if std::ptr::eq(whole, condition) {
        return answer;
    }
    let of = |part: &Expr| verdict(part, condition, answer, known);
    match whole {
        Expr::Not(inner) => of(inner).not(),
        Expr::And(left, right) => of(left).min(of(right)),
        Expr::Or(left, right) => of(left).max(of(right)),
        Expr::If(one, then, otherwise) => match of(one) {
            Tri::Yes => of(then),
            Tri::No => of(otherwise),
            Tri::Open => Tri::Open,
        },
        other => other.holds(known),
    }
}

/// A condition as rules write it.
pub(super) fn written(codes: &Codes, rule: &Rule, condition: &Expr) -> String {
    let part = |one: &Expr| written(codes, rule, one);
    match condition {
        Expr::Is(constant) => constant_written(constant),
        Expr::Field(index) => codes
            .situation(&rule.situation)
            .and_then(|situation| situation.fields.get(*index))
            .map_or_else(String::new, |field| field.name.clone()),
        Expr::Limit(index) => codes.engine.limits.get(*index).cloned().unwrap_or_default(),
        Expr::Authorised => "authorised".to_owned(),
        Expr::Role => "role".to_owned(),
        Expr::HoldsPost(post) => format!("posts has \"{post}\""),
        Expr::OneOf(options, inner) => {
            let options: Vec<String> = options.iter().map(constant_written).collect();
            format!("{} is one of {}", part(inner), options.join(", "))
        }
        Expr::Equal(left, right) => format!("{} == {}", part(left), part(right)),
        Expr::Less(left, right) => format!("{} < {}", part(left), part(right)),
        Expr::LessOrEqual(left, right) => format!("{} <= {}", part(left), part(right)),
        Expr::Not(_) | Expr::And(..) | Expr::Or(..) | Expr::If(..) => String::new(),
    }
}

fn constant_written(constant: &Constant) -> String {
    match constant {
        Constant::Bool(yes) => yes.to_string(),
        Constant::Long(number) => number.to_string(),
        Constant::Text(text) => format!("\"{text}\""),
        Constant::Day(day) => day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Value;

    #[test]
    fn a_condition_decides_only_where_the_others_leave_it_to_it() {
        let whole = Expr::And(Box::new(Expr::Field(0)), Box::new(Expr::Field(1)));
        let parts = conditions(&whole);
        let known = |fields: &'static [Value<'static>]| Known {
            fields,
            limits: &[],
            authorised: false,
            role: "staff",
            posts: &[],
        };
        assert!(decides(
            &whole,
            parts[0],
            known(&[Value::Bool(false), Value::Bool(true)])
        ));
        assert!(!decides(
            &whole,
            parts[0],
            known(&[Value::Bool(false), Value::Bool(false)])
        ));
    }
}
