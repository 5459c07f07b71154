//! Tests of every date format that registers use, with the expected reading.

use super::*;

fn as_text(cell: &str) -> String {
    let (value, marks) = read_date(cell, DateOrder::DayFirst);
    let value = match value {
        DateValue::Exact { on } => on.to_string(),
        DateValue::Month { year, month } => format!("month {year}-{month:02}"),
        DateValue::Year { year } => format!("year {year}"),
        DateValue::NoYear { day, month } => {
            format!("{}/{month}", day.map_or("-".into(), |d| d.to_string()))
        }
        DateValue::Range { from, to } => format!("{from}..{to}"),
        DateValue::Years { from, to } => {
            format!("{from}..{}", to.map_or("on".into(), |t| t.to_string()))
        }
        DateValue::Unreadable => "?".into(),
    };
    marks
        .iter()
        .fold(value, |text, mark| format!("{text} {}", mark.key()))
}

#[test]
fn single_days() {
    for (cell, read) in [
        ("2024-12-02", "2024-12-02"),
        ("2024-12-02 00:00:00", "2024-12-02"),
        ("2024-12-02T00:00:00Z", "2024-12-02"),
        ("17/07/2024", "2024-07-17"),
        ("2/12/2024", "2024-12-02 day-order-assumed"),
        ("04/04/2024", "2024-04-04"),
        ("26/01/18", "2018-01-26 two-digit-year"),
        ("2.8.16", "2016-08-02 day-order-assumed two-digit-year"),
        ("22 Feb 2018", "2018-02-22"),
        ("6th September 2018", "2018-09-06"),
        ("19 th December 2017", "2017-12-19"),
        ("Thursday 23 February 2017", "2017-02-23"),
        ("Tue, 30 May 2017", "2017-05-30"),
        ("Tuesday 14 November 2021", "2021-11-14 weekday-disagrees"),
        ("20 July 2025:", "2025-07-20"),
        ("28 June 2022.", "2022-06-28"),
        ("July 4, 2024", "2024-07-04"),
    ] {
        assert_eq!(as_text(cell), read, "{cell}");
    }
}

#[test]
fn parts_and_ranges() {
    for (cell, read) in [
        ("2010-07", "month 2010-07"),
        ("June, 2010", "month 2010-06"),
        ("may 2024", "month 2024-05"),
        ("16th April", "16/4 year-missing"),
        ("13/09", "13/9 year-missing"),
        ("2018", "year 2018"),
        ("12-13 May 2016", "2016-05-12..2016-05-13"),
        ("29/30 July 2017", "2017-07-29..2017-07-30"),
        ("22 and 23 January 2025", "2025-01-22..2025-01-23"),
        ("7th - 15th May 2017", "2017-05-07..2017-05-15"),
        ("28 April - 2 May 2016", "2016-04-28..2016-05-02"),
        ("2016-05-01 - 2016-05-03", "2016-05-01..2016-05-03"),
        ("2016 - ongoing", "2016..on"),
        ("2015 - current", "2015..on"),
        ("2015-17", "2015..2017"),
        ("2022/23", "2022..2023"),
    ] {
        assert_eq!(as_text(cell), read, "{cell}");
    }
}

#[test]
fn what_stays_text() {
    for (cell, read) in [
        ("2016-18-01", "? impossible-date"),
        ("31/02/2024", "? impossible-date"),
        ("12/17/2024", "? impossible-date"),
        ("13-12 May 2016", "? impossible-date"),
        ("2010-11", "? date-ambiguous"),
        ("May 24", "? date-ambiguous"),
        ("1-4 September", "? year-missing"),
        ("Various", "? date-unreadable"),
        ("Throughout the 2025-26 season", "? date-unreadable"),
        ("", "? date-unreadable"),
        ("1", "? date-unreadable"),
        ("Nil return", "? date-unreadable"),
    ] {
        assert_eq!(as_text(cell), read, "{cell}");
    }
}

#[test]
fn the_stated_order_is_used() {
    let (value, marks) = read_date("3/4/2025", DateOrder::MonthFirst);
    assert_eq!(
        value,
        DateValue::Exact {
            on: jiff::civil::date(2025, 3, 4)
        }
    );
    assert_eq!(marks, [Mark::DayOrderAssumed]);
}
