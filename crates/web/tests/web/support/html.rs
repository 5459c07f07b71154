//! A parser that reads a page tag by tag. It is stricter than a browser, because only our own and GOV.UK's templates
//! are read.

use std::collections::BTreeSet;

const VOID: [&str; 8] = ["meta", "link", "input", "br", "hr", "img", "path", "circle"];
/// Attributes whose text people read or hear.
const SPOKEN: [&str; 4] = ["aria-label", "title", "alt", "placeholder"];

/// One opening tag.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A page as tags and texts.
#[derive(Debug, Default)]
pub struct Page {
    pub tags: Vec<Tag>,
    /// Texts, each with the names of the elements around it.
    pub texts: Vec<(Vec<String>, String)>,
    pub problems: Vec<String>,
}

pub fn read(html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&mut page, &open, &rest[..at]);
        let Some((tag, after)) = rest[at + 1..].split_once('>') else {
            page.problems.push("a tag without an end".to_owned());
            break;
        };
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            close(&mut page, &mut open, name.trim());
        } else if !tag.starts_with('!') {
            let tag = parse(tag.trim_end_matches('/'));
            if !VOID.contains(&tag.name.as_str()) {
                open.push(tag.name.clone());
            }
            page.tags.push(tag);
        }
    }
    if !open.is_empty() {
        page.problems.push(format!("never closed: {open:?}"));
    }
    page
}

fn close(page: &mut Page, open: &mut Vec<String>, name: &str) {
    let expected = open.pop();
    if expected.as_deref() != Some(name) {
        page.problems.push(format!("</{name}> closes {expected:?}"));
    }
}

fn text(page: &mut Page, open: &[String], text: &str) {
    if !text.trim().is_empty() {
        page.texts.push((open.to_vec(), text.trim().to_owned()));
    }
}

fn parse(tag: &str) -> Tag {
    let (name, mut rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        let key = rest[..end].to_lowercase();
        rest = &rest[end..];
        let value = match rest
            .strip_prefix("=\"")
            .and_then(|quoted| quoted.split_once('"'))
        {
            Some((value, after)) => {
                rest = after;
                value
            }
            None => "",
        };
        attributes.push((key, value.to_owned()));
    }
    Tag {
        name: name.to_lowercase(),
        attributes,
    }
}

/// Everything wrong with a page, in words.
pub fn faults(html: &str) -> Vec<String> {
    let page = read(html);
    let mut faults = page.problems.clone();
    for twice in ["&amp;amp;", "&amp;#", "&amp;lt;", "&amp;quot;"] {
        if html.contains(twice) {
            faults.push(format!("escaped twice: {twice}"));
        }
    }
    forbidden(&page, &mut faults);
    structure(&page, &mut faults);
    references(&page, &mut faults);
    faults
}

/// Elements and attributes that the content security policy forbids.
fn forbidden(page: &Page, faults: &mut Vec<String>) {
    for tag in &page.tags {
        if ["script", "style", "iframe", "object", "base"].contains(&tag.name.as_str()) {
            faults.push(format!("<{}> is not allowed", tag.name));
        }
        for (name, value) in &tag.attributes {
            if name == "style" || name.starts_with("on") {
                faults.push(format!("attribute {name}=\"{value}\" is not allowed"));
            }
        }
        if tag.name == "img" && tag.get("alt").is_none() {
            faults.push("an image without alt".to_owned());
        }
    }
}

fn structure(page: &Page, faults: &mut Vec<String>) {
    let count = |name: &str| page.tags.iter().filter(|tag| tag.name == name).count();
    for name in ["h1", "main", "title", "html"] {
        if count(name) != 1 {
            faults.push(format!("{} <{name}>, not one", count(name)));
        }
    }
    let html = page.tags.iter().find(|tag| tag.name == "html");
    if html
        .and_then(|tag| tag.get("lang"))
        .is_none_or(str::is_empty)
    {
        faults.push("<html> has no lang".to_owned());
    }
    let title = page
        .texts
        .iter()
        .find(|(within, _)| within.last().is_some_and(|last| last == "title"));
    let title = title.map_or("", |(_, text)| text.trim_start_matches('⟦'));
    let wrong = page.tags.iter().any(|tag| {
        tag.get("class")
            .is_some_and(|class| class.starts_with("govuk-error-summary"))
    });
    if wrong != (title.starts_with("Error: ") || title.starts_with("Éŕŕóŕ: ")) {
        faults.push(format!(
            "error summary: {wrong}, but the title is `{title}`"
        ));
    }
}

/// Checks that ids are unique, and that labels, descriptions and links within the page have a target.
fn references(page: &Page, faults: &mut Vec<String>) {
    let mut ids = BTreeSet::new();
    for id in page.tags.iter().filter_map(|tag| tag.get("id")) {
        if !ids.insert(id) {
            faults.push(format!("id `{id}` twice"));
        }
    }
    for tag in &page.tags {
        let described = tag
            .get("aria-describedby")
            .unwrap_or_default()
            .split_whitespace();
        let jump = tag.get("href").and_then(|href| href.strip_prefix('#'));
        for wanted in described.chain(tag.get("for")).chain(jump) {
            if !ids.contains(wanted) {
                faults.push(format!(
                    "<{}> refers to `{wanted}`, which is not on the page",
                    tag.name
                ));
            }
        }
    }
}

/// Texts of a page in the pseudo-language that are neither from the catalogue nor marked as data.
pub fn uncatalogued(html: &str) -> Vec<String> {
    let page = read(html);
    let mut depth = 0_i32;
    let mut found = Vec::new();
    for (_, text) in &page.texts {
        let bare = outside(text, &mut depth);
        if bare.chars().any(char::is_alphabetic) {
            found.push(text.clone());
        }
    }
    for tag in &page.tags {
        let spoken = SPOKEN.iter().filter_map(|name| tag.get(name));
        found.extend(
            spoken
                .filter(|text| outside(text, &mut 0).chars().any(char::is_alphabetic))
                .map(str::to_owned),
        );
    }
    found
}

/// The part of a text outside every pair of brackets. A message with a link in it has several texts.
fn outside(text: &str, depth: &mut i32) -> String {
    let text = text
        .replace("&#x2f;", "/")
        .replace("&#x27;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    let mut bare = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => *depth += 1,
            '⟧' => *depth -= 1,
            _ if *depth == 0 => bare.push(letter),
            _ => {}
        }
    }
    bare
}
