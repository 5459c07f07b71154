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
    /// The changes to its official wording, if either version has it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wording: Vec<Stretch>,
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
    /// Its text or its official wording changed.
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
        None => Some(change(clause, Change::Added, [None, Some(clause)], lang)),
        Some(before) => changed(before, clause, lang),
    });
    let gone = old.clauses.iter();
    let gone = gone.filter(|clause| new.clause(&clause.reference).is_none());
    let gone = gone.map(|clause| change(clause, Change::Removed, [Some(clause), None], lang));
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
    let texts = |clause| (says(Some(clause), lang), wording(Some(clause), lang));
    let kind = match (texts(old) == texts(new), moved.is_empty()) {
        (true, true) => return None,
        (true, false) => Change::Moved,
        (false, _) => Change::Reworded,
    };
    let mut change = change(new, kind, [Some(old), Some(new)], lang);
    change.moved = moved;
    Some(change)
}

/// What a clause says. A clause that a version does not have says nothing.
fn says(clause: Option<&Clause>, lang: Lang) -> &str {
    clause.map_or("", |one| one.says.in_language(lang))
}

fn wording(clause: Option<&Clause>, lang: Lang) -> &str {
    let text = clause.and_then(|one| one.wording.as_ref());
    text.map_or("", |text| text.in_language(lang))
}

fn change(
    clause: &Clause,
    change: Change,
    [old, new]: [Option<&Clause>; 2],
    lang: Lang,
) -> ClauseChange {
    ClauseChange {
        clause: clause.reference.clone(),
        heading: clause.heading.in_language(lang).to_owned(),
        change,
        words: words::compare(says(old, lang), says(new, lang)),
        wording: words::compare(wording(old, lang), wording(new, lang)),
        moved: Vec::new(),
    }
}
