//! Whether the classes of facts are all that a rule can tell apart. A rule that compares in another way would leave
//! cases untried, so it is refused.

use std::collections::BTreeSet;

use crate::model::{FieldType, Situation};
use crate::rules::{Constant, Expr, Rule};

/// The most dates that can be compared with each other: each has three classes, and so many orders of so many dates
/// are tried.
const MOST_DATES: usize = 3;

/// The rules with a comparison for which the classes are not enough.
pub(crate) fn undivided<'r>(situation: &Situation, rules: &[&'r Rule]) -> Vec<&'r Rule> {
    let mut fixed = BTreeSet::new();
    let mut together = BTreeSet::new();
    for rule in rules {
        rule.when.walk(&mut |part| match sides(part) {
            Some((Expr::Field(one), Expr::Field(other))) if is_date(situation, *one) => {
                together.extend([*one, *other]);
            }
            Some(
                (Expr::Field(one), Expr::Is(Constant::Day(_)))
                | (Expr::Is(Constant::Day(_)), Expr::Field(one)),
            ) => {
                fixed.insert(*one);
            }
            _ => {}
        });
    }
    let orders = together.len() > MOST_DATES || !together.is_disjoint(&fixed);
    let undivided = |rule: &&&Rule| {
        let mut found = false;
        rule.when.walk(&mut |part| {
            found |= !divided(situation, part);
            if let Some((Expr::Field(one), Expr::Field(_))) = sides(part) {
                found |= orders && together.contains(one);
            }
        });
        found
    };
    rules.iter().filter(undivided).copied().collect()
}

fn is_date(situation: &Situation, index: usize) -> bool {
    kind(situation, index) == Some(FieldType::Date)
}

fn kind(situation: &Situation, index: usize) -> Option<FieldType> {
    situation.fields.get(index).map(|field| field.kind)
}

fn sides(part: &Expr) -> Option<(&Expr, &Expr)> {
    match part {
        Expr::Equal(left, right) | Expr::Less(left, right) | Expr::LessOrEqual(left, right) => {
            Some((left, right))
        }
        _ => None,
    }
}

/// Whether the classes hold everything that this comparison can tell apart.
fn divided(situation: &Situation, part: &Expr) -> bool {
    // Each option and both answers are classes of their own.
    let counted = |index: usize| {
        matches!(
            kind(situation, index),
            Some(FieldType::Choice | FieldType::YesNo)
        )
    };
    let number = |index: usize| {
        matches!(
            kind(situation, index),
            Some(FieldType::Money | FieldType::WholeNumber)
        )
    };
    if let Expr::OneOf(_, inner) = part {
        return match inner.as_ref() {
            Expr::Field(index) => counted(*index),
            other => !matches!(other, Expr::If(..)),
        };
    }
    match sides(part) {
        Some((Expr::If(..), _) | (_, Expr::If(..))) => false,
        Some((Expr::Field(one), Expr::Field(other))) => {
            counted(*one) && counted(*other) || is_date(situation, *one)
        }
        Some((Expr::Field(one), Expr::Is(_)) | (Expr::Is(_), Expr::Field(one))) => {
            counted(*one) || number(*one) || is_date(situation, *one)
        }
        Some((Expr::Field(one), Expr::Limit(_)) | (Expr::Limit(_), Expr::Field(one))) => {
            number(*one)
        }
        Some((Expr::Field(one), _) | (_, Expr::Field(one))) => counted(*one),
        None | Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation() -> Situation {
        let text = "id = \"x\"\nentity = \"X\"\ntopic = \"t\"\nlabel = \"X\"\nquestion = \"X?\"\n";
        let field = |name: &str, kind: &str| {
            format!("[[field]]\nname = \"{name}\"\ntype = \"{kind}\"\nlabel = \"{name}\"\n")
        };
        let fields = [
            field("worth", "money"),
            field("price", "money"),
            field("from", "date"),
            field("to", "date"),
            field("note", "text"),
            field("sure", "yes-no"),
        ];
        toml::from_str(&(text.to_owned() + &fields.concat())).unwrap()
    }

    fn one(when: Expr) -> bool {
        divided(&situation(), &when)
    }

    fn less(left: Expr, right: Expr) -> Expr {
        Expr::Less(Box::new(left), Box::new(right))
    }

    fn equal(left: Expr, right: Expr) -> Expr {
        Expr::Equal(Box::new(left), Box::new(right))
    }

    const FIVE: Expr = Expr::Is(Constant::Long(5));

    #[test]
    fn what_the_classes_hold_is_divided() {
        assert!(one(less(Expr::Field(0), FIVE)));
        assert!(one(less(Expr::Limit(0), Expr::Field(1))));
        assert!(one(less(Expr::Field(2), Expr::Field(3))));
        assert!(one(equal(Expr::Field(5), Expr::Is(Constant::Bool(true)))));
    }

    #[test]
    fn what_they_do_not_hold_is_not() {
        assert!(!one(less(Expr::Field(0), Expr::Field(1))), "two sums");
        let text = Expr::Is(Constant::Text("wine".to_owned()));
        assert!(!one(equal(Expr::Field(4), text)), "free text");
        let sums = vec![Constant::Long(5), Constant::Long(6)];
        let listed = Expr::OneOf(sums, Box::new(Expr::Field(0)));
        assert!(!one(listed), "a list of sums");
        let field = |index| Box::new(Expr::Field(index));
        let either = Expr::If(field(5), field(0), field(1));
        assert!(!one(less(either, FIVE)), "one of two sums");
    }
}
