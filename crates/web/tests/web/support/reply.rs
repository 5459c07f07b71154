//! A reply of the office, with helpers for reading it.

use axum::http::{HeaderMap, StatusCode};

use super::html;

/// A reply of the office.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub html: String,
}

impl Reply {
    /// The address of a redirect.
    pub fn location(&self) -> &str {
        self.headers
            .get("location")
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The text of the main part, with each piece on its own line. References are random, so they are shown as
    /// `REFERENCE`.
    pub fn text(&self) -> String {
        let page = html::read(&self.html);
        let main = page
            .texts
            .iter()
            .filter(|(within, _)| within.iter().any(|tag| tag == "main"));
        let lines = main.map(|(_, text)| {
            let words: Vec<String> = text.split_whitespace().map(without_reference).collect();
            unescaped(&words.join(" "))
        });
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }

    /// The main text from one piece up to another.
    pub fn between(&self, from: &str, to: &str) -> String {
        let text = self.text();
        let start = text
            .find(from)
            .unwrap_or_else(|| panic!("no `{from}`: {text}"));
        let end = text[start..]
            .find(to)
            .unwrap_or_else(|| panic!("no `{to}`: {text}"));
        text[start..start + end].trim().to_owned()
    }

    /// The main text after a piece.
    pub fn after(&self, from: &str) -> String {
        let text = self.text();
        text.split_once(from)
            .unwrap_or_else(|| panic!("no `{from}`: {text}"))
            .1
            .to_owned()
    }

    /// The questions of a page of the flow. None on any other page.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.hidden().into_iter();
        let asked = asked.filter(|(name, _)| name == "go-asked");
        asked.map(|(_, field)| field).collect()
    }

    /// Where the page's form is sent.
    pub fn action(&self) -> String {
        let page = html::read(&self.html);
        let mut forms = page.tags.iter().filter(|tag| tag.name == "form");
        let sent = forms.find(|tag| {
            tag.get("method") == Some("post") && tag.get("action") != Some("/sign-out")
        });
        unescaped(sent.and_then(|tag| tag.get("action")).unwrap_or_default())
    }

    /// The values chosen on the page, in its order.
    pub fn checked(&self) -> Vec<String> {
        let page = html::read(&self.html);
        let checked = page.tags.iter().filter(|tag| tag.get("checked").is_some());
        checked
            .filter_map(|tag| tag.get("value").map(str::to_owned))
            .collect()
    }

    /// A form's hidden fields, as a browser would send them.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let page = html::read(&self.html);
        let inputs = page
            .tags
            .iter()
            .filter(|tag| tag.name == "input" && tag.get("type") == Some("hidden"));
        let of = |tag: &html::Tag, name| unescaped(tag.get(name).unwrap_or_default());
        inputs
            .map(|tag| (of(tag, "name"), of(tag, "value")))
            .collect()
    }
}

fn unescaped(text: &str) -> String {
    let names = [
        ("&#x27;", "'"),
        ("&quot;", "\""),
        ("&#x2f;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    names.iter().fold(text.to_owned(), |text, (name, letter)| {
        text.replace(name, letter)
    })
}

fn without_reference(word: &str) -> String {
    let bare = word.trim_end_matches([',', '.', ':']);
    let lengths: Vec<usize> = bare.split('-').map(str::len).collect();
    if lengths == [4, 4, 1] && !bare.chars().any(|c| c.is_ascii_lowercase()) {
        return word.replace(bare, "REFERENCE");
    }
    word.to_owned()
}
