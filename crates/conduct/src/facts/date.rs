//! Days written as `2026-11-21`. Month and day can have one digit.

use jiff::civil::Date;

use super::problem::{Problem, Refused};

/// The years that a case can be about.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// Reads a day.
pub(super) fn date(text: &str) -> Result<Date, Refused> {
    let unreadable = || Refused::because(Problem::DateUnreadable);
    let parts: Vec<&str> = text.trim().split('-').collect();
    let [year, month, day] = parts[..] else {
        return Err(unreadable());
    };
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return Err(unreadable());
    }
    let impossible = || Refused::because(Problem::ImpossibleDate);
    let year: i16 = year.parse().map_err(|_| unreadable())?;
    let month: i8 = month.parse().map_err(|_| unreadable())?;
    let day: i8 = day.parse().map_err(|_| unreadable())?;
    if !YEARS.contains(&year) {
        return Err(impossible());
    }
    Date::new(year, month, day).map_err(|_| impossible())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date as day;

    use super::*;

    #[test]
    fn days_are_read_and_others_refused() {
        assert_eq!(date("2026-11-21"), Ok(day(2026, 11, 21)));
        assert_eq!(date(" 2026-1-2 "), Ok(day(2026, 1, 2)));
        for (text, key) in [
            ("2026-02-30", "impossible-date"),
            ("2026-13-01", "impossible-date"),
            ("0026-01-01", "impossible-date"),
            ("21/11/2026", "date-unreadable"),
            ("2026-11-21T10:00", "date-unreadable"),
            ("26-11-21", "date-unreadable"),
        ] {
            assert_eq!(
                date(text).map_err(|refused| refused.problem.key()),
                Err(key),
                "{text}"
            );
        }
    }
}
