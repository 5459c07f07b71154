//! The values and doubts that the reader found in an old register's row, in words.

use jiff::civil::Date;
use probity_i18n::{Arg, Message, key};
use probity_importer::{
    DateValue, Direction, Entry, Field, Mark, Marked, MoneyValue, Outcome, Unit,
};
use serde::Serialize;

/// One field of a row as it was understood.
#[derive(Clone, Debug, Serialize)]
pub struct Understood {
    /// The field.
    pub field: Message,
    /// Its value.
    pub value: Message,
}

/// One doubt about a row.
#[derive(Clone, Debug, Serialize)]
pub struct Doubt {
    /// What to know about it.
    pub mark: Message,
    /// The field that it is about, if any.
    pub field: Option<Message>,
    /// The other line, if it refers to one. As text, because a line number is a name, not an amount.
    pub line: Option<String>,
}

/// Everything that was understood, in the usual order of a register.
#[must_use]
pub fn understood(entry: &Entry) -> Vec<Understood> {
    let text = |field: Field, value: &Option<String>| {
        value.as_deref().map(|text| (field, Message::written(text)))
    };
    let day = |field: Field, value: &Option<probity_importer::Understood<DateValue>>| {
        value
            .as_ref()
            .map(|one| (field, date(one.value, &one.original)))
    };
    let all = [
        text(Field::Reference, &entry.reference),
        day(Field::OfferedOn, &entry.offered_on),
        day(Field::ReceivedOn, &entry.received_on),
        day(Field::EndedOn, &entry.ended_on),
        text(Field::Department, &entry.department),
        text(Field::Recipient, &entry.recipient),
        text(Field::Role, &entry.role),
        entry
            .direction
            .as_ref()
            .map(|one| (Field::Direction, direction(one.value, &one.original))),
        text(Field::Kind, &entry.kind),
        text(Field::Description, &entry.description),
        text(Field::PartnerInterest, &entry.partner_interest),
        text(Field::Donor, &entry.donor),
        entry
            .value
            .as_ref()
            .map(|one| (Field::Value, money(&one.value, &one.original))),
        entry
            .outcome
            .as_ref()
            .map(|one| (Field::Outcome, outcome(one.value, &one.original))),
        text(Field::Result, &entry.result),
        text(Field::Notes, &entry.notes),
        day(Field::RegisteredOn, &entry.registered_on),
        day(Field::PublishedOn, &entry.published_on),
    ];
    let known = all.into_iter().flatten();
    known
        .map(|(field, value)| Understood {
            field: crate::import_words::field(field).into(),
            value,
        })
        .collect()
}

/// The doubts about a row.
#[must_use]
pub fn doubts(marks: &[Marked]) -> Vec<Doubt> {
    let doubt = |marked: &Marked| Doubt {
        mark: crate::import_words::mark(marked.mark).into(),
        field: marked
            .field
            .map(|field| crate::import_words::field(field).into()),
        line: marked.line.map(|line| line.to_string()),
    };
    marks.iter().map(doubt).collect()
}

/// Marks by their keys, with their counts, in words.
#[must_use]
pub fn counted<'a>(
    marks: impl IntoIterator<Item = (&'a String, &'a usize)>,
) -> Vec<(Message, usize)> {
    let known = marks.into_iter().filter_map(|(name, count)| {
        Some((
            crate::import_words::mark(Mark::from_key(name)?).into(),
            *count,
        ))
    });
    known.collect()
}

fn unread(original: &str) -> Message {
    key("import-value-unread").with("original", original)
}

fn date(value: DateValue, original: &str) -> Message {
    let month = |key, month: i8| Message::new(key).with("month", i64::from(month));
    let range = |from: Date, to: Date| key("import-value-days").with("from", from).with("to", to);
    match value {
        DateValue::Exact { on } => key("import-value-day").with("day", on),
        DateValue::Month { year, month: m } => {
            month(key("import-value-month"), m).with("year", year.to_string())
        }
        DateValue::Year { year } => key("import-value-year").with("year", year.to_string()),
        DateValue::NoYear {
            day: Some(day),
            month: m,
        } => month(key("import-value-day-without-year"), m).with("day", i64::from(day)),
        DateValue::NoYear {
            day: None,
            month: m,
        } => month(key("import-value-month-without-year"), m),
        DateValue::Range { from, to } => range(from, to),
        DateValue::Years { from, to: Some(to) } => key("import-value-years")
            .with("from", from.to_string())
            .with("to", to.to_string()),
        DateValue::Years { from, to: None } => {
            key("import-value-years-on").with("from", from.to_string())
        }
        DateValue::Unreadable => unread(original),
    }
}

fn money(value: &MoneyValue, original: &str) -> Message {
    let sum = |key, pence: i64| Message::new(key).with("amount", Arg::Pence(pence));
    match value {
        MoneyValue::Exact { pence } => sum(key("import-value-amount"), *pence),
        MoneyValue::Approximate { pence } => sum(key("import-value-about"), *pence),
        MoneyValue::Range { low, high } => {
            sum(key("import-value-between"), *low).with("high", Arg::Pence(*high))
        }
        MoneyValue::Under { pence } => sum(key("import-value-under"), *pence),
        MoneyValue::Over { pence } => sum(key("import-value-over"), *pence),
        MoneyValue::AboveLimit => key("import-value-above-limit").into(),
        MoneyValue::PerUnit {
            pence,
            unit,
            approximate,
        } => {
            let unit = match unit {
                Unit::Each => "each",
                Unit::Person => "person",
                Unit::Month => "month",
                Unit::Year => "year",
            };
            let about = if *approximate { "yes" } else { "no" };
            sum(key("import-value-per"), *pence)
                .with("unit", unit)
                .with("about", about)
        }
        MoneyValue::OtherCurrency {
            currency,
            hundredths,
        } => {
            let amount = format!(
                "{}.{:02}",
                hundredths / 100,
                hundredths.unsigned_abs() % 100
            );
            key("import-value-currency")
                .with("currency", currency.as_str())
                .with("amount", amount)
        }
        MoneyValue::Unknown => key("import-value-unknown").into(),
        MoneyValue::Unreadable => unread(original),
    }
}

fn outcome(value: Outcome, original: &str) -> Message {
    let key = match value {
        Outcome::Accepted => key("import-value-accepted"),
        Outcome::Declined => key("import-value-declined"),
        Outcome::NotTakenUp => key("import-value-not-taken-up"),
        Outcome::Returned => key("import-value-returned"),
        Outcome::Repaid => key("import-value-repaid"),
        Outcome::Purchased => key("import-value-purchased"),
        Outcome::Donated => key("import-value-donated"),
        Outcome::Shared => key("import-value-shared"),
        Outcome::HeldByBody => key("import-value-held"),
        Outcome::Kept => key("import-value-kept"),
        Outcome::Unreadable => return unread(original),
    };
    key.into()
}

fn direction(value: Direction, original: &str) -> Message {
    match value {
        Direction::Received => key("import-value-received").into(),
        Direction::Given => key("import-value-given").into(),
        Direction::Unreadable => unread(original),
    }
}

#[cfg(test)]
mod tests {
    use probity_i18n::{Language, Words};

    use super::*;

    fn english() -> Language {
        Words::load().unwrap().for_language("en")
    }

    #[test]
    fn understood_values_are_written_as_people_write_them() {
        let english = english();
        let say = |message: Message| english.try_say(&message).unwrap();
        let day = jiff::civil::date(2025, 4, 3);
        assert_eq!(say(date(DateValue::Exact { on: day }, "")), "3 April 2025");
        assert_eq!(
            say(date(
                DateValue::Month {
                    year: 2025,
                    month: 4
                },
                ""
            )),
            "April 2025, no day"
        );
        assert_eq!(
            say(date(
                DateValue::NoYear {
                    day: Some(3),
                    month: 4
                },
                ""
            )),
            "3 April, no year"
        );
        assert_eq!(
            say(date(DateValue::Unreadable, "Sept-ish")),
            "“Sept-ish”, as written, because it could not be read"
        );
        assert_eq!(
            say(money(&MoneyValue::Approximate { pence: 2_050 }, "")),
            "about £20.50"
        );
        let each = MoneyValue::PerUnit {
            pence: 500,
            unit: Unit::Person,
            approximate: true,
        };
        assert_eq!(say(money(&each, "")), "about £5 a person");
        let dollars = MoneyValue::OtherCurrency {
            currency: "USD".to_owned(),
            hundredths: 1_999,
        };
        assert_eq!(say(money(&dollars, "")), "19.99 in another currency (USD)");
    }

    #[test]
    fn every_word_of_the_reader_has_a_sentence() {
        let english = english();
        let marks = Mark::ALL.iter().map(|one| crate::import_words::mark(*one));
        let reasons = probity_importer::Reason::ALL
            .iter()
            .map(|one| crate::import_words::reason(*one));
        let fields = Field::ALL
            .iter()
            .map(|one| crate::import_words::field(*one));
        for word in marks.chain(reasons).chain(fields) {
            assert!(
                english.try_say(&word.clone().into()).is_ok(),
                "{}",
                word.as_str()
            );
        }
    }
}
