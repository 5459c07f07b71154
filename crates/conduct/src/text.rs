//! Text that people read: in English and, if someone has translated it, in Welsh.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A language that pages and answers can be given in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// English: always complete.
    #[default]
    En,
    /// Cymraeg: only where a translation exists.
    Cy,
}

impl FromStr for Lang {
    type Err = UnknownLanguage;
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag {
            "en" => Ok(Self::En),
            "cy" => Ok(Self::Cy),
            _ => Err(UnknownLanguage),
        }
    }
}

/// A language tag other than `en` and `cy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the languages are en and cy")]
pub struct UnknownLanguage;

/// `"English"` or `{ en = "English", cy = "Cymraeg" }`. Copies share the words, because each answer has a dozen of
/// them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Text {
    /// The same words in every language.
    Plain(Arc<str>),
    /// One text for each language. English is always there.
    Both {
        /// English.
        en: Arc<str>,
        /// Cymraeg.
        #[serde(skip_serializing_if = "Option::is_none")]
        cy: Option<Arc<str>>,
    },
}

impl Text {
    /// The text in that language, or in English if it is not translated.
    pub fn in_language(&self, lang: Lang) -> &str {
        match (self, lang) {
            (Self::Plain(text), _) => text,
            (Self::Both { cy: Some(cy), .. }, Lang::Cy) => cy,
            (Self::Both { en, .. }, _) => en,
        }
    }

    /// The text in each language. Equal texts are listed once.
    pub fn in_every_language(&self) -> Vec<&str> {
        let mut all = vec![self.in_language(Lang::En), self.in_language(Lang::Cy)];
        all.dedup();
        all
    }

    /// The English.
    pub fn english(&self) -> &str {
        self.in_language(Lang::En)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.english())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.into())
    }
}

/// Written by hand, because an untagged enum would lose the position of a mistake inside it.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

/// The name that serde reports as expected. `sources.rs` has the message for it.
pub(crate) const EXPECTED: &str = "text";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BothForm {
    en: String,
    cy: Option<String>,
}

impl<'de> serde::de::Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(EXPECTED)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.into()))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
        let form = BothForm::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Ok(Text::Both {
            en: form.en.into(),
            cy: form.cy.map(Into::into),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Holder {
        label: Text,
    }

    #[test]
    fn welsh_falls_back_to_english() {
        let both: Holder = toml::from_str("label = { en = \"Gift\", cy = \"Rhodd\" }").unwrap();
        assert_eq!(both.label.in_language(Lang::Cy), "Rhodd");
        assert_eq!(both.label.english(), "Gift");
        let plain: Holder = toml::from_str("label = \"Gift\"").unwrap();
        assert_eq!(plain.label.in_language(Lang::Cy), "Gift");
    }

    #[test]
    fn a_third_language_is_a_mistake() {
        assert!(toml::from_str::<Holder>("label = { en = \"a\", fr = \"b\" }").is_err());
    }
}
