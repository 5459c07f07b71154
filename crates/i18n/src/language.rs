//! One language: turns a key and its arguments into what the reader sees.

use std::borrow::Cow;
use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use crate::bundle::{Bundle, WordsError};
use crate::message::{Arg, Message};
use crate::{pseudo, write};

/// One language with what it falls back to. Cheap to clone.
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

    /// The tag for `lang` attributes and cookies: `en`, `cy`, …
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.0.tag
    }

    /// The sentence for `key`. A missing key or argument shows as `⟪key⟫` and never as an empty page; use
    /// [`Language::try_t`] where that must be noticed.
    #[must_use]
    pub fn t(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.try_t(key, args).unwrap_or_else(|_| format!("⟪{key}⟫"))
    }

    /// The sentence for `key`.
    ///
    /// # Errors
    /// [`WordsError::MissingKey`] when no language of the chain has it, [`WordsError::Arguments`] when it wants others.
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

    /// A message made in Rust, said in this language.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.try_say(message)
            .unwrap_or_else(|_| format!("⟪{}⟫", message.key_or_text()))
    }

    /// A message made in Rust, said in this language.
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

    /// Text that comes from data, not from the catalogue: unchanged, but bracketed in the pseudo-language, so that a
    /// test can tell it from a sentence that nobody can translate.
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

    /// `2:30pm`, and `midday` or `midnight` on the stroke.
    #[must_use]
    pub fn time(&self, time: jiff::civil::Time) -> String {
        match (time.hour(), time.minute()) {
            (0, 0) => self.t("time-midnight", &[]),
            (12, 0) => self.t("time-midday", &[]),
            _ => self.mark(write::clock(time)),
        }
    }

    /// `21 November 2026 at 2:30pm`, as clocks in London showed it.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        self.datetime(write::in_london(at))
    }

    /// By when something is due: the whole of a day's time is its day, `20 November 2026` for the midnight that ends it; any other
    /// moment as [`Language::moment`] says it.
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
