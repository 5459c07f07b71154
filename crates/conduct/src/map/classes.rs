//! The classes of a field's values: two values of one class are the same to every rule.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use probity_i18n::pounds;

use crate::model::{Field, FieldType, Situation};
use crate::rules::{Constant, Expr, Rule, Value};
use crate::value;

/// One class: a value of it, and how the map writes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Class<'a> {
    pub value: Value<'a>,
    pub written: String,
}

impl Class<'_> {
    /// Whether it is a class of sums or counts.
    pub fn is_number(&self) -> bool {
        matches!(self.value, Value::Long(_))
    }

    /// Whether it is less than a value. Always true for what has no order.
    pub fn is_below(&self, given: Option<Value<'_>>) -> bool {
        match (self.value, given) {
            (Value::Long(own), Some(Value::Long(given))) => own < given,
            (Value::Day(_), _) => false,
            _ => true,
        }
    }

    /// The value as people write it in a form or on the command line.
    pub fn typed(&self, kind: FieldType) -> String {
        match self.value {
            Value::Bool(true) => "yes".to_owned(),
            Value::Bool(false) => "no".to_owned(),
            Value::Long(number) if kind == FieldType::Money => pounds(number),
            Value::Long(number) => number.to_string(),
            Value::Text(text) => text.to_owned(),
            Value::Day(day) => day.to_string(),
            Value::Open => String::new(),
        }
    }

    /// The value as facts hold it.
    pub fn as_value(&self, kind: FieldType) -> Option<value::Value> {
        Some(match (self.value, kind) {
            (Value::Bool(yes), _) => value::Value::YesNo(yes),
            (Value::Long(number), FieldType::Money) => value::Value::Money(number),
            (Value::Long(number), _) => value::Value::Number(number),
            (Value::Text(text), FieldType::Choice) => value::Value::Choice(text.to_owned()),
            (Value::Day(day), _) => value::Value::Date(day),
            _ => return None,
        })
    }
}

/// For each field of the situation, its classes.
pub(crate) fn classes<'a>(
    situation: &'a Situation,
    rules: &[&Rule],
    limits: &[Option<i64>],
) -> Vec<Vec<Class<'a>>> {
    let marks = Marks::of(situation.fields.len(), rules, limits);
    let fields = situation.fields.iter().enumerate();
    fields
        .map(|(index, field)| of_field(field, &marks, index))
        .collect()
}

/// What rules compare fields with.
struct Marks {
    numbers: Vec<Vec<i64>>,
    days: Vec<Vec<Date>>,
}

impl Marks {
    fn of(fields: usize, rules: &[&Rule], limits: &[Option<i64>]) -> Self {
        let mut marks = Self {
            numbers: vec![Vec::new(); fields],
            days: vec![Vec::new(); fields],
        };
        for rule in rules {
            rule.when.walk(&mut |part| marks.note(part, limits));
        }
        for list in &mut marks.numbers {
            list.sort_unstable();
            list.dedup();
        }
        for list in &mut marks.days {
            list.sort_unstable();
            list.dedup();
        }
        marks
    }

    fn note(&mut self, part: &Expr, limits: &[Option<i64>]) {
        let (left, right) = match part {
            Expr::Equal(left, right) | Expr::Less(left, right) | Expr::LessOrEqual(left, right) => {
                (left.as_ref(), right.as_ref())
            }
            _ => return,
        };
        for (field, other) in [(left, right), (right, left)] {
            let Expr::Field(index) = field else { continue };
            match other {
                Expr::Is(Constant::Long(number)) => self.numbers[*index].push(*number),
                Expr::Limit(limit) => {
                    self.numbers[*index].extend(limits.get(*limit).copied().flatten());
                }
                Expr::Is(Constant::Day(day)) => self.days[*index].push(*day),
                // Two dates compared with each other: three days are enough for every order of two.
                Expr::Field(_) => self.days[*index].push(date(2000, 1, 2)),
                _ => {}
            }
        }
    }
}

fn of_field<'a>(field: &'a Field, marks: &Marks, index: usize) -> Vec<Class<'a>> {
    match field.kind {
        FieldType::Choice => (field.options.iter())
            .map(|option| class(Value::Text(&option.value), option.value.clone()))
            .collect(),
        FieldType::YesNo => vec![
            class(Value::Bool(true), "yes".to_owned()),
            class(Value::Bool(false), "no".to_owned()),
        ],
        FieldType::Money => numbers(&marks.numbers[index], pounds),
        FieldType::WholeNumber => numbers(&marks.numbers[index], |number| number.to_string()),
        FieldType::Date => days(&marks.days[index]),
        FieldType::Text | FieldType::LongText => vec![class(Value::Text("x"), "any".to_owned())],
    }
}

fn class(value: Value<'_>, written: String) -> Class<'_> {
    Class { value, written }
}

/// Below, at and above each mark.
fn numbers<'a>(marks: &[i64], write: impl Fn(i64) -> String) -> Vec<Class<'a>> {
    let Some(last) = marks.last() else {
        return vec![class(Value::Long(0), "any".to_owned())];
    };
    let mut found = Vec::new();
    let mut from = 0;
    for mark in marks {
        if *mark > from {
            found.push(class(
                Value::Long(mark - 1),
                format!("under {}", write(*mark)),
            ));
        }
        found.push(class(Value::Long(*mark), write(*mark)));
        from = mark + 1;
    }
    found.push(class(
        Value::Long(last + 1),
        format!("over {}", write(*last)),
    ));
    found
}

/// Before, on and after each mark.
fn days<'a>(marks: &[Date]) -> Vec<Class<'a>> {
    let Some(last) = marks.last() else {
        return vec![class(Value::Day(date(2000, 1, 2)), "any".to_owned())];
    };
    let mut found = Vec::new();
    for mark in marks {
        found.push(class(
            Value::Day(mark.saturating_sub(1.day())),
            format!("before {mark}"),
        ));
        found.push(class(Value::Day(*mark), mark.to_string()));
    }
    found.push(class(
        Value::Day(last.saturating_add(1.day())),
        format!("after {last}"),
    ));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_has_a_class_below_at_and_above_it() {
        let written: Vec<String> = numbers(&[500, 2500], pounds)
            .into_iter()
            .map(|one| one.written)
            .collect();
        assert_eq!(
            written,
            ["under 5.00", "5.00", "under 25.00", "25.00", "over 25.00"]
        );
        assert_eq!(numbers(&[0], pounds).len(), 2);
        assert_eq!(numbers(&[], pounds).len(), 1);
    }
}
