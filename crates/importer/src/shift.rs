//! Rows whose cells are under the wrong headings. They are moved back if the types of the cells show how, and
//! refused if not.

use crate::dates::is_date;
use crate::field::Field;
use crate::marks::{Mark, Marked, Reason};
use crate::money::{MoneyValue, read_money};
use crate::outcome::{read_direction, read_outcome};
use crate::text::is_blank;
use crate::values::{Direction, Outcome};
use crate::vocabulary::words;

/// The field of each column, in the file's order.
pub(crate) type Fields = [Option<Field>];

/// How much better the moved cells must fit than the row as it is.
const MARGIN: i32 = 2;

/// A row's cells under the right headings, with marks for the moved ones.
///
/// Only a row whose date column has something that is not a date is examined. After undoing the shift, the cells'
/// types must clearly fit better. Otherwise, if a date is in a column that has no dates, the row is refused.
pub(crate) fn settle(
    cells: &[String],
    fields: &Fields,
) -> Result<(Vec<String>, Vec<Marked>), Reason> {
    if !date_is_wrong(cells, fields) {
        return Ok((cells.to_vec(), vec![]));
    }
    let as_it_stands = score(cells, fields);
    let best = candidates(cells, fields)
        .into_iter()
        .map(|c| (score(&c.0, fields), c))
        .reduce(better);
    match best {
        Some((fit, moved)) if fit >= as_it_stands + MARGIN => keep_content(cells, moved, fields),
        _ if stray_date(cells, fields) => Err(Reason::CellsDisplaced),
        _ => Ok((cells.to_vec(), vec![])),
    }
}

type Moved = (Vec<String>, Vec<Marked>);

/// The better of two, or the earlier one if they fit equally well.
fn better(best: (i32, Moved), next: (i32, Moved)) -> (i32, Moved) {
    if best.0 >= next.0 { best } else { next }
}

fn cell(cells: &[String], at: usize) -> &str {
    cells.get(at).map_or("", String::as_str)
}

fn date_is_wrong(cells: &[String], fields: &Fields) -> bool {
    let when = |f: &Option<Field>| matches!(f, Some(Field::ReceivedOn | Field::OfferedOn));
    fields
        .iter()
        .enumerate()
        .filter(|(_, f)| when(f))
        .any(|(at, _)| {
            let text = cell(cells, at);
            !is_blank(text) && !is_date(text) && !words().is_nil(text)
        })
}

/// The row with each possible displacement undone: everything moved one to the right, or, if the first cell is a
/// label that does not belong, the cells up to a missing one.
fn candidates(cells: &[String], fields: &Fields) -> Vec<Moved> {
    let first = cell(cells, 0);
    let label = words().is_row_label(first);
    if !is_blank(first) && !label {
        return vec![];
    }
    let rest = cells[cells.len().min(1)..].to_vec();
    let mut all = vec![(rest.clone(), whole_marks(cells, fields))];
    for gap in 1..fields.len().min(rest.len() + 1) {
        if label {
            let mut moved = rest.clone();
            moved.insert(gap, String::new());
            all.push((moved, vec![Marked::row(Mark::CellsRealigned)]));
        }
    }
    all
}

/// The marks of a whole shift. The last column's cell is lost unless the row has one cell too many.
fn whole_marks(cells: &[String], fields: &Fields) -> Vec<Marked> {
    let mut marks = vec![Marked::row(Mark::ShiftedRight)];
    let last = fields.iter().rposition(Option::is_some);
    if let Some(last) = last.filter(|last| is_blank(cell(cells, last + 1))) {
        marks.extend(fields[last].map(|field| Marked::field(Mark::LastCellLost, field)));
    }
    marks
}

/// Refuses a shift that lost the content of the row.
fn keep_content(cells: &[String], moved: Moved, fields: &Fields) -> Result<Moved, Reason> {
    let at = fields.iter().position(|f| *f == Some(Field::Description));
    let lost = at.is_some_and(|at| !is_blank(cell(cells, at)) && is_blank(cell(&moved.0, at)));
    if lost {
        Err(Reason::ShiftedContentLost)
    } else {
        Ok(moved)
    }
}

/// Whether a column of words has a clear date.
fn stray_date(cells: &[String], fields: &Fields) -> bool {
    use Field::{Department, Description, Donor, Recipient, Role};
    let wordy =
        |f: &Option<Field>| matches!(f, Some(Department | Description | Donor | Recipient | Role));
    fields
        .iter()
        .enumerate()
        .any(|(at, f)| wordy(f) && is_date(cell(cells, at)))
}

/// How well the cells' types fit their headings.
fn score(cells: &[String], fields: &Fields) -> i32 {
    fields
        .iter()
        .enumerate()
        .filter_map(|(at, f)| f.map(|f| fit(f, cell(cells, at))))
        .sum()
}

fn fit(field: Field, text: &str) -> i32 {
    if is_blank(text) {
        return 0;
    }
    let yes_no = |good: bool| if good { 2 } else { -2 };
    let nil = words().is_nil_anywhere(text);
    match field {
        _ if field.is_date() => yes_no(nil || is_date(text)),
        Field::Value => yes_no(nil || read_money(text, None).0 != MoneyValue::Unreadable),
        Field::Direction => yes_no(nil || read_direction(text).0 != Direction::Unreadable),
        Field::Outcome => i32::from(nil || read_outcome(text) != Outcome::Unreadable),
        Field::Reference | Field::Notes | Field::Result | Field::Kind => 0,
        _ if is_date(text) => -2,
        Field::Description | Field::PartnerInterest => {
            if read_outcome(text) == Outcome::Unreadable && text.chars().any(char::is_alphabetic) {
                1
            } else {
                -1
            }
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
