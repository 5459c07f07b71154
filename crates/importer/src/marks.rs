//! The words of doubt: marks on rows that were taken, reasons for rows that were not.
//!
//! Each has a stable kebab-case key; the sentences that people read are kept in the catalogue of words.

use serde::{Deserialize, Serialize};

use crate::field::Field;
use crate::keyed::keyed;

keyed! {
/// Something about a row that a person should know before relying on it.
Mark {
    /// Day and month could be read either way; the order stated in the mapping was used.
    DayOrderAssumed = "day-order-assumed",
    /// The year has two digits; 00 to 69 were read as 2000 to 2069, the rest as 1970 to 1999.
    TwoDigitYear = "two-digit-year",
    /// The text has the shape of a date that no calendar has.
    ImpossibleDate = "impossible-date",
    /// The date cell could not be read as a date.
    DateUnreadable = "date-unreadable",
    /// The date could mean more than one thing and was left as its own text.
    DateAmbiguous = "date-ambiguous",
    /// Day and month are there, the year is not.
    YearMissing = "year-missing",
    /// The weekday written is not the weekday of the date.
    WeekdayDisagrees = "weekday-disagrees",
    /// The date was found in the words of another cell.
    DateFromProse = "date-from-prose",
    /// The words hold more than one date; at most the leading one was used.
    SeveralDatesInProse = "several-dates-in-prose",
    /// The date stood on a row of its own, just above.
    DateFromRowAbove = "date-from-row-above",
    /// Nothing says when it happened.
    Undated = "undated",
    /// It lies ahead: it is still to come, or the date is wrong.
    DayAhead = "day-ahead",
    /// It was received before it was offered.
    ReceivedBeforeOffered = "received-before-offered",
    /// It was registered or published before the day it happened.
    RegisteredBeforeReceived = "registered-before-received",
    /// The date of registration in the words is not the one in the column.
    RegisteredDatesDisagree = "registered-dates-disagree",
    /// The date of registration was found in the words of another cell.
    RegisteredFromProse = "registered-from-prose",
    /// A bare number; neither the cell, the heading nor the mapping states a currency, so pounds were assumed.
    CurrencyNotStated = "currency-not-stated",
    /// The value cell could not be read as an amount.
    ValueUnreadable = "value-unreadable",
    /// The value is without value added tax.
    VatNotIncluded = "vat-not-included",
    /// The value was found in the words of another cell.
    ValueFromProse = "value-from-prose",
    /// The words hold more than one amount; none was used.
    SeveralValuesInProse = "several-values-in-prose",
    /// The outcome was read from the words of another cell.
    OutcomeFromProse = "outcome-from-prose",
    /// The outcome cell holds words that are not known.
    OutcomeUnreadable = "outcome-unreadable",
    /// The direction cell holds words that are not known.
    DirectionUnreadable = "direction-unreadable",
    /// The direction cell also names who really received or gave it.
    DirectionNamesSomeone = "direction-names-someone",
    /// Field labels run together in one cell were taken apart.
    FromLabels = "from-labels",
    /// The cell was blank and holds what the row above holds, as the mapping says.
    SameAsAbove = "same-as-above",
    /// The cell says "as above"; it was left as it is.
    SaysAsAbove = "says-as-above",
    /// The whole row stood one column too far right and was moved back.
    ShiftedRight = "shifted-right",
    /// Some cells stood in the wrong column and were moved back.
    CellsRealigned = "cells-realigned",
    /// What belonged in this column was lost when the row was displaced.
    LastCellLost = "last-cell-lost",
    /// The row has more cells than the file has headings; the rest are kept as original only.
    ExtraCells = "extra-cells",
    /// Who or which department it was is blank.
    IdentityBlank = "identity-blank",
    /// A cell says nil although the row is an entry.
    NilWordInEntry = "nil-word-in-entry",
    /// The nil return is only a punctuation mark.
    NilByPunctuation = "nil-by-punctuation",
    /// The same person has a nil return and an entry under the same kind.
    NilBesideEntry = "nil-beside-entry",
    /// The gift and the donor may have changed places; a person should look.
    GiftAndDonorMayBeSwapped = "gift-and-donor-may-be-swapped",
    /// The same entry is in this file already, on the line given.
    DuplicateInFile = "duplicate-in-file",
    /// Nearly the same entry is in this file already, on the line given.
    NearDuplicateInFile = "near-duplicate-in-file",
    /// Same person, day and thing as the line given, with another party: perhaps one event on several rows.
    SameEventAsRow = "same-event-as-row",
    /// A short line in a list of lines: it may belong to the line above rather than stand alone.
    MayBelongWithRowAbove = "may-belong-with-row-above",
    /// The publisher withheld part of it.
    WithheldByPublisher = "withheld-by-publisher",
    /// Some characters of the row could not be decoded.
    UndecodableCharacter = "undecodable-character",
}
}

keyed! {
/// Why a row was refused.
Reason {
    /// Every cell is blank.
    BlankRow = "blank-row",
    /// A title over the table, or the same title again at a page break.
    Title = "title",
    /// The headings again.
    RepeatedHeading = "repeated-heading",
    /// A line that heads the rows below it and is no entry itself.
    SubHeading = "sub-heading",
    /// A note under the table.
    Footnote = "footnote",
    /// A label of the blank form that came through as an entry.
    FormHeading = "form-heading",
    /// The row says who or when, and not what.
    NothingDescribed = "nothing-described",
    /// Cells are under the wrong headings and there is no safe way to put them back.
    CellsDisplaced = "cells-displaced",
    /// The row was displaced and what it was about fell off the end.
    ShiftedContentLost = "shifted-content-lost",
    /// A date on a row of its own, with no entry after it.
    DateWithoutEntry = "date-without-entry",
    /// A quotation mark that is never closed swallowed the rest of the file.
    UnclosedQuote = "unclosed-quote",
    /// It says of a day ahead what has to have happened.
    DayAhead = "day-ahead",
    /// The file has no row of headings, so no column could be understood.
    NoHeading = "no-heading",
}
}

/// A mark, and what it is on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// The mark.
    pub mark: Mark,
    /// The field it is on, where it is on one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// The other line it points to, where it does.
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

    /// A mark that points to another line of the file.
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
