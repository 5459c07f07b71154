//! `bank-holidays.toml`: the days in England and Wales on which no last day of a time limit can fall.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::toml_forms::dates;

/// The bank holidays known. After the last of them only weekends count.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BankHolidays {
    /// The days.
    #[serde(deserialize_with = "dates")]
    pub days: BTreeSet<Date>,
}

impl BankHolidays {
    /// Whether the day is a Saturday, a Sunday or a bank holiday.
    pub fn is_free(&self, day: Date) -> bool {
        matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || self.days.contains(&day)
    }
}
