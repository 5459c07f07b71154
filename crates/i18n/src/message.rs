//! Messages made in Rust and turned into text later, when the reader's language is known.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The key of a message in the catalogue. Make it with [`key`]: a test finds these calls and checks that the key
/// exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Cow<'static, str>);

/// The key with this name. Always call it with a literal, so that the test of the catalogue can find it.
#[must_use]
pub const fn key(name: &'static str) -> Key {
    Key(Cow::Borrowed(name))
}

impl Key {
    /// The key's name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The message with this key and a first argument.
    #[must_use]
    pub fn with(self, name: &str, value: impl Into<Arg>) -> Message {
        Message::new(self).with(name, value)
    }
}

/// One argument of a message. Dates, money and inner messages are written in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arg {
    /// Text, as it is.
    Text(String),
    /// A number. It can select a plural.
    Number(i64),
    /// A day.
    Date(Date),
    /// A moment, shown in London time.
    Moment(Timestamp),
    /// Money in pence.
    Pence(i64),
    /// Another message, for a part of a sentence.
    Message(Box<Message>),
}

macro_rules! arg_from {
    ($($from:ty => $variant:ident by $how:expr;)*) => {$(
        impl From<$from> for Arg {
            fn from(value: $from) -> Self {
                Self::$variant($how(value))
            }
        }
    )*};
}
arg_from! {
    &str => Text by str::to_owned;
    &String => Text by String::clone;
    String => Text by std::convert::identity;
    i64 => Number by std::convert::identity;
    i32 => Number by i64::from;
    i16 => Number by i64::from;
    u32 => Number by i64::from;
    usize => Number by |value| i64::try_from(value).unwrap_or(i64::MAX);
    Date => Date by std::convert::identity;
    Timestamp => Moment by std::convert::identity;
    Message => Message by Box::new;
    Key => Message by |key| Box::new(Message::new(key));
}

/// A message for the reader.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Message {
    /// From the catalogue.
    Catalogued {
        /// The message's key.
        key: Key,
        /// Its arguments.
        args: BTreeMap<String, Arg>,
    },
    /// Text from elsewhere, for example from an office's codes.
    Written {
        /// The text, as it is.
        text: String,
    },
}

impl Message {
    /// The message with this key and no arguments yet.
    #[must_use]
    pub const fn new(key: Key) -> Self {
        Self::Catalogued {
            key,
            args: BTreeMap::new(),
        }
    }

    /// Text that does not come from the catalogue.
    #[must_use]
    pub fn written(text: impl Into<String>) -> Self {
        Self::Written { text: text.into() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        if let Self::Catalogued { args, .. } = &mut self {
            args.insert(name.to_owned(), value.into());
        }
        self
    }

    /// The key, or the text if it has no key. For logs.
    #[must_use]
    pub fn key_or_text(&self) -> &str {
        match self {
            Self::Catalogued { key, .. } => key.as_str(),
            Self::Written { text } => text,
        }
    }
}

impl From<Key> for Message {
    fn from(key: Key) -> Self {
        Self::new(key)
    }
}
