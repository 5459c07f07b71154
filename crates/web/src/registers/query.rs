//! The query of a register's address: `?text=…&year=2026&outcome=accepted&after=…`, or `before=…` to go back.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use probity_service::input::RegisterQuery;
use probity_view::register_words;

use crate::error::WebError;

/// The longest search, in characters.
pub const LONGEST_TEXT: usize = 200;
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// The rows to show. Queries that differ only in order or spelling are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// Words to look for.
    pub text: Option<String>,
    /// The calendar year in which the financial year begins.
    pub year: Option<i16>,
    /// The register's word for what happened.
    pub outcome: Option<String>,
    /// The place after which the page starts.
    pub after: Option<String>,
    /// The place before which the page ends. Without either it is the first page.
    pub before: Option<String>,
}

impl Query {
    /// Reads an address's query.
    ///
    /// # Errors
    /// For a name that is unknown or occurs twice, an invalid year, an unknown outcome, or a text that is too long.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, WebError> {
        let mut query = Self::default();
        let mut seen = Vec::new();
        for (name, value) in pairs {
            if seen.contains(&name) {
                return Err(WebError::bad_request(format!(
                    "`{name}` twice in a register's query"
                )));
            }
            seen.push(name);
            query.take(name, value.trim())?;
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), WebError> {
        let wrong = |what: &str| {
            Err(WebError::bad_request(format!(
                "a register's query with {what}"
            )))
        };
        if value.is_empty() && ["text", "year", "outcome", "after", "before"].contains(&name) {
            return Ok(());
        }
        if value.chars().any(char::is_control) {
            return wrong("a control character");
        }
        match name {
            "text" if value.chars().count() > LONGEST_TEXT => return wrong("too long a text"),
            "text" => self.text = Some(value.split_whitespace().collect::<Vec<_>>().join(" ")),
            "after" | "before" if value.chars().count() > LONGEST_TEXT => {
                return wrong("too long a place");
            }
            "after" | "before" if self.after.is_some() || self.before.is_some() => {
                return wrong("two places");
            }
            "after" => self.after = Some(value.to_owned()),
            "before" => self.before = Some(value.to_owned()),
            "year" => match value.parse() {
                Ok(year @ 1900..=2200) => self.year = Some(year),
                _ => return wrong("an impossible year"),
            },
            "outcome"
                if register_words::OUTCOMES
                    .iter()
                    .any(|(_, word)| *word == value) =>
            {
                self.outcome = Some(value.to_owned());
            }
            "outcome" => return wrong("an unknown outcome"),
            _ => return wrong("an unknown name"),
        }
        Ok(())
    }

    /// The query as part of an address, with its question mark. Empty if it asks for nothing.
    #[must_use]
    pub fn address(&self) -> String {
        let year = self.year.map(|year| year.to_string());
        let pairs = [
            ("text", &self.text),
            ("year", &year),
            ("outcome", &self.outcome),
            ("after", &self.after),
            ("before", &self.before),
        ];
        let given = pairs.iter().filter_map(|(name, value)| {
            let value = utf8_percent_encode(value.as_ref()?, ESCAPED);
            Some(format!("{name}={value}"))
        });
        let given: Vec<String> = given.collect();
        if given.is_empty() {
            String::new()
        } else {
            format!("?{}", given.join("&"))
        }
    }

    /// The query for the service, for `size` rows of a register.
    #[must_use]
    pub fn to_register_query(self, register: &str, size: u32) -> RegisterQuery {
        RegisterQuery {
            register: register.to_owned(),
            text: self.text,
            year: self.year.map(i64::from),
            outcome: self.outcome,
            after: self.after,
            before: self.before,
            size,
            ..RegisterQuery::default()
        }
    }

    /// The same query, from the first row.
    #[must_use]
    pub fn from_start(&self) -> Self {
        Self {
            after: None,
            before: None,
            ..self.clone()
        }
    }

    /// The same query, after a place.
    #[must_use]
    pub fn after_place(&self, after: impl Into<String>) -> Self {
        Self {
            after: Some(after.into()),
            ..self.from_start()
        }
    }

    /// The same query, before a place.
    #[must_use]
    pub fn before_place(&self, before: impl Into<String>) -> Self {
        Self {
            before: Some(before.into()),
            ..self.from_start()
        }
    }

    /// Whether it has a place, so that the page is not the first.
    #[must_use]
    pub fn has_place(&self) -> bool {
        self.after.is_some() || self.before.is_some()
    }

    /// Whether a search or filter leaves out rows.
    #[must_use]
    pub fn is_filtered(&self) -> bool {
        self.text.is_some() || self.year.is_some() || self.outcome.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Query, WebError> {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        Query::read(&pairs)
    }

    #[test]
    fn an_address_is_the_same_after_reading_it() {
        let pairs = [
            ("outcome", "declined"),
            ("text", "  Bell &  Sons "),
            ("year", "2025"),
            ("after", "2025-05-01~X7"),
        ];
        let query = read(&pairs).unwrap();
        assert_eq!(
            query.address(),
            "?text=Bell%20%26%20Sons&year=2025&outcome=declined&after=2025-05-01~X7"
        );
        assert!(query.is_filtered());
        assert_eq!(
            read(&[("text", ""), ("year", " ")]).unwrap(),
            Query::default()
        );
    }

    #[test]
    fn invalid_queries_are_refused() {
        let long = "x".repeat(LONGEST_TEXT + 1);
        for wrong in [
            ("year", "soon"),
            ("year", "20255"),
            ("outcome", "eaten"),
            ("page", "2"),
            ("text", long.as_str()),
            ("text", "a\0b"),
        ] {
            assert!(read(&[wrong]).is_err(), "{wrong:?}");
        }
        assert!(read(&[("year", "2025"), ("year", "2026")]).is_err());
        assert!(read(&[("after", "2025-05-01~X7"), ("before", "2025-05-01~X9")]).is_err());
    }
}
