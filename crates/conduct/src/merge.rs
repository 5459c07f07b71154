//! Merges an office's own file with the file of the same path that ships: labels, situations, registers and the lists
//! that all offices share. Other files are replaced as a whole.
//!
//! The result is one text, so that everything that reads files reads it as if someone had written it. It remembers
//! where each of its parts comes from.

mod questions;
mod tree;
mod write;

use self::tree::{Entry, List, Node, Table, read};
use self::write::Writer;
use crate::mistake::Mistake;
use crate::source::{Merged, Source};
use crate::toml_mistake::toml_mistake;

/// The header of a question.
const FIELD: &str = "field";

/// Whether an office's own file of this path is merged with the one that ships.
pub(crate) fn is_merged(path: &str) -> bool {
    matches!(
        path.split('/').collect::<Vec<_>>()[..],
        [
            "words.toml"
                | "bank-holidays.toml"
                | "deeds.toml"
                | "promises.toml"
                | "comparisons.toml"
        ] | ["situations" | "registers", _]
    )
}

/// The two files as one.
pub(crate) fn merge(under: Source, over: Source) -> Result<Source, Vec<Mistake>> {
    let read = |source: &Source, layer: usize| {
        read(&source.text, layer).map_err(|error| vec![toml_mistake(source, &error)])
    };
    let (mut tree, own) = (read(&under, 0)?, read(&over, 1)?);
    let mut hidden = Vec::new();
    match over.path.split_once('/') {
        Some(("situations", _)) => hidden = questions::situation(&mut tree, own, &over)?,
        Some(_) => lists(&mut tree, own, &[("column", "id", Table::put_all)]),
        None => match over.path.as_str() {
            "words.toml" => lists(&mut tree, own, &[("area", "id", area)]),
            "bank-holidays.toml" => days(&mut tree, own),
            "deeds.toml" => lists(&mut tree, own, &[("deed", "id", replace)]),
            "promises.toml" => lists(&mut tree, own, &[("promise", "id", replace)]),
            _ => lists(&mut tree, own, &[("comparison", "id", replace)]),
        },
    }
    let texts = [under.text.as_str(), over.text.as_str()];
    let mut writer = Writer {
        texts,
        text: String::new(),
        pieces: Vec::new(),
    };
    writer.section("", &tree);
    // Hidden questions come last, so that the others keep their places once these are left out.
    let asked = writer.text.len();
    for (question, _) in &hidden {
        writer.item(FIELD, question);
    }
    let Writer { text, pieces, .. } = writer;
    let merged = Merged {
        layers: vec![under, over],
        pieces,
        asked,
        hidden: hidden.into_iter().map(|(_, one)| one).collect(),
    };
    Ok(Source::merged(text, merged))
}

/// How an own item changes the one that ships.
type Change = fn(&mut Table, Table);

/// Puts an office's own keys: tables of tables by id, such as `[duty.report]`, the named lists item by item, and
/// everything else as a whole.
fn lists(under: &mut Table, own: Table, by_id: &[(&str, &str, Change)]) {
    for entry in own.entries {
        let known = by_id.iter().find(|(list, ..)| *list == entry.name);
        let rest = match known {
            Some((_, id, change)) => items(under, entry, id, *change),
            None => by_key(under, entry),
        };
        if let Some(entry) = rest {
            under.put(entry);
        }
    }
}

/// Puts each entry of a table of tables. Gives back what is not one, or has nothing to be merged with.
fn by_key(under: &mut Table, entry: Entry) -> Option<Entry> {
    let kept = under.table_mut(&entry.name);
    let Some(kept) = kept.filter(|kept| all_tables(kept)) else {
        return Some(entry);
    };
    match entry.node {
        Node::Table(own) if all_tables(&own) => {
            // What ships stands under headers, and so does what is added, even if it is written in braces.
            kept.inline = false;
            for one in own.entries {
                kept.put(one);
            }
            None
        }
        _ => Some(entry),
    }
}

fn all_tables(table: &Table) -> bool {
    let mut entries = table.entries.iter();
    entries.all(|one| matches!(one.node, Node::Table(_)))
}

/// Changes or adds each item of a list. Gives back what is no list, or has nothing to be merged with.
fn items(under: &mut Table, entry: Entry, id: &str, change: Change) -> Option<Entry> {
    let Some(kept) = under.list_mut(&entry.name) else {
        return Some(entry);
    };
    let Node::List(own) = entry.node else {
        return Some(entry);
    };
    items_of(kept, own, id, change);
    None
}

/// Changes or adds each item.
fn items_of(kept: &mut List, own: List, id: &str, change: Change) {
    for item in own.items {
        match item {
            Node::Table(own) => match with_id(kept, id, own.text(id)) {
                Some(Node::Table(one)) => change(one, own),
                _ => kept.items.push(Node::Table(own)),
            },
            other => kept.items.push(other),
        }
    }
}

/// The item with that id.
fn with_id<'a>(list: &'a mut List, id: &str, wanted: Option<&str>) -> Option<&'a mut Node> {
    let wanted = wanted?;
    (list.items.iter_mut()).find(|item| item.text_of(id) == Some(wanted))
}

/// The own item as a whole.
fn replace(kept: &mut Table, own: Table) {
    *kept = own;
}

/// The own area's keys. Its topics are added.
fn area(kept: &mut Table, own: Table) {
    kept.at = own.at;
    for entry in own.entries {
        let rest = if entry.name == "topics" {
            more(kept, entry)
        } else {
            Some(entry)
        };
        if let Some(entry) = rest {
            kept.put(entry);
        }
    }
}

/// The own days are added.
fn days(under: &mut Table, own: Table) {
    for entry in own.entries {
        if let Some(entry) = more(under, entry) {
            under.put(entry);
        }
    }
}

/// Adds to a list what it does not have. Gives back what is no list, or has nothing to be merged with.
fn more(under: &mut Table, entry: Entry) -> Option<Entry> {
    let Some(kept) = under.list_mut(&entry.name) else {
        return Some(entry);
    };
    let Node::List(own) = entry.node else {
        return Some(entry);
    };
    for item in own.items {
        let has = |one: &Node| item.string().is_some() && one.string() == item.string();
        if !kept.items.iter().any(has) {
            kept.items.push(item);
        }
    }
    None
}
