//! Tests of the shipped catalogue: it parses, falls back and fills in arguments, and the pseudo-language hides all
//! English.

#![cfg(test)]

use jiff::civil::{date, time};
use probity_i18n::{Arg, Message, PSEUDO, Words, WordsError, key};

fn words() -> Words {
    Words::load().unwrap()
}

#[test]
fn english_writes_dates_times_and_money() {
    let english = words().for_language("en");
    assert_eq!(english.date(date(2026, 11, 21)), "21 November 2026");
    assert_eq!(english.time(time(12, 0, 0, 0)), "midday");
    assert_eq!(english.time(time(0, 0, 0, 0)), "midnight");
    let at = "2026-07-01T13:30:00Z".parse().unwrap();
    assert_eq!(english.moment(at), "1 July 2026 at 2:30pm");
    assert_eq!(english.deadline(at), "1 July 2026 at 2:30pm");
    let midnight = "2026-06-30T23:00:00Z".parse().unwrap();
    assert_eq!(english.deadline(midnight), "30 June 2026");
    assert_eq!(english.money(123_450), "£1,234.50");
}

#[test]
fn another_language_falls_back_sentence_by_sentence() {
    let welsh = words().for_language("cy");
    assert_eq!(welsh.date(date(2026, 11, 21)), "21 Tachwedd 2026");
    assert_eq!(welsh.t("time-midday", &[]), "midday");
    assert_eq!(welsh.tag(), "cy");
    assert_eq!(words().for_language("xx").tag(), "en");
    assert!(words().find("xx").is_none());
}

#[test]
fn a_message_made_in_rust_is_written_in_the_readers_language() {
    let message = key("datetime-written")
        .with("date", date(2026, 1, 2))
        .with("time", "9am");
    assert_eq!(
        words().for_language("en").say(&message),
        "2 January 2026 at 9am"
    );
    assert_eq!(
        words().for_language("cy").say(&message),
        "2 Ionawr 2026 at 9am"
    );
    let json = serde_json::to_string(&message).unwrap();
    assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), message);
    let written = Message::written("From the code");
    assert_eq!(words().for_language("en").say(&written), "From the code");
    let json = serde_json::to_string(&written).unwrap();
    assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), written);
}

#[test]
fn a_message_inside_another_is_written_in_the_same_language() {
    let about = |inner: Message| key("error-title").with("title", inner);
    let language = |tag| words().for_language(tag);
    let midday = about(key("time-midday").into());
    assert_eq!(language("en").say(&midday), "Error: midday");
    assert_eq!(language(PSEUDO).say(&midday), "⟦Éŕŕóŕ: ⟦ḿíďďáý⟧⟧");
    let json = serde_json::to_string(&midday).unwrap();
    assert_eq!(serde_json::from_str::<Message>(&json).unwrap(), midday);
    let absent = about(Message::new(key("no-such-key")));
    let result = language("en").try_say(&absent);
    assert!(matches!(result, Err(WordsError::MissingKey(name)) if name == "no-such-key"));
}

#[test]
fn what_is_missing_is_an_error_and_still_visible() {
    let english = words().for_language("en");
    let absent = "no-such-key";
    assert!(matches!(
        english.try_t(absent, &[]),
        Err(WordsError::MissingKey(_))
    ));
    assert_eq!(english.t(absent, &[]), "⟪no-such-key⟫");
    let error = english.try_t("datetime-written", &[("date", "x".into())]);
    assert!(
        matches!(error, Err(WordsError::Arguments { .. })),
        "{error:?}"
    );
}

#[test]
fn the_pseudo_language_has_no_plain_english_outside_arguments() {
    let pseudo = words().for_language(PSEUDO);
    assert_eq!(pseudo.t("time-midday", &[]), "⟦ḿíďďáý⟧");
    let args: [(&str, Arg); 2] = [("date", "D".into()), ("time", "T".into())];
    assert_eq!(pseudo.t("datetime-written", &args), "⟦D áť T⟧");
    assert_eq!(pseudo.data("Ann Example"), "⟦Ann Example⟧");
    assert_eq!(pseudo.money(2_500), "⟦£25⟧");
}
