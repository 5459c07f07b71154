//! Dates, times and money as people in the United Kingdom write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::message::Arg;

/// The time zone in which offices count days and hours. It comes with the program.
#[must_use]
pub fn london() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

/// London time at this moment.
#[must_use]
pub fn in_london(at: Timestamp) -> DateTime {
    at.to_zoned(london()).datetime()
}

/// Pence as pounds with two decimals, for programs and forms: `20.50`.
#[must_use]
pub fn pounds(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let pence = pence.unsigned_abs();
    format!("{sign}{}.{:02}", pence / 100, pence % 100)
}

/// Pence as `£25`, `£1,234.50` or `-£3`.
#[must_use]
pub fn money(pence: i64) -> String {
    let sign = if pence < 0 { "-" } else { "" };
    let (pounds, rest) = (pence.unsigned_abs() / 100, pence.unsigned_abs() % 100);
    let pounds = grouped(pounds);
    if rest == 0 {
        format!("{sign}£{pounds}")
    } else {
        format!("{sign}£{pounds}.{rest:02}")
    }
}

/// `1,234,567`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

/// `2:30pm`, `9am`
pub(crate) fn clock(time: Time) -> String {
    let half = if time.hour() < 12 { "am" } else { "pm" };
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match time.minute() {
        0 => format!("{hour}{half}"),
        minute => format!("{hour}:{minute:02}{half}"),
    }
}

pub(crate) fn date_args(date: Date) -> [(&'static str, Arg); 3] {
    [
        ("day", i64::from(date.day()).into()),
        ("month", i64::from(date.month()).into()),
        ("year", date.year().into()),
    ]
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_as_people_write_it() {
        let written = [
            (2_500, "£25"),
            (123_450, "£1,234.50"),
            (5, "£0.05"),
            (100_000_000, "£1,000,000"),
            (-301, "-£3.01"),
            (0, "£0"),
        ];
        for (pence, expected) in written {
            assert_eq!(money(pence), expected);
        }
        assert_eq!(money(i64::MIN), "-£92,233,720,368,547,758.08");
    }

    #[test]
    fn clocks() {
        assert_eq!(clock(time(14, 30, 0, 0)), "2:30pm");
        assert_eq!(clock(time(9, 0, 0, 0)), "9am");
        assert_eq!(clock(time(0, 5, 0, 0)), "12:05am");
        assert_eq!(clock(time(12, 5, 0, 0)), "12:05pm");
    }

    #[test]
    fn money_for_programs_has_two_decimals() {
        assert_eq!(
            [0, 5, 2_050, -300, 123_456_789].map(pounds),
            ["0.00", "0.05", "20.50", "-3.00", "1234567.89"]
        );
    }

    #[test]
    fn london_changes_its_clocks() {
        let london = |text: &str| in_london(text.parse().unwrap());
        assert_eq!(
            london("2026-11-21T14:30:00Z"),
            date(2026, 11, 21).at(14, 30, 0, 0)
        );
        assert_eq!(
            london("2026-07-01T23:30:00Z"),
            date(2026, 7, 2).at(0, 30, 0, 0)
        );
        assert_eq!(
            london("2026-03-29T00:59:59Z"),
            date(2026, 3, 29).at(0, 59, 59, 0)
        );
        assert_eq!(
            london("2026-03-29T01:00:00Z"),
            date(2026, 3, 29).at(2, 0, 0, 0)
        );
        assert_eq!(
            london("2026-10-25T00:59:59Z"),
            date(2026, 10, 25).at(1, 59, 59, 0)
        );
        assert_eq!(
            london("2026-10-25T01:00:00Z"),
            date(2026, 10, 25).at(1, 0, 0, 0)
        );
    }

    proptest! {
        #[test]
        fn money_keeps_every_penny(pence in any::<i64>()) {
            let digits: String = money(pence).chars().filter(char::is_ascii_digit).collect();
            let read: u128 = digits.parse().unwrap();
            let scaled = if money(pence).contains('.') { read } else { read * 100 };
            prop_assert_eq!(scaled, u128::from(pence.unsigned_abs()));
        }
    }
}
