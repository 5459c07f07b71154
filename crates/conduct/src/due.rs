//! The end of a time limit that a rule gives, as people in the United Kingdom count it.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use probity_i18n::london;

/// The end of an ISO 8601 duration that begins on a day, or `None` if the text is no duration or the end is beyond
/// the calendar.
///
/// A duration in whole days ends at the end of a day. Any other runs to the hour from the beginning of the first
/// day: the hour of the event is not known, and the earliest reading is never too late. Hours and days are those of
/// Europe/London.
pub fn due(within: &str, from: Date) -> Option<Timestamp> {
    let span: Span = within.parse().ok()?;
    let whole_days = span.get_hours() == 0 && span.get_minutes() == 0 && span.get_seconds() == 0;
    let start = if whole_days {
        from.tomorrow().ok()?
    } else {
        from
    };
    let start = start.to_zoned(london()).ok()?;
    Some(start.checked_add(span).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::due;

    #[test]
    fn time_is_counted_as_people_in_london_do() {
        // The clocks go back on 25 October 2026: 72 hours from midnight end an hour "early".
        let hours = due("PT72H", date(2026, 10, 23)).unwrap();
        assert_eq!(hours.to_string(), "2026-10-25T23:00:00Z");
        let days = due("P28D", date(2026, 10, 1)).unwrap();
        assert_eq!(days.to_string(), "2026-10-30T00:00:00Z");
        assert_eq!(due("soon", date(2026, 10, 1)), None);
    }
}
