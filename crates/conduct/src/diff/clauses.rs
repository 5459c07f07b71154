//! The clauses that changed between two versions.

use serde::Serialize;

use super::words::{self, Stretch};
use crate::model::{Clause, Instrument};
use crate::text::Lang;

/// One clause that is not the same in both versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct ClauseChange {
    /// Its reference.
    pub clause: String,
    /// Its heading, in the new version if it is there.
    pub heading: String,
    /// What happened to it.
    pub change: Change,
    /// The changes to its text, word by word. The whole text if it was added or removed.
    pub words: Vec<Stretch>,
    /// The other properties that differ.
    pub moved: Vec<Moved>,
}

/// What happened to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum Change {
    /// Only the new version has it.
    Added,
    /// Only the old version had it.
    Removed,
    /// Its text changed.
    Reworded,
    /// Its text is the same, but its kind, its topic or what it does changed.
    Moved,
}

/// A property of a clause that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Moved {
    /// `kind`, `topic` or `does`.
    pub what: &'static str,
    /// The value in the old version.
    pub from: String,
    /// The value in the new version.
    pub to: String,
}

/// Every clause that differs: first the clauses of the new version in its order, then the removed ones.
pub(super) fn compare(old: &Instrument, new: &Instrument, lang: Lang) -> Vec<ClauseChange> {
    let now = new.clauses.iter();
    let now = now.filter_map(|clause| match old.clause(&clause.reference) {
        None => Some(change(
            clause,
            Change::Added,
            "",
            clause.says.in_language(lang),
            lang,
        )),
        Some(before) => changed(before, clause, lang),
    });
    let gone = old.clauses.iter();
    let gone = gone.filter(|clause| new.clause(&clause.reference).is_none());
    let gone = gone.map(|clause| {
        change(
            clause,
            Change::Removed,
            clause.says.in_language(lang),
            "",
            lang,
        )
    });
    now.chain(gone).collect()
}

fn changed(old: &Clause, new: &Clause, lang: Lang) -> Option<ClauseChange> {
    let does = |clause: &Clause| clause.does.map_or("", |does| does.id()).to_owned();
    let moved: Vec<Moved> = [
        ("kind", old.kind.clone(), new.kind.clone()),
        ("topic", old.topic.clone(), new.topic.clone()),
        ("does", does(old), does(new)),
    ]
    .into_iter()
    .filter(|(_, from, to)| from != to)
    .map(|(what, from, to)| Moved { what, from, to })
    .collect();
    let (before, now) = (old.says.in_language(lang), new.says.in_language(lang));
    let kind = match (before == now, moved.is_empty()) {
        (true, true) => return None,
        (true, false) => Change::Moved,
        (false, _) => Change::Reworded,
    };
    let mut change = change(new, kind, before, now, lang);
    change.moved = moved;
    Some(change)
}

fn change(clause: &Clause, change: Change, old: &str, new: &str, lang: Lang) -> ClauseChange {
    ClauseChange {
        clause: clause.reference.clone(),
        heading: clause.heading.in_language(lang).to_owned(),
        change,
        words: words::compare(old, new),
        moved: Vec::new(),
    }
}
