//! The end of a time limit that a rule gives, as people in the United Kingdom count it.

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use probity_i18n::london;

use crate::model::BankHolidays;

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

/// The same, and if the last day is a Saturday, a Sunday or a bank holiday, the end of the next working day. Only
/// durations in whole days have a last day.
pub(crate) fn due_on_working_day(
    within: &str,
    from: Date,
    holidays: &BankHolidays,
) -> Option<Timestamp> {
    let end = due(within, from)?.to_zoned(london());
    if end.time() != jiff::civil::Time::midnight() {
        return Some(end.timestamp());
    }
    let mut last = end.date().yesterday().ok()?;
    while holidays.is_free(last) {
        last = last.tomorrow().ok()?;
    }
    let after = last.tomorrow().ok()?;
    Some(after.to_zoned(london()).ok()?.timestamp())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{due, due_on_working_day};
    use crate::model::BankHolidays;

    #[test]
    fn time_is_counted_as_people_in_london_do() {
        // The clocks go back on 25 October 2026: 72 hours from midnight end an hour "early".
        let hours = due("PT72H", date(2026, 10, 23)).unwrap();
        assert_eq!(hours.to_string(), "2026-10-25T23:00:00Z");
        let days = due("P28D", date(2026, 10, 1)).unwrap();
        assert_eq!(days.to_string(), "2026-10-30T00:00:00Z");
        assert_eq!(due("soon", date(2026, 10, 1)), None);
    }

    #[test]
    fn a_last_day_without_work_moves_on() {
        let holidays = BankHolidays {
            days: [date(2026, 12, 25), date(2026, 12, 28)].into(),
        };
        let ends = |from| {
            due_on_working_day("P30D", from, &holidays)
                .unwrap()
                .to_string()
        };
        // The last day would be Friday 25 December: the next working day is Tuesday 29 December.
        assert_eq!(ends(date(2026, 11, 25)), "2026-12-30T00:00:00Z");
        // The last day is Tuesday 22 December.
        assert_eq!(ends(date(2026, 11, 22)), "2026-12-23T00:00:00Z");
    }
}
