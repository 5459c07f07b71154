//! The frame around every page: the office, links, the signed-in person, the language.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use probity_i18n::Message;
use serde::Serialize;

/// The office's name and links. The site has a default one; the `identify` middleware puts another one into the
/// request's extensions, with the person's name and the links that they may use.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Masthead {
    /// The office's name as it writes it itself. Shown in the header and in titles.
    pub office: String,
    /// Links of the service navigation, in order.
    pub navigation: Vec<NavigationItem>,
    /// The signed-in person's name, if there is one.
    pub person: Option<String>,
    /// The address of the office's privacy notice, on this site or elsewhere.
    pub privacy: Option<String>,
}

/// One link of the service navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavigationItem {
    /// An absolute path on this site.
    pub href: String,
    /// The link's text.
    pub label: Message,
    /// Whether the page shown is this one or below it.
    pub current: bool,
}

impl NavigationItem {
    /// A link to a path.
    #[must_use]
    pub fn new(href: impl Into<String>, label: impl Into<Message>) -> Self {
        Self {
            href: href.into(),
            label: label.into(),
            current: false,
        }
    }
}

impl Masthead {
    /// The masthead of an office without any links yet.
    #[must_use]
    pub fn of(office: impl Into<String>) -> Self {
        Self {
            office: office.into(),
            ..Self::default()
        }
    }

    /// Marks the link to `path` or to a page above it.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        for item in &mut self.navigation {
            let below = path.strip_prefix(item.href.as_str());
            item.current = below
                .is_some_and(|rest| rest.is_empty() || (item.href != "/" && rest.starts_with('/')));
        }
        self
    }
}

/// The value that the layout template sees as `shell`.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// The language of the page, for the `lang` attribute.
    pub language: String,
    /// Other languages that the reader can choose.
    pub languages: Vec<LanguageChoice>,
    /// Office, links and person.
    pub masthead: Masthead,
}

/// One language that the reader can choose.
#[derive(Clone, Debug, Serialize)]
pub struct LanguageChoice {
    /// Its tag.
    pub tag: String,
    /// Its name in the language itself.
    pub name: String,
    /// The link that chooses it.
    pub href: String,
}

impl LanguageChoice {
    /// The link that chooses this language and comes back to `path`.
    #[must_use]
    pub fn back_to(mut self, path: &str) -> Self {
        let path = utf8_percent_encode(path, NON_ALPHANUMERIC);
        self.href = format!("/language/{}?back={path}", self.tag);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_to_the_present_page_is_marked() {
        let links =
            ["/", "/cases", "/case"].map(|href| NavigationItem::new(href, Message::written("x")));
        let masthead = Masthead {
            navigation: links.to_vec(),
            ..Masthead::of("Office")
        };
        let current = |path: &str| -> Vec<bool> {
            masthead
                .clone()
                .at(path)
                .navigation
                .iter()
                .map(|item| item.current)
                .collect()
        };
        assert_eq!(current("/"), [true, false, false]);
        assert_eq!(current("/cases/7"), [false, true, false]);
        assert_eq!(current("/case"), [false, false, true]);
    }
}
