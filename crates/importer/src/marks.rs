//! Marks on rows that were taken, and reasons for rows that were refused.
//!
//! Each has a stable kebab-case key. The catalogue has the sentences that people read.

use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::keyed::keyed;

keyed! {
/// A warning about a row, to check before relying on it.
Mark {
    /// Day and month could be swapped. The order in the mapping was used.
    DayOrderAssumed = "day-order-assumed",
    /// The year has two digits. 00 to 69 were read as 2000 to 2069, the rest as 1970 to 1999.
    TwoDigitYear = "two-digit-year",
    /// The text has the format of a date but no such day exists.
    ImpossibleDate = "impossible-date",
    /// The date cell could not be read as a date.
    DateUnreadable = "date-unreadable",
    /// The date could mean more than one thing, so its text was kept.
    DateAmbiguous = "date-ambiguous",
    /// The day and month are given without a year.
    YearMissing = "year-missing",
    /// The weekday written is not the weekday of the date.
    WeekdayDisagrees = "weekday-disagrees",
    /// The date was found in the words of another cell.
    DateFromProse = "date-from-prose",
    /// The words have more than one date. At most the leading one was used.
    SeveralDatesInProse = "several-dates-in-prose",
    /// The date was on a row of its own, just above.
    DateFromRowAbove = "date-from-row-above",
    /// The row has no date of the event.
    Undated = "undated",
    /// The date is in the future: the event is still to come, or the date is wrong.
    DayAhead = "day-ahead",
    /// It was received before it was offered.
    ReceivedBeforeOffered = "received-before-offered",
    /// It was registered or published before the day it happened.
    RegisteredBeforeReceived = "registered-before-received",
    /// The date of registration in the words is not the one in the column.
    RegisteredDatesDisagree = "registered-dates-disagree",
    /// The date of registration was found in the words of another cell.
    RegisteredFromProse = "registered-from-prose",
    /// A number without a currency in the cell, the heading or the mapping. Pounds were assumed.
    CurrencyNotStated = "currency-not-stated",
    /// The value cell could not be read as an amount.
    ValueUnreadable = "value-unreadable",
    /// The value is without value added tax.
    VatNotIncluded = "vat-not-included",
    /// The value was found in the words of another cell.
    ValueFromProse = "value-from-prose",
    /// The words have more than one amount, so none was used.
    SeveralValuesInProse = "several-values-in-prose",
    /// The outcome was read from the words of another cell.
    OutcomeFromProse = "outcome-from-prose",
    /// The words of the outcome cell are not known.
    OutcomeUnreadable = "outcome-unreadable",
    /// The words of the direction cell are not known.
    DirectionUnreadable = "direction-unreadable",
    /// The direction cell also names who really received or gave it.
    DirectionNamesSomeone = "direction-names-someone",
    /// Field labels that ran together in one cell were separated.
    FromLabels = "from-labels",
    /// The cell was blank and was filled from the row above, as the mapping says.
    SameAsAbove = "same-as-above",
    /// The cell says "as above". It was left as it is.
    SaysAsAbove = "says-as-above",
    /// The whole row was one column too far right and was moved back.
    ShiftedRight = "shifted-right",
    /// Some cells were in the wrong column and were moved back.
    CellsRealigned = "cells-realigned",
    /// The cell for this column was lost when the row was displaced.
    LastCellLost = "last-cell-lost",
    /// The row has more cells than the file has headings. The extra cells are kept only as original text.
    ExtraCells = "extra-cells",
    /// The person or department is blank.
    IdentityBlank = "identity-blank",
    /// A cell says nil although the row is an entry.
    NilWordInEntry = "nil-word-in-entry",
    /// The only sign of a nil return is a punctuation mark.
    NilByPunctuation = "nil-by-punctuation",
    /// The same person has a nil return and an entry of the same kind.
    NilBesideEntry = "nil-beside-entry",
    /// The gift and the donor may be swapped. A person should check.
    GiftAndDonorMayBeSwapped = "gift-and-donor-may-be-swapped",
    /// The same entry is already in this file, on the line given.
    DuplicateInFile = "duplicate-in-file",
    /// Nearly the same entry is already in this file, on the line given.
    NearDuplicateInFile = "near-duplicate-in-file",
    /// It has the same person, day and thing as the line given, but another party. It may be one event on several
    /// rows.
    SameEventAsRow = "same-event-as-row",
    /// A short line in a list of lines. It may belong to the line above.
    MayBelongWithRowAbove = "may-belong-with-row-above",
    /// The publisher withheld part of it.
    WithheldByPublisher = "withheld-by-publisher",
    /// Some characters of the row could not be decoded.
    UndecodableCharacter = "undecodable-character",
}
}

keyed! {
/// The reason why a row was refused.
Reason {
    /// Every cell is blank.
    BlankRow = "blank-row",
    /// A title over the table, or that title repeated at a page break.
    Title = "title",
    /// The row of headings, repeated.
    RepeatedHeading = "repeated-heading",
    /// A heading over the rows below. It is not an entry.
    SubHeading = "sub-heading",
    /// A note under the table.
    Footnote = "footnote",
    /// A label of the blank form, copied as an entry.
    FormHeading = "form-heading",
    /// The row says who or when, but not what.
    NothingDescribed = "nothing-described",
    /// Cells are under the wrong headings and cannot be moved back safely.
    CellsDisplaced = "cells-displaced",
    /// The row was displaced and the cell with its content was lost.
    ShiftedContentLost = "shifted-content-lost",
    /// A date on a row of its own, with no entry after it.
    DateWithoutEntry = "date-without-entry",
    /// A quotation mark that is never closed swallowed the rest of the file.
    UnclosedQuote = "unclosed-quote",
    /// Its date is in the future, but the event must be in the past.
    DayAhead = "day-ahead",
    /// The file has no row of headings, so no column could be understood.
    NoHeading = "no-heading",
}
}

/// A mark and the field or line that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Marked {
    /// The mark.
    pub mark: Mark,
    /// The field that it is about, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The other line that it refers to, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
}

impl Marked {
    /// A mark on the row as a whole.
    #[must_use]
    pub const fn row(mark: Mark) -> Self {
        Self {
            mark,
            field: None,
            line: None,
        }
    }

    /// A mark on one field.
    #[must_use]
    pub const fn field(mark: Mark, field: Field) -> Self {
        Self {
            mark,
            field: Some(field),
            line: None,
        }
    }

    /// A mark that refers to another line of the file.
    #[must_use]
    pub const fn line(mark: Mark, line: u64) -> Self {
        Self {
            mark,
            field: None,
            line: Some(line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_stable_and_distinct() {
        for mark in Mark::ALL {
            assert_eq!(Mark::from_key(mark.key()), Some(*mark));
        }
        for reason in Reason::ALL {
            assert_eq!(Reason::from_key(reason.key()), Some(*reason));
        }
    }
}
