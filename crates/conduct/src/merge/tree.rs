//! TOML as a tree that keeps where each part stands, to merge two files and write them as one.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

use crate::source::Slice;

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// Neither a table nor a list. The text is there if it is a string.
    Value(Slice, Option<String>),
    Table(Table),
    List(List),
}

/// A table, however it is written.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// Where it begins.
    pub at: Slice,
    /// It is written in braces.
    pub inline: bool,
    /// In the order written.
    pub entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub name: String,
    pub key: Slice,
    pub node: Node,
}

/// A list, however it is written.
#[derive(Debug, Clone)]
pub(super) struct List {
    pub at: Slice,
    /// It is written in brackets, not as `[[items]]`.
    pub inline: bool,
    pub items: Vec<Node>,
}

impl Table {
    /// The value of that key.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|entry| entry.name == name);
        entry.map(|entry| &entry.node)
    }

    fn get_mut(&mut self, name: &str) -> Option<&mut Node> {
        let entry = self.entries.iter_mut().find(|entry| entry.name == name);
        entry.map(|entry| &mut entry.node)
    }

    /// The table of that key.
    pub fn table(&self, name: &str) -> Option<&Table> {
        match self.get(name)? {
            Node::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table of that key, to change.
    pub fn table_mut(&mut self, name: &str) -> Option<&mut Table> {
        match self.get_mut(name)? {
            Node::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The list of that key, to change.
    pub fn list_mut(&mut self, name: &str) -> Option<&mut List> {
        match self.get_mut(name)? {
            Node::List(list) => Some(list),
            _ => None,
        }
    }

    /// The string of that key.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Node::Value(_, text) => text.as_deref(),
            _ => None,
        }
    }

    /// Adds a key, or gives it another value in its place.
    pub fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|one| one.name == entry.name) {
            Some(kept) => *kept = entry,
            None => self.entries.push(entry),
        }
    }

    /// Puts every key of another table.
    pub fn put_all(&mut self, other: Table) {
        self.at = other.at;
        for entry in other.entries {
            self.put(entry);
        }
    }

    /// Takes a key out.
    pub fn take(&mut self, name: &str) -> Option<Entry> {
        let place = self.entries.iter().position(|entry| entry.name == name)?;
        Some(self.entries.remove(place))
    }
}

impl Node {
    /// Where it begins.
    pub fn at(&self) -> Slice {
        match self {
            Self::Value(at, _) => *at,
            Self::Table(table) => table.at,
            Self::List(list) => list.at,
        }
    }

    /// The string that a table has for that key.
    pub fn text_of(&self, name: &str) -> Option<&str> {
        match self {
            Self::Table(table) => table.text(name),
            _ => None,
        }
    }

    /// The string, if it is one.
    pub fn string(&self) -> Option<&str> {
        match self {
            Self::Value(_, text) => text.as_deref(),
            _ => None,
        }
    }
}

/// Reads one of the two texts.
pub(super) fn read(text: &str, layer: usize) -> Result<Table, Error> {
    let root = DeTable::parse(text)?;
    let reader = Reader { text, layer };
    Ok(reader.table(root.get_ref(), 0..0))
}

struct Reader<'a> {
    text: &'a str,
    layer: usize,
}

impl Reader<'_> {
    fn slice(&self, span: Range<usize>) -> Slice {
        Slice {
            layer: self.layer,
            start: span.start,
            end: span.end,
        }
    }

    fn begins_with(&self, at: usize, mark: char) -> bool {
        self.text
            .get(at..)
            .is_some_and(|rest| rest.starts_with(mark))
    }

    fn table(&self, read: &DeTable<'_>, span: Range<usize>) -> Table {
        let mut entries: Vec<Entry> = (read.iter())
            .map(|(key, value)| Entry {
                name: key.get_ref().to_string(),
                key: self.slice(key.span()),
                node: self.node(value),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key.start);
        Table {
            inline: self.begins_with(span.start, '{'),
            at: self.slice(span),
            entries,
        }
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        match value.get_ref() {
            DeValue::Table(table) => Node::Table(self.table(table, value.span())),
            DeValue::Array(items) => Node::List(self.list(items, value.span())),
            DeValue::String(text) => Node::Value(self.slice(value.span()), Some(text.to_string())),
            _ => Node::Value(self.slice(value.span()), None),
        }
    }

    fn list(&self, items: &DeArray<'_>, span: Range<usize>) -> List {
        let headed = |one: &Spanned<DeValue<'_>>| {
            matches!(one.get_ref(), DeValue::Table(_)) && self.begins_with(one.span().start, '[')
        };
        List {
            at: self.slice(span),
            inline: !items.first().is_some_and(headed),
            items: items.iter().map(|item| self.node(item)).collect(),
        }
    }
}
