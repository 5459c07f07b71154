//! The times of duties in words: how long, from when, and how often.

use jiff::Span;
use probity_conduct::Clock;
use probity_i18n::{Key, Message, key};

/// An ISO 8601 duration in words if it has one unit, or as written if it has several.
pub(crate) fn within(written: &str) -> Message {
    let keys = [
        key("within-hours"),
        key("within-days"),
        key("within-weeks"),
        key("within-months"),
        key("within-years"),
    ];
    in_words(written, keys)
}

/// How often a duty is owed again.
pub(super) fn every(written: &str) -> Message {
    let keys = [
        key("every-hours"),
        key("every-days"),
        key("every-weeks"),
        key("every-months"),
        key("every-years"),
    ];
    in_words(written, keys)
}

/// The day from which a duty's time runs.
pub(super) fn from(clock: Clock) -> Message {
    let key = match clock {
        Clock::OccurredOn => key("from-occurred-on"),
        Clock::KnownOn => key("from-known-on"),
        Clock::LastDoneOn => key("from-last-done-on"),
    };
    key.into()
}

/// A duration with the words for hours, days, weeks, months or years.
fn in_words(written: &str, keys: [Key; 5]) -> Message {
    let Ok(span) = written.parse::<Span>() else {
        return Message::written(written);
    };
    let counts = [
        span.get_hours().into(),
        i64::from(span.get_days()),
        span.get_weeks().into(),
        span.get_months().into(),
        span.get_years().into(),
    ];
    let mut set = counts
        .into_iter()
        .zip(keys)
        .filter(|(count, _)| *count != 0);
    match (set.next(), set.next()) {
        (Some((count, key)), None) => Message::new(key).with("count", count),
        _ => Message::written(written),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_their_own_unit() {
        for (written, expected) in [
            ("PT72H", "within-hours"),
            ("P28D", "within-days"),
            ("P2W", "within-weeks"),
            ("P1M", "within-months"),
            ("P1Y", "within-years"),
            ("P1M3D", "P1M3D"),
            ("soon", "soon"),
        ] {
            assert_eq!(within(written).key_or_text(), expected);
        }
        assert_eq!(every("P3Y").key_or_text(), "every-years");
    }
}
