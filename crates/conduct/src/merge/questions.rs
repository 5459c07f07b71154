//! What an office's own file changes in a situation that ships: how questions read, whether they are required, their
//! order, which are left out, and which are new.

use probity_i18n::{Message, key};

use super::tree::{Entry, List, Node, Table};
use super::{FIELD, items_of};
use crate::mistake::{Mistake, one_of, snippet};
use crate::source::{Hidden, Slice, Source};

/// The key that says which question this one follows.
const AFTER: &str = "after";
/// The key that leaves a question out.
const HIDDEN: &str = "hidden";

/// Changes the situation, and takes its hidden questions out.
pub(super) fn situation(
    under: &mut Table,
    own: Table,
    over: &Source,
) -> Result<Vec<(Node, Hidden)>, Vec<Mistake>> {
    let mut questions = Questions {
        over,
        items: Vec::new(),
        hidden: Vec::new(),
        mistakes: Vec::new(),
    };
    let mut place = None;
    if let Some((key_and_list, items)) = taken(under) {
        place = Some(key_and_list);
        questions.items = items;
    }
    if let Some((key_and_list, items)) = taken_from(own, under) {
        place = place.or(Some(key_and_list));
        for item in items {
            questions.change(item);
        }
    }
    let hidden = questions.leave_out(under);
    if !questions.mistakes.is_empty() {
        return Err(questions.mistakes);
    }
    if let Some((key, at)) = place {
        let list = List {
            at,
            inline: false,
            items: questions.items,
        };
        under.put(Entry {
            name: FIELD.to_owned(),
            key,
            node: Node::List(list),
        });
    }
    Ok(hidden)
}

/// A list that was taken out: its key and its place, and its items.
type Taken = ((Slice, Slice), Vec<Node>);

/// Takes the list of questions out.
fn taken(table: &mut Table) -> Option<Taken> {
    table.list_mut(FIELD)?;
    let entry = table.take(FIELD)?;
    match entry.node {
        Node::List(list) => Some(((entry.key, list.at), list.items)),
        _ => None,
    }
}

/// Takes the list of questions out of the office's own file. Every other key replaces the one that ships.
fn taken_from(mut own: Table, under: &mut Table) -> Option<Taken> {
    let list = taken(&mut own);
    under.put_all(own);
    list
}

/// The questions while they are changed.
struct Questions<'a> {
    over: &'a Source,
    items: Vec<Node>,
    hidden: Vec<Hidden>,
    mistakes: Vec<Mistake>,
}

impl Questions<'_> {
    fn wrong(&mut self, at: Slice, what: impl Into<Message>, instead: impl Into<Message>) {
        let mistake = self.over.mistake(at.start, what, instead);
        self.mistakes.push(mistake);
    }

    fn position(&self, name: &str) -> Option<usize> {
        let named = |item: &Node| item.text_of("name") == Some(name);
        self.items.iter().position(named)
    }

    /// Changes or adds one question.
    fn change(&mut self, item: Node) {
        let Node::Table(mut own) = item else {
            self.items.push(item);
            return;
        };
        let (after, hidden) = (own.take(AFTER), own.take(HIDDEN));
        let name = own.text("name").unwrap_or_default().to_owned();
        let place = self.position(&name);
        let kept = match place {
            Some(place) => self.items.get_mut(place),
            None => None,
        };
        match kept {
            Some(Node::Table(kept)) => changed(kept, own),
            _ => self.items.push(Node::Table(own)),
        }
        if let Some(after) = after {
            self.order(&name, &after.node);
        }
        if let Some(hidden) = hidden {
            self.hide(&name, place.is_some(), &hidden.node);
        }
    }

    /// Moves a question behind the one that it names.
    fn order(&mut self, name: &str, after: &Node) {
        let Some(from) = self.position(name) else {
            return;
        };
        let item = self.items.remove(from);
        let to = after.string().and_then(|after| self.position(after));
        if to.is_none() {
            let names = self.items.iter().filter_map(|one| one.text_of("name"));
            let instead = one_of(names);
            let what = key("check-question-after").with("field", name);
            self.wrong(after.at(), what, instead);
        }
        self.items.insert(to.map_or(from, |to| to + 1), item);
    }

    /// Notes that a question is hidden. Only one that ships can be.
    fn hide(&mut self, name: &str, ships: bool, hidden: &Node) {
        let (at, over) = (hidden.at(), self.over);
        match over.text.get(at.start..at.end) {
            Some("true") if ships => self.hidden.push(Hidden {
                field: name.to_owned(),
                at,
            }),
            Some("true") => self.wrong(
                at,
                key("check-hidden-own").with("field", name),
                key("check-hidden-own-right"),
            ),
            Some("false") => {}
            _ => self.wrong(
                at,
                key("check-hidden-value").with("field", name),
                snippet("hidden = true"),
            ),
        }
    }

    /// Takes the hidden questions out of the list. Nothing that stays may depend on them.
    fn leave_out(&mut self, under: &Table) -> Vec<(Node, Hidden)> {
        let mut out = Vec::new();
        for hidden in std::mem::take(&mut self.hidden) {
            if let Some(place) = self.position(&hidden.field) {
                out.push((self.items.remove(place), hidden));
            }
        }
        for (_, hidden) in &out {
            let stays = |item: &&Node| depends(item, &hidden.field);
            let leads = self.items.iter().find(stays).map(|item| {
                let other = item.text_of("name").unwrap_or_default();
                key("check-hidden-leads")
                    .with("field", &hidden.field)
                    .with("other", other)
            });
            let names = || key("check-hidden-act").with("field", &hidden.field);
            let what = leads.or_else(|| acts_on(under, &hidden.field).then(names));
            if let Some(what) = what {
                self.wrong(hidden.at, what, key("check-hidden-right"));
            }
        }
        out
    }
}

/// Whether a question is asked only after this one, or compared with it.
fn depends(item: &Node, field: &str) -> bool {
    let Node::Table(question) = item else {
        return false;
    };
    let shown = question.table("shown-when");
    shown.and_then(|when| when.text("field")) == Some(field)
        || question.text("not-before") == Some(field)
}

/// Whether what the deed is called depends on this question.
fn acts_on(situation: &Table, field: &str) -> bool {
    let Some(Node::List(acts)) = situation.get("act") else {
        return false;
    };
    let when = |act: &Node| match act {
        Node::Table(act) => act.table("when").and_then(|when| when.text("field")) == Some(field),
        _ => false,
    };
    acts.items.iter().any(when)
}

/// Puts the keys that the office gives. Options are changed or added one by one.
fn changed(kept: &mut Table, own: Table) {
    kept.at = own.at;
    for entry in own.entries {
        let given = match entry.node {
            Node::List(own) if entry.name == "options" => {
                match kept.list_mut("options").filter(|_| of_tables(&own)) {
                    Some(options) => {
                        items_of(options, own, "value", Table::put_all);
                        continue;
                    }
                    None => Node::List(own),
                }
            }
            other => other,
        };
        kept.put(Entry {
            name: entry.name,
            key: entry.key,
            node: given,
        });
    }
}

fn of_tables(list: &List) -> bool {
    list.items.iter().all(|one| matches!(one, Node::Table(_)))
}
