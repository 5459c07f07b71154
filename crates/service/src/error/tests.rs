//! Tests that every error has a message in the catalogue, with exactly the arguments that it uses.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use probity_casework::CaseId;
use probity_casework::case::State;
use probity_i18n::{Arg, Message, Words, WordsError};

use super::*;

/// A made-up value of each type that errors have as data.
pub(super) trait Sample {
    fn sample() -> Self;
}

macro_rules! samples {
    ($($type:ty = $value:expr;)+) => {
        $(impl Sample for $type {
            fn sample() -> Self {
                $value
            }
        })+
    };
}
samples! {
    State = State::Decided;
    CaseId = CaseId::from("ABCD-2345-6");
    Date = date(2026, 11, 21);
    String = "made up".to_owned();
    i64 = 15;
    u64 = 7;
    usize = 2;
}

/// One error of each variant.
fn every() -> Vec<ServiceError> {
    let wrong = [
        WrongFile::Empty,
        WrongFile::TooLarge,
        WrongFile::Workbook,
        WrongFile::Markup,
        WrongFile::NotText,
    ];
    let sent = SentBefore {
        reference: CaseId::sample(),
        differs: Vec::new(),
    };
    let mut every = nouns::all();
    every.extend(Denied::ALL.map(ServiceError::Denied));
    every.extend(wrong.map(ServiceError::File));
    every.extend([
        ServiceError::field("field", Problem::Required),
        ServiceError::Stale,
        ServiceError::NothingWouldChange,
        ServiceError::SentBefore(Box::new(sent)),
        ServiceError::Fault(String::sample()),
    ]);
    every
}

#[test]
fn every_message_is_in_the_catalogue_with_exactly_its_arguments() {
    let english = Words::load().unwrap().for_language("en");
    for error in every() {
        let message = error.message();
        english.try_say(&message).unwrap();
        let Message::Catalogued { key, args } = message else {
            panic!("{error} has no key");
        };
        for left_out in args.keys() {
            let others = args.iter().filter(|(name, _)| *name != left_out);
            let others: Vec<(&str, Arg)> =
                others.map(|(name, arg)| (&**name, arg.clone())).collect();
            let result = english.try_t(key.as_str(), &others);
            assert!(
                matches!(result, Err(WordsError::Arguments { .. })),
                "{error}: `{left_out}` is not used"
            );
        }
    }
}

#[test]
fn no_two_errors_have_the_same_code() {
    let every = every();
    let codes: BTreeSet<&str> = every.iter().map(ServiceError::code).collect();
    assert_eq!(codes.len(), every.len());
}

#[test]
fn the_log_has_the_detail_but_not_what_the_caller_typed() {
    let moved = ServiceError::from(CaseError::MovedOn {
        state: State::Decided,
    });
    assert_eq!(moved.to_string(), "case-past-that: decided");
    let fields = ServiceError::field("Sam's diagnosis", Problem::Required);
    assert_eq!(fields.to_string(), "fields-to-put-right: required");
}
