//! Writes a merged tree as one TOML text, and notes where each part comes from.

use super::tree::{Entry, Node, Table};
use crate::source::{Piece, Slice};

/// A text that is being written from two.
pub(super) struct Writer<'a> {
    /// What ships, then the office's own.
    pub texts: [&'a str; 2],
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Writer<'_> {
    /// Writes a table: first the keys that stand on a line of their own, then tables and lists under their headers.
    /// `path` is the header that it stands under, empty for the whole file.
    pub fn section(&mut self, path: &str, table: &Table) {
        for entry in table.entries.iter().filter(|one| !headed(&one.node)) {
            self.entry(entry);
            self.text.push('\n');
        }
        for entry in table.entries.iter().filter(|one| headed(&one.node)) {
            let key = self.written(entry.key);
            let path = match path {
                "" => key,
                above => format!("{above}.{key}"),
            };
            match &entry.node {
                Node::Table(below) => {
                    let only_headers = below.entries.iter().all(|one| headed(&one.node));
                    if below.entries.is_empty() || !only_headers {
                        self.made(below.at, &format!("[{path}]\n"));
                    }
                    self.section(&path, below);
                }
                Node::List(list) => {
                    for item in &list.items {
                        self.item(&path, item);
                    }
                }
                Node::Value(..) => {}
            }
        }
    }

    /// Writes one `[[item]]`.
    pub fn item(&mut self, path: &str, item: &Node) {
        if let Node::Table(table) = item {
            self.made(table.at, &format!("[[{path}]]\n"));
            self.section(path, table);
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.copied(entry.key);
        self.text.push_str(" = ");
        self.value(&entry.node);
    }

    fn value(&mut self, node: &Node) {
        match node {
            Node::Value(at, _) => self.copied(*at),
            Node::Table(table) => {
                self.made(table.at, "{ ");
                for (index, entry) in table.entries.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str(", ");
                    }
                    self.entry(entry);
                }
                self.text.push_str(" }");
            }
            Node::List(list) => {
                self.made(list.at, "[");
                for (index, item) in list.items.iter().enumerate() {
                    if index > 0 {
                        self.text.push_str(", ");
                    }
                    self.value(item);
                }
                self.text.push(']');
            }
        }
    }

    fn written(&self, from: Slice) -> String {
        let text = self.texts.get(from.layer);
        let text = text.and_then(|text| text.get(from.start..from.end));
        text.unwrap_or_default().to_owned()
    }

    fn copied(&mut self, from: Slice) {
        let text = self.written(from);
        self.piece(from, false);
        self.text.push_str(&text);
    }

    fn made(&mut self, from: Slice, text: &str) {
        self.piece(from, true);
        self.text.push_str(text);
    }

    fn piece(&mut self, from: Slice, made: bool) {
        let at = self.text.len();
        self.pieces.push(Piece { at, from, made });
    }
}

/// Whether it is written under a header of its own.
fn headed(node: &Node) -> bool {
    match node {
        Node::Table(table) => !table.inline,
        Node::List(list) => {
            let tables = list.items.iter().all(|one| matches!(one, Node::Table(_)));
            !list.inline && tables && !list.items.is_empty()
        }
        Node::Value(..) => false,
    }
}
