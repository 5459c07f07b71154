//! When a time that rules give ends, as people in the United Kingdom count it.
use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};

/// Summer time as the Summer Time Order 2002 sets it, written as a rule so that no time zone database has to be installed.
const LONDON: &str = "GMT0BST,M3.5.0/1,M10.5.0/2";

/// The end of an ISO 8601 duration from a day.
///
/// Where it counts whole days it ends as that day does, else to the hour from the day's beginning: the hour in which something
/// happened is not known, and the earliest reading never comes too late. Hours and days are those of Europe/London. `None` when
/// the text is no duration, or ends beyond the calendar.
pub fn due(within: &str, from: Date) -> Option<Timestamp> {
    let span: Span = within.parse().ok()?;
    let london = TimeZone::posix(LONDON).unwrap_or(TimeZone::UTC);
    let whole_days = span.get_hours() == 0 && span.get_minutes() == 0 && span.get_seconds() == 0;
    let start = if whole_days {
        from.tomorrow().ok()?
    } else {
        from
    };
    let start = start.to_zoned(london).ok()?;
    Some(start.checked_add(span).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::due;
    use jiff::civil::date;

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
