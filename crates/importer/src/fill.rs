//! From a row's cells to an entry: reads each value and marks each doubt.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::dates::{DateValue, read_date};
use crate::entry::{Entry, Understood};
use crate::field::Field;
use crate::mapping::Mapping;
use crate::marks::{Mark, Marked};
use crate::money::{money_in_prose, read_money};
use crate::outcome::{outcome_in_prose, read_direction, read_outcome};
use crate::prose::{date_in_prose, labelled, registered_note};
use crate::text::{has_phrase, is_blank, plain, squeeze};
use crate::values::Outcome;
use crate::vocabulary::words;

/// A row's cells by field, without blank cells and lone punctuation.
pub(crate) type Cells = BTreeMap<Field, String>;

/// The cells of a row under their fields.
pub(crate) fn cells_by_field(cells: &[String], fields: &[Option<Field>]) -> Cells {
    let under = cells
        .iter()
        .zip(fields)
        .filter_map(|(cell, field)| field.map(|f| (f, cell)));
    under
        .filter(|(_, cell)| !is_nothing(cell))
        .map(|(f, cell)| (f, cell.clone()))
        .collect()
}

/// Whether the cell is blank or only punctuation.
pub(crate) fn is_nothing(cell: &str) -> bool {
    is_blank(cell) || plain(cell).is_empty()
}

/// The entry that the row gives, with marks for how its cells were understood.
pub(crate) fn fill(cells: &Cells, mapping: &Mapping) -> (Entry, Vec<Marked>) {
    let mut filling = Filling {
        entry: Entry::default(),
        marks: Vec::new(),
        mapping,
    };
    for (field, cell) in cells {
        if field.is_content() && words().is_nil_anywhere(cell) {
            filling.mark(Mark::NilWordInEntry, *field);
        } else {
            filling.put(*field, cell);
        }
    }
    filling.read_prose();
    filling.check();
    (filling.entry, filling.marks)
}

/// The entry of a nil return, with only the fields that say who and which kind.
pub(crate) fn fill_nil(cells: &Cells, mapping: &Mapping) -> (Entry, Vec<Marked>) {
    let mut filling = Filling {
        entry: Entry::default(),
        marks: Vec::new(),
        mapping,
    };
    for (field, cell) in cells {
        let says_when = field.is_date() && !words().is_nil(cell);
        if !field.is_content() || says_when {
            filling.put(*field, cell);
        }
    }
    (filling.entry, filling.marks)
}

struct Filling<'a> {
    entry: Entry,
    marks: Vec<Marked>,
    mapping: &'a Mapping,
}

impl Filling<'_> {
    fn mark(&mut self, mark: Mark, field: Field) {
        self.marks.push(Marked::field(mark, field));
    }

    /// Puts a cell into its field.
    fn put(&mut self, field: Field, cell: &str) {
        match field {
            Field::Value => {
                let (value, marks) = read_money(cell, self.mapping.currency.as_deref());
                self.entry.value = Some(understood(cell, value));
                self.mark_all(marks, field);
            }
            Field::Direction => {
                let (value, marks) = read_direction(cell);
                self.entry.direction = Some(understood(cell, value));
                self.mark_all(marks, field);
            }
            Field::Outcome => {
                let value = read_outcome(cell);
                self.entry.outcome = Some(understood(cell, value));
                if value == Outcome::Unreadable {
                    self.mark(Mark::OutcomeUnreadable, field);
                }
            }
            date if date.is_date() => {
                let (value, marks) = read_date(cell, self.mapping.date_order);
                *self.date(date) = Some(understood(cell, value));
                self.mark_all(marks, field);
            }
            text => *self.text(text) = Some(squeeze(cell)),
        }
    }

    fn mark_all(&mut self, marks: Vec<Mark>, field: Field) {
        self.marks
            .extend(marks.into_iter().map(|mark| Marked::field(mark, field)));
    }

    fn date(&mut self, field: Field) -> &mut Option<Understood<DateValue>> {
        match field {
            Field::OfferedOn => &mut self.entry.offered_on,
            Field::EndedOn => &mut self.entry.ended_on,
            Field::RegisteredOn => &mut self.entry.registered_on,
            Field::PublishedOn => &mut self.entry.published_on,
            _ => &mut self.entry.received_on,
        }
    }

    fn text(&mut self, field: Field) -> &mut Option<String> {
        match field {
            Field::Reference => &mut self.entry.reference,
            Field::Department => &mut self.entry.department,
            Field::Recipient => &mut self.entry.recipient,
            Field::Role => &mut self.entry.role,
            Field::Kind => &mut self.entry.kind,
            Field::PartnerInterest => &mut self.entry.partner_interest,
            Field::Donor => &mut self.entry.donor,
            Field::Result => &mut self.entry.result,
            Field::Notes => &mut self.entry.notes,
            _ => &mut self.entry.description,
        }
    }

    /// Whether the row has no value for this field yet.
    fn lacks(&mut self, field: Field) -> bool {
        match field {
            Field::Value => self.entry.value.is_none(),
            Field::Outcome => self.entry.outcome.is_none(),
            Field::Direction => self.entry.direction.is_none(),
            date if date.is_date() => self.date(date).is_none(),
            text => self.text(text).is_none(),
        }
    }

    /// Reads values from the words of the description if no column has them.
    fn read_prose(&mut self) {
        let Some(prose) = self.entry.description.clone() else {
            return;
        };
        let body = self.take_registered(&prose);
        self.take_labels(&body);
        if self.entry.received_on.is_none() && self.entry.offered_on.is_none() {
            let (date, marks) = date_in_prose(&body, self.mapping.date_order);
            self.entry.received_on = date;
            self.mark_all(marks, Field::ReceivedOn);
        }
        if self.entry.value.is_none()
            && let Some((value, original, marks)) = money_in_prose(&body)
        {
            if !original.is_empty() {
                self.entry.value = Some(understood(&original, value));
            }
            self.mark_all(marks, Field::Value);
        }
        if self.entry.outcome.is_none()
            && let Some((value, original)) = outcome_in_prose(&body)
        {
            self.entry.outcome = Some(understood(&original, value));
            self.mark(Mark::OutcomeFromProse, Field::Outcome);
        }
    }

    /// Removes a closing note of registration and returns the text before it.
    fn take_registered(&mut self, prose: &str) -> String {
        let Some((before, noted)) = registered_note(prose) else {
            return prose.to_owned();
        };
        match &self.entry.registered_on {
            None => {
                self.entry.registered_on = Some(noted);
                self.mark(Mark::RegisteredFromProse, Field::RegisteredOn);
            }
            Some(column) if column.value != noted.value => {
                self.mark(Mark::RegisteredDatesDisagree, Field::RegisteredOn);
            }
            Some(_) => {}
        }
        before.to_owned()
    }

    fn take_labels(&mut self, body: &str) {
        let Some(fields) = labelled(body) else { return };
        self.marks.push(Marked::row(Mark::FromLabels));
        for (field, text) in fields {
            if field == Field::Description {
                self.entry.description = Some(text);
            } else if self.lacks(field) {
                self.put(field, &text);
            }
        }
    }

    /// Marks doubts about the whole row.
    fn check(&mut self) {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let (what, donor) = (text(&self.entry.description), text(&self.entry.donor));
        let all = [&what, &donor, &text(&self.entry.partner_interest)]
            .map(String::as_str)
            .join(" ; ");
        if words().is_as_above(&what) {
            self.mark(Mark::SaysAsAbove, Field::Description);
        }
        if words().is_withheld(&all) {
            self.marks.push(Marked::row(Mark::WithheldByPublisher));
        }
        if may_be_swapped(&what, &donor) {
            self.marks.push(Marked::row(Mark::GiftAndDonorMayBeSwapped));
        }
        if self.is_registered_early() {
            self.marks.push(Marked::row(Mark::RegisteredBeforeReceived));
        }
    }

    fn is_registered_early(&self) -> bool {
        let day = |d: &Option<Understood<DateValue>>| d.as_ref().and_then(|d| d.value.first_day());
        let Some(received) = day(&self.entry.received_on) else {
            return false;
        };
        let early = |written: Option<Date>| written.is_some_and(|on| on < received);
        early(day(&self.entry.registered_on)) || early(day(&self.entry.published_on))
    }
}

fn understood<T>(original: &str, value: T) -> Understood<T> {
    Understood {
        original: original.to_owned(),
        value,
    }
}

/// Whether the gift is named like a party, and the donor is not.
fn may_be_swapped(gift: &str, donor: &str) -> bool {
    let has = |text: &str, list: &[String]| {
        let text = plain(text);
        list.iter().any(|word| has_phrase(&text, word))
    };
    let known = &words().parties;
    has(gift, &known.words)
        && !has(gift, &known.things)
        && !donor.is_empty()
        && has(donor, &known.things)
        && !has(donor, &known.words)
}
