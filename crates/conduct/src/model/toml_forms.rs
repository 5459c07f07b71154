//! Readers for dates and positions in TOML.

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use toml::Spanned;
use toml::value::Datetime;

/// An item that keeps its position in the file.
pub(crate) trait Placed {
    /// Keeps the byte offset at which the item begins.
    fn place(&mut self, at: usize);
}

/// Implements `Placed` for structs with a field `at`.
macro_rules! placed {
    ($($item:ty),+) => { $(impl $crate::model::toml_forms::Placed for $item {
        fn place(&mut self, at: usize) { self.at = at; }
    })+ };
}
pub(crate) use placed;

/// Reads `[[item]]`s, each with its position.
pub(crate) fn placed_items<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Placed,
{
    let items = Vec::<Spanned<T>>::deserialize(from)?;
    Ok((items.into_iter())
        .map(|spanned| {
            let at = spanned.span().start;
            let mut item = spanned.into_inner();
            item.place(at);
            item
        })
        .collect())
}

/// Reads a TOML date.
pub(crate) fn date<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
    civil(Datetime::deserialize(from)?)
}

/// Reads a TOML date that may be left out.
pub(crate) fn date_if_any<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Date>, D::Error> {
    Option::<Datetime>::deserialize(from)?
        .map(civil)
        .transpose()
}

/// Reads a list of TOML dates.
pub(crate) fn dates<'de, D: Deserializer<'de>, T: FromIterator<Date>>(
    from: D,
) -> Result<T, D::Error> {
    let read = Vec::<Datetime>::deserialize(from)?;
    read.into_iter().map(civil).collect()
}

/// The error for a date with a time, or a time alone. `sources.rs` has its message.
pub(crate) const NO_DAY: &str = "no-day";

fn civil<E: Error>(read: Datetime) -> Result<Date, E> {
    let wrong = || E::custom(NO_DAY);
    let (Some(date), None) = (read.date, read.time) else {
        return Err(wrong());
    };
    let part = |value: u8| i8::try_from(value).map_err(|_| wrong());
    let year = i16::try_from(date.year).map_err(|_| wrong())?;
    Date::new(year, part(date.month)?, part(date.day)?).map_err(|_| wrong())
}
