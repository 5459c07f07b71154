//! Sentences for the words of the register reader: fields, reasons for a mapping, marks, and reasons for refusing a
//! row.
//!
//! Each value has its own arm, so that a new one in the reader does not compile without a sentence.

use probity_i18n::{Key, Message, key};
use probity_importer::{Field, Mark, Reason, Why};

/// What a column can be read as.
#[must_use]
pub const fn field(field: Field) -> Key {
    match field {
        Field::Reference => key("import-field-reference"),
        Field::Department => key("import-field-department"),
        Field::Recipient => key("import-field-recipient"),
        Field::Role => key("import-field-role"),
        Field::OfferedOn => key("import-field-offered-on"),
        Field::ReceivedOn => key("import-field-received-on"),
        Field::EndedOn => key("import-field-ended-on"),
        Field::RegisteredOn => key("import-field-registered-on"),
        Field::PublishedOn => key("import-field-published-on"),
        Field::Direction => key("import-field-direction"),
        Field::Kind => key("import-field-kind"),
        Field::Description => key("import-field-description"),
        Field::PartnerInterest => key("import-field-partner-interest"),
        Field::Donor => key("import-field-donor"),
        Field::Value => key("import-field-value"),
        Field::Outcome => key("import-field-outcome"),
        Field::Result => key("import-field-result"),
        Field::Notes => key("import-field-notes"),
    }
}

/// What to know about a row before relying on it.
#[must_use]
pub const fn mark(mark: Mark) -> Key {
    match mark {
        Mark::DayOrderAssumed => key("import-mark-day-order-assumed"),
        Mark::TwoDigitYear => key("import-mark-two-digit-year"),
        Mark::ImpossibleDate => key("import-mark-impossible-date"),
        Mark::DateUnreadable => key("import-mark-date-unreadable"),
        Mark::DateAmbiguous => key("import-mark-date-ambiguous"),
        Mark::YearMissing => key("import-mark-year-missing"),
        Mark::WeekdayDisagrees => key("import-mark-weekday-disagrees"),
        Mark::DateFromProse => key("import-mark-date-from-prose"),
        Mark::SeveralDatesInProse => key("import-mark-several-dates-in-prose"),
        Mark::DateFromRowAbove => key("import-mark-date-from-row-above"),
        Mark::Undated => key("import-mark-undated"),
        Mark::DayAhead => key("import-mark-day-ahead"),
        Mark::ReceivedBeforeOffered => key("import-mark-received-before-offered"),
        Mark::RegisteredBeforeReceived => key("import-mark-registered-before-received"),
        Mark::RegisteredDatesDisagree => key("import-mark-registered-dates-disagree"),
        Mark::RegisteredFromProse => key("import-mark-registered-from-prose"),
        Mark::CurrencyNotStated => key("import-mark-currency-not-stated"),
        Mark::ValueUnreadable => key("import-mark-value-unreadable"),
        Mark::VatNotIncluded => key("import-mark-vat-not-included"),
        Mark::ValueFromProse => key("import-mark-value-from-prose"),
        Mark::SeveralValuesInProse => key("import-mark-several-values-in-prose"),
        Mark::OutcomeFromProse => key("import-mark-outcome-from-prose"),
        Mark::OutcomeUnreadable => key("import-mark-outcome-unreadable"),
        Mark::DirectionUnreadable => key("import-mark-direction-unreadable"),
        Mark::DirectionNamesSomeone => key("import-mark-direction-names-someone"),
        Mark::FromLabels => key("import-mark-from-labels"),
        Mark::SameAsAbove => key("import-mark-same-as-above"),
        Mark::SaysAsAbove => key("import-mark-says-as-above"),
        Mark::ShiftedRight => key("import-mark-shifted-right"),
        Mark::CellsRealigned => key("import-mark-cells-realigned"),
        Mark::LastCellLost => key("import-mark-last-cell-lost"),
        Mark::ExtraCells => key("import-mark-extra-cells"),
        Mark::IdentityBlank => key("import-mark-identity-blank"),
        Mark::NilWordInEntry => key("import-mark-nil-word-in-entry"),
        Mark::NilByPunctuation => key("import-mark-nil-by-punctuation"),
        Mark::NilBesideEntry => key("import-mark-nil-beside-entry"),
        Mark::GiftAndDonorMayBeSwapped => key("import-mark-gift-and-donor-may-be-swapped"),
        Mark::DuplicateInFile => key("import-mark-duplicate-in-file"),
        Mark::NearDuplicateInFile => key("import-mark-near-duplicate-in-file"),
        Mark::SameEventAsRow => key("import-mark-same-event-as-row"),
        Mark::MayBelongWithRowAbove => key("import-mark-may-belong-with-row-above"),
        Mark::WithheldByPublisher => key("import-mark-withheld-by-publisher"),
        Mark::UndecodableCharacter => key("import-mark-undecodable-character"),
    }
}

/// Why a row was refused.
#[must_use]
pub const fn reason(reason: Reason) -> Key {
    match reason {
        Reason::BlankRow => key("import-reason-blank-row"),
        Reason::Title => key("import-reason-title"),
        Reason::RepeatedHeading => key("import-reason-repeated-heading"),
        Reason::SubHeading => key("import-reason-sub-heading"),
        Reason::Footnote => key("import-reason-footnote"),
        Reason::FormHeading => key("import-reason-form-heading"),
        Reason::NothingDescribed => key("import-reason-nothing-described"),
        Reason::CellsDisplaced => key("import-reason-cells-displaced"),
        Reason::ShiftedContentLost => key("import-reason-shifted-content-lost"),
        Reason::DateWithoutEntry => key("import-reason-date-without-entry"),
        Reason::UnclosedQuote => key("import-reason-unclosed-quote"),
        Reason::DayAhead => key("import-reason-day-ahead"),
        Reason::NoHeading => key("import-reason-no-heading"),
    }
}

/// Why a column's field was proposed.
#[must_use]
pub fn why(why: &Why) -> Message {
    let with = |key: Key, name: &str| Message::new(key).with("name", name);
    match why {
        Why::HeadingIs(name) => with(key("import-why-heading-is"), name),
        Why::HeadingContains(name) => with(key("import-why-heading-contains"), name),
        Why::HeadingSuggests(name) => with(key("import-why-heading-suggests"), name),
        Why::ContentsAgree => key("import-why-contents-agree").into(),
        Why::ContentsDisagree => key("import-why-contents-disagree").into(),
        Why::LongestText => key("import-why-longest-text").into(),
        Why::BetterColumn(name) => with(key("import-why-better-column"), name),
        Why::Unknown => key("import-why-unknown").into(),
        Why::Stated => key("import-why-stated").into(),
    }
}

/// The sentence for a reason's key.
#[must_use]
pub fn reason_of(key: &str) -> Message {
    Reason::from_key(key).map_or_else(|| Message::written(key), |known| reason(known).into())
}
