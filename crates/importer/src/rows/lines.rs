//! Files with one line of text in each row. A date may have a row of its own, and lines may belong together.

use super::nil::nil_words;
use super::{Row, Sorter, original};
use crate::dates::{is_date, read_date};
use crate::entry::Understood;
use crate::field::Field;
use crate::marks::{Mark, Marked, Reason};
use crate::text::{plain, squeeze};
use crate::vocabulary::words;

impl Sorter<'_> {
    /// Sorts a row of such a file.
    pub(super) fn sort_line(&mut self, row: Row<'_>) {
        let text = row
            .cells
            .get(&Field::Description)
            .cloned()
            .unwrap_or_default();
        let who = (
            row.cells.get(&Field::Recipient).cloned(),
            row.cells.get(&Field::Kind).cloned(),
        );
        let follows = self.line_before.replace(who.clone()) == Some(who.clone());
        if self.layout.mapping.date_rows && is_date(&text) {
            self.drop_date_row();
            self.date_row = Some((row.record.clone(), row.cells));
            return;
        }
        let not_entry = words().is_sub_heading(&text).then_some(Reason::SubHeading);
        if let Some(reason) = not_entry.or_else(|| {
            words()
                .is_form_heading(&text)
                .then_some(Reason::FormHeading)
        }) {
            self.drop_date_row();
            self.refuse(row.record, reason);
        } else if follows && nil_words(&row).is_none() && self.date_row.is_some() {
            self.take_dated(row);
        } else {
            self.drop_date_row();
            self.sort_row(row);
            self.mark_short_line(follows, &text);
        }
    }

    /// Takes a line with the date from the row above.
    fn take_dated(&mut self, row: Row<'_>) {
        let Some((record, cells)) = self.date_row.take() else {
            return;
        };
        let date = cells.get(&Field::Description).cloned().unwrap_or_default();
        let line = row.record.line;
        self.take(row, vec![original(&record)]);
        let Some(taken) = self.rows.last_mut().filter(|taken| taken.line() == line) else {
            return;
        };
        let (value, marks) = read_date(&date, self.layout.mapping.date_order);
        // The date of its own row is better evidence than one in the words.
        taken.marks.retain(|m| m.field != Some(Field::ReceivedOn));
        taken.entry.received_on = Some(Understood {
            original: date,
            value,
        });
        let marks = std::iter::once(Mark::DateFromRowAbove).chain(marks);
        taken
            .marks
            .extend(marks.map(|mark| Marked::field(mark, Field::ReceivedOn)));
    }

    /// Marks a short line without date or value, under a line of the same person. It may be the rest of that line.
    fn mark_short_line(&mut self, follows: bool, text: &str) {
        let short = plain(text).split(' ').count() <= 6;
        if let Some(taken) = self.rows.last_mut().filter(|_| follows && short)
            && taken.entry.description.as_deref() == Some(squeeze(text).as_str())
            && taken.entry.received_on.is_none()
            && taken.entry.value.is_none()
        {
            taken.marks.push(Marked::row(Mark::MayBelongWithRowAbove));
        }
    }
}
