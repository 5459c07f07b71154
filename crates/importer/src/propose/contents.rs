//! Evidence about a column from its cells.

use crate::dates::{DateOrder, is_date, read_date};
use crate::field::Field;
use crate::mapping::Column;
use crate::marks::Mark;
use crate::money::{MoneyValue, read_money};
use crate::outcome::read_direction;
use crate::table::Record;
use crate::text::{is_blank, squeeze};
use crate::values::Direction;

/// The percentage of cells that look like the field, or `None` if that is unclear.
pub(super) fn agreement(field: Field, cells: &[&str]) -> Option<usize> {
    let fits = |cell: &&&str| match field {
        _ if field.is_date() => is_date(cell),
        Field::Value => read_money(cell, None).0 != MoneyValue::Unreadable,
        Field::Direction => read_direction(cell).0 != Direction::Unreadable,
        Field::Reference => cell.len() <= 40,
        _ => cell.chars().filter(|c| c.is_alphabetic()).count() > 1 && !is_date(cell),
    };
    (!cells.is_empty()).then(|| cells.iter().filter(fits).count() * 100 / cells.len())
}

pub(super) fn column(at: usize, sample: &[Record]) -> impl Iterator<Item = &str> {
    sample
        .iter()
        .filter_map(move |r| r.cells.get(at))
        .map(String::as_str)
        .filter(|c| !is_blank(c))
}

pub(super) fn average_length(at: usize, sample: &[Record]) -> usize {
    let (count, total) =
        column(at, sample).fold((0, 0), |(n, sum), cell| (n + 1, sum + cell.chars().count()));
    total / std::cmp::max(count, 1)
}

/// Whether blanks in a column of names mean "same as above": the first row is filled, some later rows are blank,
/// and no two rows in sequence have the same text. A publisher who does repeat names leaves blanks for another
/// reason, and filling them would put rows under the wrong name.
pub(super) fn blanks_repeat(at: usize, sample: &[Record]) -> bool {
    let others = |r: &Record| {
        r.cells
            .iter()
            .enumerate()
            .filter(|(i, c)| *i != at && !is_blank(c))
            .count()
    };
    let cells = sample.iter().filter(|r| others(r) > 0);
    let cells: Vec<String> = cells
        .map(|r| squeeze(r.cells.get(at).map_or("", String::as_str)))
        .collect();
    let filled: Vec<&String> = cells.iter().filter(|c| !c.is_empty()).collect();
    let starts_filled = cells.first().is_some_and(|c| !c.is_empty());
    let repeats = cells
        .windows(2)
        .any(|pair| !pair[0].is_empty() && pair[0] == pair[1]);
    starts_filled && filled.len() >= 2 && filled.len() < cells.len() && !repeats
}

/// Whether at least twice a line with only a date is followed by another line of the same person.
pub(super) fn dates_alternate(columns: &[Column], sample: &[Record]) -> bool {
    let find = |field| {
        columns
            .iter()
            .position(|c| c.field == Some(field))
            .unwrap_or(usize::MAX)
    };
    let (who, text) = (find(Field::Recipient), find(Field::Description));
    let date = |r: &Record| r.cells.get(text).is_some_and(|c| is_date(c));
    let pairs = sample
        .windows(2)
        .filter(|p| p[0].cells.get(who) == p[1].cells.get(who) && date(&p[0]) && !date(&p[1]));
    pairs.count() >= 2
}

/// Day first, unless the date columns have days that exist only month first and none that exist only day first.
pub(super) fn date_order(columns: &[Column], sample: &[Record]) -> DateOrder {
    let dates = columns
        .iter()
        .enumerate()
        .filter(|(_, c)| c.field.is_some_and(Field::is_date));
    let impossible = |cell: &str, order| read_date(cell, order).1.contains(&Mark::ImpossibleDate);
    let (mut day_first, mut month_first) = (0, 0);
    for cell in dates.flat_map(|(at, _)| column(at, sample)) {
        match (
            impossible(cell, DateOrder::DayFirst),
            impossible(cell, DateOrder::MonthFirst),
        ) {
            (true, false) => month_first += 1,
            (false, true) => day_first += 1,
            _ => {}
        }
    }
    if month_first > 0 && day_first == 0 {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    }
}
