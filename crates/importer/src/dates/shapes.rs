//! Formats of dates: the meaning of each sequence of numbers, month names and punctuation.

use jiff::civil::Date;

use super::tokens::Token;
use super::{DateOrder, DateValue, Read};
use crate::marks::Mark;

pub(super) fn unreadable() -> Read {
    (DateValue::Unreadable, vec![Mark::DateUnreadable])
}

fn impossible() -> Read {
    (DateValue::Unreadable, vec![Mark::ImpossibleDate])
}

fn ambiguous() -> Read {
    (DateValue::Unreadable, vec![Mark::DateAmbiguous])
}

/// Formats of one date or one compact range.
pub(super) fn shape(tokens: &[Token], order: DateOrder) -> Option<Read> {
    use Token::{Dash, Month, Num, Ongoing, Slash, Year};
    Some(match *tokens {
        [Year(y), a, Num(m), b, Num(d)] if a == b && a.joins() => exact(y, m, d),
        [Num(a), s, Num(b), t, y] if s == t && s.joins() => figures(a, b, y, order)?,
        [Num(d), Month(m), Year(y)] | [Month(m), Num(d), Year(y)] => exact(y, m, d),
        [Num(d), Month(m), Num(y)] => marked(exact(full_year(y)?, m, d), Mark::TwoDigitYear),
        [Month(m), Year(y)] => (DateValue::Month { year: y, month: m }, vec![]),
        [Num(d), Month(m)] => no_year(d, m),
        [Month(m)] => (
            DateValue::NoYear {
                day: None,
                month: m,
            },
            vec![Mark::YearMissing],
        ),
        [Month(_), Num(_)] => ambiguous(),
        [Year(y)] => (DateValue::Year { year: y }, vec![]),
        [Year(y), Dash | Slash, Num(n)] => year_and(y, n, tokens[1]),
        [Year(y), Dash | Slash, Year(z)] => years(y, Some(z)),
        [Year(y), Dash, Ongoing] => years(y, None),
        [Num(d), Slash | Token::Dot, Num(m)] if order == DateOrder::DayFirst => {
            order_marked(no_year(d, m), d, m)
        }
        [Num(a), Dash | Slash, Num(b), Month(m), Year(y)] => range(exact(y, m, a), exact(y, m, b)),
        [Num(a), Month(m), Dash, Num(b), Month(n), Year(y)] => {
            range(exact(y, m, a), exact(y, n, b))
        }
        [Num(_), Dash | Slash, Num(_), Month(_)] => {
            (DateValue::Unreadable, vec![Mark::YearMissing])
        }
        [Month(m), Dash | Slash, Month(n), Year(y)] => months(y, m, n),
        _ => return None,
    })
}

/// Two full dates with a dash between them.
pub(super) fn two_ends(tokens: &[Token], order: DateOrder) -> Option<Read> {
    let dashes = (1..tokens.len()).filter(|i| tokens[*i] == Token::Dash);
    dashes
        .filter_map(|i| Some((shape(&tokens[..i], order)?, shape(&tokens[i + 1..], order)?)))
        .find_map(|(a, b)| {
            let days = matches!(
                (a.0, b.0),
                (DateValue::Exact { .. }, DateValue::Exact { .. })
            );
            days.then(|| range(a, b))
        })
}

fn exact(year: i16, month: i8, day: i8) -> Read {
    Date::new(year, month, day)
        .map_or_else(|_| impossible(), |on| (DateValue::Exact { on }, vec![]))
}

fn marked((value, mut marks): Read, mark: Mark) -> Read {
    if value != DateValue::Unreadable {
        marks.push(mark);
    }
    (value, marks)
}

fn full_year(two_digits: i8) -> Option<i16> {
    let year = i16::from(two_digits);
    (0..100)
        .contains(&year)
        .then_some(if year < 70 { 2000 + year } else { 1900 + year })
}

/// A date in three figures with the year last.
fn figures(a: i8, b: i8, year: Token, order: DateOrder) -> Option<Read> {
    let (year, short) = match year {
        Token::Year(year) => (year, false),
        Token::Num(short) => (full_year(short)?, true),
        _ => return None,
    };
    let (day, month) = if order == DateOrder::DayFirst {
        (a, b)
    } else {
        (b, a)
    };
    let read = order_marked(exact(year, month, day), day, month);
    Some(if short {
        marked(read, Mark::TwoDigitYear)
    } else {
        read
    })
}

/// Adds a mark to a date in figures that would also be valid with day and month swapped.
fn order_marked(read: Read, day: i8, month: i8) -> Read {
    if day <= 12 && month <= 12 && day != month {
        marked(read, Mark::DayOrderAssumed)
    } else {
        read
    }
}

fn no_year(day: i8, month: i8) -> Read {
    // A leap year, so that 29 February is a day.
    match Date::new(2000, month, day) {
        Ok(_) => (
            DateValue::NoYear {
                day: Some(day),
                month,
            },
            vec![Mark::YearMissing],
        ),
        Err(_) => impossible(),
    }
}

/// `2010-07` is a month; `2015-17` and `2022/23` are years; `2010-11` could be either.
fn year_and(year: i16, number: i8, joint: Token) -> Read {
    let next = i16::from(number) == (year + 1) % 100;
    let month = (1..=12).contains(&number) && joint == Token::Dash;
    match (month, year - year % 100 + i16::from(number)) {
        (true, _) if next => ambiguous(),
        (true, _) => (
            DateValue::Month {
                year,
                month: number,
            },
            vec![],
        ),
        (false, end) if end > year => years(year, Some(end)),
        _ => unreadable(),
    }
}

fn years(from: i16, to: Option<i16>) -> Read {
    if to.is_some_and(|to| to < from) {
        impossible()
    } else {
        (DateValue::Years { from, to }, vec![])
    }
}

fn months(year: i16, first: i8, last: i8) -> Read {
    let (from, to) = (Date::new(year, first, 1), Date::new(year, last, 1));
    match (from, to) {
        (Ok(from), Ok(to)) if from <= to => (
            DateValue::Range {
                from,
                to: to.last_of_month(),
            },
            vec![],
        ),
        _ => impossible(),
    }
}

fn range(from: Read, to: Read) -> Read {
    let (DateValue::Exact { on: first }, DateValue::Exact { on: last }) = (from.0, to.0) else {
        return impossible();
    };
    if last < first {
        return impossible();
    }
    let mut marks = from.1;
    marks.extend(to.1.into_iter().filter(|m| *m != Mark::DateUnreadable));
    marks.dedup();
    (
        DateValue::Range {
            from: first,
            to: last,
        },
        marks,
    )
}
