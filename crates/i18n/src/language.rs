//! One language: turns a key and its arguments into text for the reader.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::bundle::{Bundle, WordsError};
use crate::message::{Arg, Message};
use crate::{pseudo, write};

/// One language and the one it falls back to. Cheap to clone.
#[derive(Clone)]
pub struct Language(Arc<Inner>);

struct Inner {
    tag: String,
    chain: Vec<Arc<Bundle>>,
    pseudo: bool,
}

impl Language {
    pub(crate) fn new(tag: &str, chain: Vec<Arc<Bundle>>, pseudo: bool) -> Self {
        Self(Arc::new(Inner {
            tag: tag.to_owned(),
            chain,
            pseudo,
        }))
    }

    /// The tag for `lang` attributes and cookies, such as `en` or `cy`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// The text for `key`. A missing key or argument shows as `⟪key⟫`, never as an empty page. Use
    /// [`Language::try_t`] if it must be noticed.
    #[must_use]
    pub fn t(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.try_t(key, args).unwrap_or_else(|_| format!("⟪{key}⟫"))
    }

    /// The text for `key`.
    ///
    /// # Errors
    /// [`WordsError::MissingKey`] if no language has it, after falling back. [`WordsError::Arguments`] if it needs
    /// other arguments.
    pub fn try_t(&self, key: &str, args: &[(&str, Arg)]) -> Result<String, WordsError> {
        let missing = || WordsError::MissingKey(key.to_owned());
        let (bundle, pattern) = self
            .0
            .chain
            .iter()
            .find_map(|bundle| Some((bundle, bundle.get_message(key)?.value()?)))
            .ok_or_else(missing)?;
        let filled = self.fill(args)?;
        let mut problems = Vec::new();
        let text = bundle
            .format_pattern(pattern, Some(&filled), &mut problems)
            .into_owned();
        if let Some(problem) = problems.first() {
            return Err(WordsError::Arguments {
                key: key.to_owned(),
                problem: problem.to_string(),
            });
        }
        Ok(self.mark(text))
    }

    /// The text of a message made in Rust.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.try_say(message)
            .unwrap_or_else(|_| format!("⟪{}⟫", message.key_or_text()))
    }

    /// The text of a message made in Rust.
    ///
    /// # Errors
    /// As [`Language::try_t`].
    pub fn try_say(&self, message: &Message) -> Result<String, WordsError> {
        match message {
            Message::Written { text } => Ok(self.mark(text.clone())),
            Message::Catalogued { key, args } => {
                let args: Vec<(&str, Arg)> = args
                    .iter()
                    .map(|(name, arg)| (name.as_str(), arg.clone()))
                    .collect();
                self.try_t(key.as_str(), &args)
            }
        }
    }

    /// Text from data, not from the catalogue. It is unchanged, except in the pseudo-language, which brackets it.
    /// Tests can then tell it from text that nobody can translate.
    #[must_use]
    pub fn data<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.0.pseudo {
            pseudo::bracket(text).into()
        } else {
            text.into()
        }
    }

    /// `21 November 2026`
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.t("date-written", &write::date_args(date))
    }

    /// `2:30pm`; `midday` or `midnight` at exactly these times.
    #[must_use]
    pub fn time(&self, time: jiff::civil::Time) -> String {
        match (time.hour(), time.minute()) {
            (0, 0) => self.t("time-midnight", &[]),
            (12, 0) => self.t("time-midday", &[]),
            _ => self.mark(write::clock(time)),
        }
    }

    /// `21 November 2026 at 2:30pm`, in London time.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        self.datetime(write::in_london(at))
    }

    /// A deadline. For the midnight that ends a day it is that day, `20 November 2026`. For any other moment it is
    /// as from [`Language::moment`].
    #[must_use]
    pub fn deadline(&self, at: Timestamp) -> String {
        let due = write::in_london(at);
        match due.date().yesterday() {
            Ok(day) if due.time() == jiff::civil::Time::midnight() => self.date(day),
            _ => self.datetime(due),
        }
    }

    /// `21 November 2026 at 2:30pm`
    #[must_use]
    pub fn datetime(&self, at: DateTime) -> String {
        let args = [
            ("date", self.date(at.date()).into()),
            ("time", self.time(at.time()).into()),
        ];
        self.t("datetime-written", &args)
    }

    /// `£1,234.50` from pence.
    #[must_use]
    pub fn money(&self, pence: i64) -> String {
        self.mark(write::money(pence))
    }

    fn fill<'a>(&self, args: &'a [(&str, Arg)]) -> Result<FluentArgs<'a>, WordsError> {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            filled.set((*name).to_owned(), self.value(arg)?);
        }
        Ok(filled)
    }

    fn value<'a>(&self, arg: &'a Arg) -> Result<FluentValue<'a>, WordsError> {
        Ok(match arg {
            Arg::Text(text) => text.as_str().into(),
            Arg::Number(number) => (*number).into(),
            Arg::Date(date) => self.date(*date).into(),
            Arg::Moment(at) => self.moment(*at).into(),
            Arg::Pence(pence) => write::money(*pence).into(),
            Arg::Message(message) => self.try_say(message)?.into(),
        })
    }

    fn mark(&self, text: String) -> String {
        if self.0.pseudo {
            pseudo::bracket(&text)
        } else {
            text
        }
    }
}
