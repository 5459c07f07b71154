//! The functions and filters of templates: sentences, dates, money, addresses of assets.
//!
//! - `t("key", name=value)`: a sentence; `t(message)`: a message made in Rust (`probity_i18n::Message`)
//! - `t_html("key", link="/path")`: a sentence with `<link>…</link>`, `<strong>…</strong>` in it
//! - `value
//! data`: text that comes from data; `value
//! date`, `| moment`, `| money`
//! - `choice_items(choices)`: a list of `form::Choice` in the form that GOV.UK's components expect
//! - `asset("probity.css")`: the address of a file under its content's name

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use minijinja::value::{Kwargs, ValueKind};
use minijinja::{Environment, Error, ErrorKind, HtmlEscape, Value, context};
use probity_i18n::{Arg, Language, Message};
use serde::Deserialize;

use crate::assets::Assets;
use crate::engine::Missing;

/// Adds all functions and filters to one language's environment.
pub(super) fn add(
    environment: &mut Environment<'static>,
    language: &Language,
    assets: &Arc<Assets>,
    missing: Missing,
) {
    // GOV.UK's templates take the length of values that may be undefined. Those have length 0.
    environment.add_filter("length", |value: &Value| value.len().unwrap_or(0));
    let speaker = Speaker {
        language: language.clone(),
        missing,
    };
    let speaking = speaker.clone();
    environment.add_function("t", move |what: Value, args: Kwargs| {
        speaking.t(&what, &args)
    });
    let speaking = speaker.clone();
    environment.add_function("t_html", move |key: String, args: Kwargs| {
        speaking.t_html(&key, &args)
    });
    let speaking = speaker.clone();
    environment.add_function("choice_items", move |choices: Value| {
        speaking.choice_items(&choices)
    });
    let known = Arc::clone(assets);
    environment.add_function("asset", move |name: &str| asset(&known, name));
    let speaking = language.clone();
    environment.add_filter("data", move |text: String| {
        speaking.data(&text).into_owned()
    });
    let speaking = language.clone();
    environment.add_filter("date", move |day: &str| {
        Ok::<_, Error>(speaking.date(read::<Date>(day)?))
    });
    let speaking = language.clone();
    environment.add_filter("moment", move |at: &str| {
        Ok::<_, Error>(speaking.moment(read::<Timestamp>(at)?))
    });
    let speaking = language.clone();
    environment.add_filter("deadline", move |at: &str| {
        Ok::<_, Error>(speaking.deadline(read::<Timestamp>(at)?))
    });
    let speaking = language.clone();
    environment.add_filter("money", move |pence: i64| speaking.money(pence));
}

#[derive(Clone)]
struct Speaker {
    language: Language,
    missing: Missing,
}

impl Speaker {
    fn t(&self, what: &Value, args: &Kwargs) -> Result<Value, Error> {
        let Some(key) = what.as_str() else {
            return self.message(what).map(Value::from);
        };
        let args = arguments(args)?;
        self.sentence(key, &args).map(Value::from)
    }

    fn choice_items(&self, choices: &Value) -> Result<Vec<Value>, Error> {
        let text_of = |choice: &Value, name: &str| {
            let message = choice.get_attr(name)?;
            let there = !message.is_undefined() && !message.is_none();
            there.then(|| self.message(&message)).transpose()
        };
        let items = choices.try_iter()?.map(|choice| {
            let hint = text_of(&choice, "hint")?.map(|text| context! { text });
            let (value, text) = (choice.get_attr("value")?, text_of(&choice, "text")?);
            Ok(context! { value, text, hint })
        });
        items.collect()
    }

    fn message(&self, what: &Value) -> Result<String, Error> {
        let message = Message::deserialize(what)?;
        let text = self.language.try_say(&message);
        self.or_visible(text, message.key_or_text())
    }

    fn sentence(&self, key: &str, args: &[(String, Arg)]) -> Result<String, Error> {
        let args: Vec<(&str, Arg)> = args.iter().map(|(n, a)| (n.as_str(), a.clone())).collect();
        self.or_visible(self.language.try_t(key, &args), key)
    }

    fn or_visible(
        &self,
        text: Result<String, probity_i18n::WordsError>,
        key: &str,
    ) -> Result<String, Error> {
        text.or_else(|problem| match self.missing {
            Missing::Fail => Err(Error::new(ErrorKind::InvalidOperation, problem.to_string())),
            Missing::ShowKey => {
                tracing::error!(key, language = self.language.tag(), %problem, "a sentence is missing");
                Ok(format!("⟪{key}⟫"))
            }
        })
    }

    /// Arguments are escaped before they are filled in, so only the catalogue's own tags remain. An argument that is
    /// HTML already (the text of a block) is not escaped.
    fn t_html(&self, key: &str, args: &Kwargs) -> Result<Value, Error> {
        let mut given = arguments(args)?;
        for (name, arg) in &mut given {
            let is_html = args.peek::<Value>(name)?.is_safe();
            if let (Arg::Text(text), false) = (arg, is_html) {
                *text = HtmlEscape(text).to_string();
            }
        }
        let mut html = self.sentence(key, &given)?;
        for (name, arg) in &given {
            if let Arg::Text(href) = arg {
                let open = format!("<a class=\"govuk-link\" href=\"{href}\">");
                html = html
                    .replace(&format!("<{name}>"), &open)
                    .replace(&format!("</{name}>"), "</a>");
            }
        }
        Ok(Value::from_safe_string(html))
    }
}

fn arguments(args: &Kwargs) -> Result<Vec<(String, Arg)>, Error> {
    let pairs = args.args().map(|name| {
        let value: Value = args.get(name)?;
        let arg = match (value.kind(), value.as_i64()) {
            (ValueKind::Number, Some(number)) => Arg::Number(number),
            _ => Arg::Text(value.to_string()),
        };
        Ok((name.to_owned(), arg))
    });
    pairs.collect()
}

fn asset(assets: &Assets, name: &str) -> Result<String, Error> {
    let url = assets.url(name);
    url.map(str::to_owned)
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("no asset `{name}`")))
}

fn read<T: std::str::FromStr>(text: &str) -> Result<T, Error>
where
    T::Err: std::fmt::Display,
{
    text.parse()
        .map_err(|problem: T::Err| Error::new(ErrorKind::InvalidOperation, problem.to_string()))
}
