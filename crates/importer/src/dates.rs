//! Dates in the formats that registers use. Reading is strict: text that could mean two things stays text.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::marks::Mark;

mod shapes;
mod tokens;

use shapes::{shape, two_ends, unreadable};
use tokens::tokens;

/// The meaning of a date cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum DateValue {
    /// One day.
    Exact {
        /// The day.
        on: Date,
    },
    /// A month.
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// A year.
    Year {
        /// The year.
        year: i16,
    },
    /// A day or month without its year.
    NoYear {
        /// The day, if there is one.
        day: Option<i8>,
        /// The month, 1 to 12.
        month: i8,
    },
    /// From one day to another, both included.
    Range {
        /// The first day.
        from: Date,
        /// The last day.
        to: Date,
    },
    /// From one year to another. Without a last year it is still running.
    Years {
        /// The first year.
        from: i16,
        /// The last year.
        to: Option<i16>,
    },
    /// Not a readable date. The original text is kept beside it.
    Unreadable,
}

impl DateValue {
    /// The day, or the first day of a range.
    #[must_use]
    pub const fn first_day(self) -> Option<Date> {
        match self {
            Self::Exact { on } => Some(on),
            Self::Range { from, .. } => Some(from),
            _ => None,
        }
    }

    /// The first day that it can mean. For a month or year, its first day.
    #[must_use]
    pub fn earliest(self) -> Option<Date> {
        match self {
            Self::Month { year, month } => Date::new(year, month, 1).ok(),
            Self::Year { year } | Self::Years { from: year, .. } => Date::new(year, 1, 1).ok(),
            _ => self.first_day(),
        }
    }
}

/// The order of day and month in a date in figures that allows both. The United Kingdom writes the day first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum DateOrder {
    /// 3/4/2025 is the third of April.
    #[default]
    DayFirst,
    /// 3/4/2025 is the fourth of March.
    MonthFirst,
}

type Read = (DateValue, Vec<Mark>);

/// Reads a whole cell as a date. An unreadable date has a mark with the reason.
#[must_use]
pub fn read_date(cell: &str, order: DateOrder) -> Read {
    let Some((weekday, tokens)) = tokens(cell) else {
        return unreadable();
    };
    let (value, mut marks) = shape(&tokens, order)
        .or_else(|| two_ends(&tokens, order))
        .unwrap_or_else(unreadable);
    if let (Some(weekday), DateValue::Exact { on }) = (weekday, value)
        && on.weekday() != weekday
    {
        marks.push(Mark::WeekdayDisagrees);
    }
    (value, marks)
}

/// Whether the whole cell is a kind of date. An impossible date counts, because it was meant as one.
pub(crate) fn is_date(cell: &str) -> bool {
    let (value, marks) = read_date(cell, DateOrder::DayFirst);
    value != DateValue::Unreadable
        || marks
            .iter()
            .any(|m| matches!(m, Mark::ImpossibleDate | Mark::DateAmbiguous))
}

#[cfg(test)]
mod tests;
